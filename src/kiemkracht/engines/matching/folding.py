"""Borders folded into tables, so that the whole difference of a seeker is a few rows added up."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.profiles import (
    UNKNOWN,
    Flags,
    Floats,
    Ints,
    Longs,
    Weights,
)

TABLE_BYTES = 16e6
AT_ONCE = 512
NOTHING_KNOWN, ALONE = 0, 1


@dataclass(frozen=True, slots=True)
class Rare:
    """A border with so many sides that a table of them would not fit.

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
class Table:
    """Some borders together: what seeker i crosses with target j is `values[row[i], j]`."""

    row: Longs
    values: Floats


@dataclass(frozen=True, slots=True)
class Folded:
    """The difference of every pair: a row from each table, less the rare ones."""

    tables: tuple[Table, ...]
    rare: tuple[Rare, ...]

    def write(self, rows: slice, out: Floats, spare: Floats) -> None:
        """Write what the tables say of some seekers in `out` (rows, t); `spare` has its shape."""
        first, *others = self.tables
        first.values.take(first.row[rows], axis=0, out=out, mode="clip")
        for table in others:
            table.values.take(table.row[rows], axis=0, out=spare, mode="clip")
            np.add(out, spare, out=out)


def fold(seekers: Ints, targets: Ints, weights: Weights, *, width: int | None = None) -> Folded:
    """Tables of `width` columns (those beyond the targets hold -inf). Cost: O(sides t + n log n).

    A table has a row for every combination of sides that seekers have, as long as it fits; sides
    without a target are one side. A border that fits in none is taken off by lists.
    """
    width = len(targets) if width is None else width
    most = max(int(TABLE_BYTES / (4 * max(width, 1))), 16)
    codes, rare = [], []
    for border, weight in enumerate(weights.row()):
        mine, theirs = seekers[:, border], targets[:, border]
        sides = np.intersect1d(mine[mine != UNKNOWN], theirs[theirs != UNKNOWN])
        if len(sides) + ALONE + 1 > most:
            rare.append(_rare(mine, theirs, sides, weight))
            sides = sides[:0]
        code = np.where(mine == UNKNOWN, NOTHING_KNOWN, np.maximum(_place(mine, sides) + 2, ALONE))
        codes.append((_of_codes(theirs, sides, weight, width), code))
    tables = tuple(_tables(codes, most))
    tables[0].values[:, len(targets) :] = -np.inf
    return Folded(tables, tuple(rare))


def _of_codes(theirs: Ints, sides: Ints, weight: np.float32, width: int) -> Floats:
    """What each code crosses with each target, shape (2 + sides, width)."""
    found = np.zeros((2 + len(sides), width), dtype=np.float32)
    found[ALONE:, : len(theirs)] = np.where(theirs == UNKNOWN, np.float32(0), weight)
    found[2:, : len(theirs)][theirs == sides[:, np.newaxis]] = 0
    return found


def _tables(codes: list[tuple[Floats, Longs]], most: int) -> list[Table]:
    """Borders with few sides share a table, as long as their combinations fit."""
    made: list[Table] = []
    for values, code in sorted(codes, key=lambda each: len(each[0])):
        if made:
            last = made[-1]
            pairs, row = np.unique(last.row * len(values) + code, return_inverse=True)
            if len(pairs) <= most:
                joined = np.empty((len(pairs), values.shape[1]), dtype=np.float32)
                for start in range(0, len(pairs), AT_ONCE):
                    some = pairs[start : start + AT_ONCE]
                    one, other = last.values[some // len(values)], values[some % len(values)]
                    np.add(one, other, out=joined[start : start + AT_ONCE])
                made[-1] = Table(row, joined)
                continue
        made.append(Table(code, values))
    return made


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
