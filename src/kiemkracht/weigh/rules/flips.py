"""Old beside new: what most makers answered, how far two sides lie apart, what flips. All pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

ECONOMIC_MOST = Fraction(3, 10)
"""Above this share of what is asked, a framework looks at money too much."""


class Turn(StrEnum):
    """What became of a case under the new framework."""

    SAME = "same"
    FLIPS = "flips"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Flip:
    """A case under both; an empty answer means that there is no common one."""

    old: str
    new: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class GapTerm:
    """One answer in a gap: how many of each side gave it, of how many."""

    answer: str
    of_a: int
    of_b: int


@dataclass(frozen=True, slots=True)
class Gap:
    """How far two sides lie apart, from 0 (the same) to 1 (nobody alike), with its terms."""

    size: Fraction
    all_a: int
    all_b: int
    terms: tuple[GapTerm, ...]


def common_answer(answers: Iterable[str]) -> str:
    """The answer that more makers gave than any other; empty for a tie or for no answers."""
    ranked = Counter(answers).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def flip(old: Iterable[str], new: Iterable[str]) -> Flip:
    """Lay both beside each other. Without a common answer under one of them it is unclear."""
    before, after = common_answer(old), common_answer(new)
    if not before or not after:
        return Flip(before, after, Turn.UNCLEAR)
    return Flip(before, after, Turn.SAME if before == after else Turn.FLIPS)


def gap(a: Mapping[str, int], b: Mapping[str, int], order: Iterable[str]) -> Gap | None:
    """Half of the sum of |share of a - share of b| over the answers in `order`, exactly.

    None when one of the sides gave no answer.
    """
    all_a, all_b = sum(a.values()), sum(b.values())
    if not all_a or not all_b:
        return None
    terms = tuple(GapTerm(each, a.get(each, 0), b.get(each, 0)) for each in order)
    size = sum(
        (abs(Fraction(each.of_a, all_a) - Fraction(each.of_b, all_b)) for each in terms),
        Fraction(0),
    )
    return Gap(size / 2, all_a, all_b, terms)


def looks_at_money_too_much(economic: int, everything: int) -> bool:
    """Whether more than 30 % of what is asked is about money, cost or efficiency."""
    return everything > 0 and Fraction(economic, everything) > ECONOMIC_MOST
