"""Borders folded into extra dimensions, so that one inner product gives the whole difference."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.profiles import BORDERS, UNKNOWN, Flags, Floats, Ints, Weights


@dataclass(frozen=True, slots=True)
class Folded:
    """`seekers` (n, k) · `targets` (k, t) is the difference of every pair.

    Per border one dimension that gives its weight when both sides are known, and one for every
    side, with the weight negative, that takes it away again when both stand on the same side.
    `seekers` is a recipe, unfolded per block: for 100,000 people it would be larger than they are.
    """

    columns: Ints
    targets: Floats

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
    columns = np.full(seekers.shape, UNKNOWN, dtype=np.int32)
    known = (targets != UNKNOWN).T * weights.row()[:, np.newaxis]
    extra = [known.astype(np.float32)]
    width = len(BORDERS)
    for border, weight in enumerate(weights.row()):
        mine, theirs = seekers[:, border], targets[:, border]
        sides = np.intersect1d(mine[mine != UNKNOWN], theirs[theirs != UNKNOWN])
        place = np.minimum(np.searchsorted(sides, mine), max(len(sides) - 1, 0))
        is_shared = (sides[place] == mine) if len(sides) else np.zeros(len(mine), bool)
        # 0 says: known, on a side where no target stands; any number below 5 would do.
        columns[:, border] = np.where(
            mine == UNKNOWN, UNKNOWN, np.where(is_shared, width + place, 0)
        )
        extra.append(np.where(theirs == sides[:, np.newaxis], -weight, np.float32(0)))
        width += len(sides)
    return Folded(columns, np.ascontiguousarray(np.concatenate(extra), dtype=np.float32))


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
    return np.asarray((one * other).sum(axis=1), dtype=np.float32)
