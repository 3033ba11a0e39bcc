"""Groups as everyone may count them: laid over each other they never tell of fewer than k.

The engine says who stands where; here is who is counted where. Pure functions.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

NOWHERE = -1
ROUNDS = 8

Parts = Mapping[int, int]
Places = Mapping[int, tuple[float, float]]


def apart(
    parts: Parts, places: Places, others: Sequence[tuple[Parts, int]], k: int
) -> dict[int, int]:
    """The part in which everyone is counted: a group, or `NOWHERE`.

    Every part has at least k people. So has every overlap with a part of `others`, for who is in
    both: those told before, or of another lens, each with how many people an overlap has at least
    (k or more). Fewer are counted with those they stand nearest to, and cross from one part to
    another only with so many at a time. When that can't be had, all are one part. Needs k people
    or more. Cost: O(people x others), a few times.
    """
    found = dict(parts)
    for _round in range(ROUNDS):
        before = dict(found)
        _merge_small(found, places, k)
        for other, least in others:
            _stay_together(found, other, least)
        if found == before:
            return found
    return dict.fromkeys(found, 0)


def _merge_small(found: dict[int, int], places: Places, k: int) -> None:
    sizes = Counter(found.values())
    for person, part in found.items():
        if sizes[part] < k:
            found[person] = NOWHERE
    middles = _middles(found, places)
    few = [person for person, part in found.items() if part == NOWHERE]
    if len(few) < k:
        for person in few:
            found[person] = _nearest(places[person], middles) if middles else 0


def _middles(found: Parts, places: Places) -> dict[int, tuple[float, float]]:
    here: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for person, part in found.items():
        if part != NOWHERE:
            here[part].append(places[person])
    return {
        part: (sum(x for x, _y in spots) / len(spots), sum(y for _x, y in spots) / len(spots))
        for part, spots in here.items()
    }


def _nearest(place: tuple[float, float], middles: Mapping[int, tuple[float, float]]) -> int:
    x, y = place
    return min(
        middles, key=lambda part: ((middles[part][0] - x) ** 2 + (middles[part][1] - y) ** 2, part)
    )


def _stay_together(found: dict[int, int], other: Parts, least: int) -> None:
    """Fewer than `least` people of another part go where most of that part goes."""
    overlap = Counter((other[person], part) for person, part in found.items() if person in other)
    most: dict[int, tuple[int, int]] = {}
    for (elsewhere, part), people in overlap.items():
        most[elsewhere] = max(most.get(elsewhere, (0, 0)), (people, -part))
    for person, part in found.items():
        if person in other and overlap[other[person], part] < least:
            found[person] = -most[other[person]][1]


def renumbered(found: Parts) -> tuple[dict[int, int], tuple[int, ...]]:
    """The parts numbered from 0 without gaps, and which groups they were."""
    kept = tuple(sorted({part for part in found.values() if part != NOWHERE}))
    place = {part: at for at, part in enumerate(kept)} | {NOWHERE: NOWHERE}
    return {person: place[part] for person, part in found.items()}, kept


def betrays(seen: "NDArray[int64]", k: int) -> "NDArray[int64]":
    """Statements on which two ways of grouping, laid over each other, tell of fewer than k people.

    `seen` is how many people saw each statement, per part of one grouping and per part of the
    other: shape (statements, parts, others), the people in no group as a part. Gives the rows in
    which some union of parts and some union of others differ by 1 to k - 1 people.
    Cost: O(statements x 2^(parts + others)).
    """
    import numpy as np

    _statements, parts, others = seen.shape
    one = np.array(list(product((False, True), repeat=parts)))
    two = np.array(list(product((False, True), repeat=others)))
    differs = one[:, None, :, None] ^ two[None, :, None, :]
    # As floating numbers a product of tables is fast; whole numbers of people stay exact.
    patterns = differs.reshape(-1, parts * others).astype(np.float64)
    people = seen.reshape(-1, parts * others).astype(np.float64) @ patterns.T
    return np.flatnonzero(((people > 0) & (people < k)).any(axis=1))
