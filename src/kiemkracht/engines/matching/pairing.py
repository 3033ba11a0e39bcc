"""Maatjes: pairs that differ most, among those who share enough."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching.folding import crossed_borders, difference_of
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

Wide = NDArray[np.float64]
PROVEN_UP_TO = 60
LONGING_SHARE = 1e-3
MOST_PEOPLE = 3000
NODES = 2000
ROUNDS = 50


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

    `value` is the sum over pairs of difference + longing / 1000, and `bound` what no pairing of
    at least as many pairs can pass: `value` equal to `bound` (`is_optimal`) is proof.
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
    starts from the best assignment of people to each other, whose value halved is also the bound,
    cuts its circles into pairs, and swaps partners as long as that gains.
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
    partner, bound, is_optimal = _partners(value, may)
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


def _partners(value: Wide, may: Flags) -> tuple[Longs, float, bool]:
    """Partner per person (-1 alone), the bound on the value, and whether that is proven best."""
    count = len(value)
    if not may.any():
        return np.full(count, -1, dtype=np.int64), 0.0, True
    # One more pair outweighs every difference.
    worth = np.where(may, value + _one_more(value, may, count), 0.0)
    if count <= PROVEN_UP_TO:
        proven = _best(worth, may)
        if proven is not None:
            return proven, 0.0, True
    partner, ceiling = _good(worth, may)
    extra = _one_more(value, may, count) * (partner >= 0).sum() / 2
    reached = sum(worth[one, partner[one]] for one in range(count) if partner[one] > one)
    return partner, ceiling - extra, bool(ceiling - reached < 1e-9 * max(1.0, ceiling))


def _one_more(value: Wide, may: Flags, count: int) -> float:
    return float(np.abs(value[may]).max() * count + 1)


def _best(worth: Wide, may: Flags) -> Longs | None:
    """The best pairing by whole-number optimisation, None if it was not proven in time."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    one, other = np.nonzero(np.triu(may, 1))
    edges = np.arange(len(one))
    rows, columns = np.concatenate([one, other]), np.concatenate([edges, edges])
    touching = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(worth), len(one)))
    scale = worth[one, other].max()
    answer = milp(
        -worth[one, other] / scale,
        integrality=np.ones(len(one)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(touching.tocsr(), ub=1),
        options={"node_limit": NODES, "mip_rel_gap": 0},
    )
    if answer.status != 0:
        return None
    partner = np.full(len(worth), -1, dtype=np.int64)
    chosen = answer.x > 0.5
    partner[one[chosen]], partner[other[chosen]] = other[chosen], one[chosen]
    return partner


def _good(worth: Wide, may: Flags) -> tuple[Longs, float]:
    """A pairing near the best, and what no pairing can pass."""
    from scipy.optimize import linear_sum_assignment

    _, successor = linear_sum_assignment(worth, maximize=True)
    ceiling = float(worth[np.arange(len(worth)), successor].sum() / 2)
    partner = np.full(len(worth), -1, dtype=np.int64)
    for circle in _circles(successor):
        for one, other in _cut(circle, worth):
            if may[one, other]:
                partner[one], partner[other] = other, one
    return _swapped(partner, worth, may), ceiling


def _circles(successor: Longs) -> list[list[int]]:
    seen: set[int] = set()
    circles = []
    for start in range(len(successor)):
        circle, at = [], start
        while at not in seen:
            seen.add(at)
            circle.append(at)
            at = int(successor[at])
        if len(circle) > 1:
            circles.append(circle)
    return circles


def _cut(circle: list[int], worth: Wide) -> list[tuple[int, int]]:
    """The best way to take every second link of a circle."""
    size = len(circle)
    starts = range(size) if size % 2 else range(min(size, 2))
    ways = [
        [
            (circle[(start + at) % size], circle[(start + at + 1) % size])
            for at in range(0, size - 1, 2)
        ]
        for start in starts
    ]
    return max(ways, key=lambda way: sum(worth[link] for link in way))


def _swapped(partner: Longs, worth: Wide, may: Flags) -> Longs:
    """Two pairs (or a pair and someone alone) exchange partners as long as that gains."""
    partner = partner.copy()
    for _ in range(ROUNDS):
        gained = [_improve(one, partner, worth, may) for one in range(len(partner))]
        if not any(gained):
            break
    return partner


def _improve(one: int, partner: Longs, worth: Wide, may: Flags) -> bool:
    """Give `one` another partner, if what their old partners can do together makes it worth it."""
    mine = int(partner[one])
    lost = worth[one, mine] if mine >= 0 else 0.0
    everyone = np.arange(len(partner))
    theirs = np.where(partner >= 0, worth[everyone, partner], 0.0)
    left = worth[mine, partner] * (partner >= 0) if mine >= 0 else 0.0
    gain = np.where(may[one], worth[one] + left - lost - theirs, -np.inf)
    if mine >= 0:
        gain[mine] = -np.inf
    other = int(gain.argmax())
    if not gain[other] > 1e-9 * max(1.0, lost):
        return False
    old = int(partner[other])
    for each in (mine, old):
        if each >= 0:
            partner[each] = -1
    partner[one], partner[other] = other, one
    if mine >= 0 and old >= 0 and may[mine, old]:
        partner[mine], partner[old] = old, mine
    return True
