"""Maatjes: pairs that differ most, among those who share enough."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching.folding import crossed_borders, difference_of
from kiemkracht.engines.matching.partners import Wide, partners
from kiemkracht.engines.matching.profiles import (
    USUAL_WEIGHTS,
    Flags,
    Longs,
    Profiles,
    Weights,
    check_weights,
    checked,
    forbidden_pairs,
    keys_for,
)

LONGING_SHARE = 1e-3
MOST_PEOPLE = 3000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, the lower key first, with what they share and how much they differ."""

    one: int
    other: int
    longing: float
    difference: float
    crossed: tuple[bool, bool, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs, who stays alone, and how good it is.

    `value` is the sum over pairs of difference + longing / 1000, and `bound` what no pairing can
    pass, however many pairs it has. `is_optimal`: proven the best of all with most pairs.
    """

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]
    value: float
    bound: float
    is_optimal: bool


def pair_up(
    profiles: Profiles,
    *,
    least_longing: float = 0.1,
    weights: Weights = USUAL_WEIGHTS,
    never: Longs | None = None,
    keys: Longs | None = None,
) -> Pairing:
    """Pairs for learning together: as many as possible, then the largest total difference.

    A pair shares a longing of at least `least_longing` (cosine) and is not among `never` (m, 2);
    among equal differences shared longing decides, for a thousandth. Rows without meaning stay
    alone. The same profiles give the same pairs, whatever their order when `keys` go along.

    Up to 60 people the best pairing is proven by whole-number optimisation (HiGHS). Above that it
    starts from the best assignment of people to each other, cuts its circles into pairs, and swaps
    partners as long as that gains. Half the value of such an assignment is the bound.
    Returns `Pairing`. Raises EngineInputError for bad profiles, or more than 3,000 people.
    Cost: O(n²) memory, O(n³) time: 420 people in about a second.
    Sources: Edmonds 1965, doi:10.4153/CJM-1965-045-4 (the problem and its odd circles).
    It can't tell who will like whom.
    """
    check_weights(weights)
    profiles = checked(profiles, "profiles")
    if len(profiles) > MOST_PEOPLE:
        raise EngineInputError("profiles", f"pairs at most {MOST_PEOPLE} people at once")
    if not np.isfinite(least_longing):
        raise EngineInputError("least_longing", "is a finite number")
    keys = keys_for(len(profiles), keys, "keys")
    order = np.argsort(keys)
    longing, difference, may = _worth(profiles, order, least_longing, weights, never)
    value = difference + LONGING_SHARE * longing
    partner, bound, is_optimal = partners(value, may)
    pairs = tuple(
        _pair(profiles, order, one, int(partner[one]), longing, difference)
        for one in range(len(order))
        if partner[one] > one
    )
    alone = tuple(int(order[one]) for one in np.flatnonzero(partner < 0))
    total = sum(value[one, partner[one]] for one in range(len(order)) if partner[one] > one)
    return Pairing(pairs, alone, float(total), float(max(bound, total)), is_optimal)


def _worth(
    profiles: Profiles, order: Longs, least: float, weights: Weights, never: Longs | None
) -> tuple[Wide, Wide, Flags]:
    """Longing, difference and whether a pair may be, shapes (n, n), in order of key."""
    count = len(order)
    meaning = profiles.meaning[order].astype(np.float64)
    borders = profiles.borders[order]
    # einsum sums every pair alike, whatever its place; both halves are then the same.
    longing = np.einsum("id,jd->ij", meaning, meaning)
    longing = np.triu(longing, 1) + np.triu(longing, 1).T
    crossed = crossed_borders(borders[:, np.newaxis, :], borders[np.newaxis, :, :])
    difference = difference_of(crossed, weights).astype(np.float64)
    starts, columns = forbidden_pairs(never, seekers=count, targets=count, same_set=True)
    allowed = np.ones((count, count), dtype=bool)
    allowed[np.repeat(np.arange(count), np.diff(starts)), columns] = False
    has_meaning = meaning.any(axis=1)
    may = allowed[np.ix_(order, order)] & (longing >= least) & np.outer(has_meaning, has_meaning)
    return longing, difference, may


def _pair(
    profiles: Profiles, order: Longs, one: int, other: int, longing: Wide, difference: Wide
) -> Pair:
    first, second = int(order[one]), int(order[other])
    crossed = crossed_borders(profiles.borders[first], profiles.borders[second])
    a, b, c, d, e = (bool(each) for each in crossed)
    return Pair(
        first, second, float(longing[one, other]), float(difference[one, other]), (a, b, c, d, e)
    )
