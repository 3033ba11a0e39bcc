"""Which statement to ask next."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

# What the routing formula (engines.md L1.15) gives for a statement that nobody saw yet:
# importance (1 - 1/2)(0 + 1)(1/2) = 1/4, times 1 + 8, squared.
PRIORITY_OF_THE_NEW = (0.25 * 9) ** 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that this voter did not judge yet."""

    number: int
    priority: float | None
    seen: int


def choose(candidates: Sequence[Candidate], key: str) -> int | None:
    """The number of the statement to ask next, the same for the same `key`; None when done.

    After a landscape was drawn, chance decides with weights: the priorities of the last run, so
    that young statements and telling ones come first, and everyone sees another order. Before
    that the least seen comes first. `key` names the voter and how far they are, so that a page
    that is loaded again shows the same statement.
    """
    if not candidates:
        return None
    dice = random.Random(key)
    if all(each.priority is None for each in candidates):
        return min(candidates, key=lambda each: (each.seen, dice.random())).number
    weights = [
        PRIORITY_OF_THE_NEW if each.priority is None else max(each.priority, 1e-9)
        for each in candidates
    ]
    return dice.choices(candidates, weights)[0].number
