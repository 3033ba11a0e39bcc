"""Borders folded into extra dimensions, so that one inner product gives the whole difference."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.profiles import (
    BORDERS,
    UNKNOWN,
    Flags,
    Floats,
    Ints,
    Longs,
    Weights,
)

# Taking off one pair costs what a dimension costs for a thousand pairs.
DENSE_BELOW = 1000


@dataclass(frozen=True, slots=True)
class Rare:
    """A border with so many sides that few pairs stand on the same one.

    `mine` (n,) is the side of every seeker, -1 for none; the targets on side s are
    `columns[starts[s] : starts[s + 1]]`.
    """

    weight: np.float32
    mine: Longs
    starts: Longs
    columns: Longs

    def take_off(self, rows: slice, score: Floats) -> None:
        """Take the weight off where seeker and target stand on the same side."""
        side = self.mine[rows]
        known = np.flatnonzero(side >= 0)
        first, count = self.starts[side[known]], np.diff(self.starts)[side[known]]
        begin = np.cumsum(count) - count
        within = np.arange(int(count.sum())) + np.repeat(first - begin, count)
        score[np.repeat(known, count), self.columns[within]] -= self.weight


@dataclass(frozen=True, slots=True)
class Folded:
    """`seekers` (n, k) · `targets` (k, t), less the rare ones, is the difference of every pair.

    Per border one dimension that gives its weight when both sides are known, and one for every
    side, with the weight negative, that takes it away again when both stand on the same side.
    `columns` is a recipe for seekers, unfolded per block: for 100,000 people it would be larger
    than they are. Borders with very many sides are taken off by lists instead.
    """

    columns: Ints
    targets: Floats
    rare: tuple[Rare, ...]

    def block(self, rows: slice, out: Floats) -> Floats:
        """The extra dimensions of some seekers, shape (rows, k), written in `out`."""
        columns = self.columns[rows]
        ones = out[: len(columns)]
        ones[:] = 0.0
        row, border = np.nonzero(columns != UNKNOWN)
        ones[row, border] = 1.0
        side = columns[row, border]
        shared = side >= len(BORDERS)
        ones[row[shared], side[shared]] = 1.0
        return ones


def fold(seekers: Ints, targets: Ints, weights: Weights) -> Folded:
    """Sides of which only one set has members cost no dimension. Cost: O((n + t) k)."""
    columns = np.where(seekers == UNKNOWN, np.int32(UNKNOWN), np.int32(0))
    known = (targets != UNKNOWN).T * weights.row()[:, np.newaxis]
    extra, rare = [known.astype(np.float32)], []
    width = len(BORDERS)
    for border, weight in enumerate(weights.row()):
        mine, theirs = seekers[:, border], targets[:, border]
        sides = np.intersect1d(mine[mine != UNKNOWN], theirs[theirs != UNKNOWN])
        if _meet_rarely(mine, theirs, sides):
            rare.append(_rare(mine, theirs, sides, weight))
            continue
        place = _place(mine, sides)
        columns[:, border] = np.where(place >= 0, width + place, columns[:, border])
        extra.append(np.where(theirs == sides[:, np.newaxis], -weight, np.float32(0)))
        width += len(sides)
    turned = np.ascontiguousarray(np.concatenate(extra), dtype=np.float32)
    return Folded(columns, turned, tuple(rare))


def _meet_rarely(mine: Ints, theirs: Ints, sides: Ints) -> bool:
    one = np.bincount(_place(mine, sides) + 1, minlength=len(sides) + 1)[1:]
    other = np.bincount(_place(theirs, sides) + 1, minlength=len(sides) + 1)[1:]
    pairs = float((one.astype(float) * other).sum())
    return pairs * DENSE_BELOW < len(sides) * len(mine) * len(theirs)


def _rare(mine: Ints, theirs: Ints, sides: Ints, weight: np.float32) -> Rare:
    place = _place(theirs, sides)
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(len(sides) + 1))
    return Rare(weight, _place(mine, sides), starts, order)


def _place(values: Ints, sides: Ints) -> Longs:
    """The number of every value among the sides, -1 for others."""
    if len(sides) == 0:
        return np.full(len(values), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(sides, values), len(sides) - 1)
    return np.where(sides[place] == values, place, -1)


def crossed_borders(one: Ints, other: Ints) -> Flags:
    """Which borders pairs cross: both sides known, and different. Shapes (m, 5)."""
    return np.asarray((one != other) & (one != UNKNOWN) & (other != UNKNOWN))


def difference_of(crossed: Flags, weights: Weights) -> Floats:
    """The sum of the weights of crossed borders, shape (m,)."""
    # Added one by one in float64: the same sum for the same borders, whoever they belong to.
    total = np.zeros(crossed.shape[:-1])
    for border, weight in enumerate(weights.borders):
        total += crossed[..., border] * weight
    return total.astype(np.float32)


def longing_of(one: Floats, other: Floats) -> Floats:
    """Cosines of pairs of rows, shape (m,); alike whatever the place of the row in its array."""
    return np.asarray(np.einsum("ij,ij->i", one, other), dtype=np.float32)
