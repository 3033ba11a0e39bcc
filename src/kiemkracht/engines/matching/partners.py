"""Who with whom: the most pairs, then the most worth."""

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.matching.profiles import Flags, Longs

Wide = NDArray[np.float64]
PROVEN_UP_TO = 60
NODES = 2000
ROUNDS = 50


def partners(value: Wide, may: Flags) -> tuple[Longs, float, bool]:
    """Partner per person (-1 alone), a bound on the value, and whether that is proven best.

    `value` and `may` are symmetric, (n, n). As many pairs as possible first, then their value.
    """
    count = len(value)
    if not may.any():
        return np.full(count, -1, dtype=np.int64), 0.0, True
    # One more pair outweighs every difference.
    worth = np.where(may, value + _one_more(value, may, count), 0.0)
    proven = _best(worth, may) if count <= PROVEN_UP_TO else None
    partner = _good(worth, may) if proven is None else proven
    ceiling = _ceiling(value, may)
    paired = np.flatnonzero(partner >= 0)
    reached = value[paired, partner[paired]].sum() / 2
    is_full = len(paired) >= count - 1
    return partner, ceiling, proven is not None or bool(is_full and ceiling - reached < 1e-9)


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
    answer = milp(
        -worth[one, other],
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


def _good(worth: Wide, may: Flags) -> Longs:
    """A pairing near the best."""
    partner = np.full(len(worth), -1, dtype=np.int64)
    for circle in _circles(_assigned(worth)):
        for one, other in _cut(circle, worth):
            if may[one, other]:
                partner[one], partner[other] = other, one
    return _swapped(_company(partner, worth, may), worth, may)


def _assigned(worth: Wide) -> Longs:
    """To everyone someone else, everyone once: the largest total worth."""
    from scipy.optimize import linear_sum_assignment

    return np.asarray(linear_sum_assignment(worth, maximize=True)[1], dtype=np.int64)


def _ceiling(value: Wide, may: Flags) -> float:
    """What no pairing can pass: a pairing, counted from both sides, is such an assignment."""
    gains = np.where(may, np.maximum(value, 0.0), 0.0)
    return float(gains[np.arange(len(gains)), _assigned(gains)].sum() / 2)


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


def _company(partner: Longs, worth: Wide, may: Flags) -> Longs:
    """Two people alone each join one of a pair, where that can be."""
    partner = partner.copy()
    alone = [int(each) for each in np.flatnonzero(partner < 0)]
    while alone:
        one = alone.pop(0)
        for other in alone:
            first = np.flatnonzero(may[one] & (partner >= 0))
            first = first[may[other, partner[first]]]
            if len(first):
                gain = worth[one, first] + worth[other, partner[first]]
                best = int(first[(gain - worth[first, partner[first]]).argmax()])
                second = int(partner[best])
                partner[one], partner[best] = best, one
                partner[other], partner[second] = second, other
                alone.remove(other)
                break
    return partner


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
