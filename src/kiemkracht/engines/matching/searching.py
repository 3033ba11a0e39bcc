"""The highest scores of a block of seekers, exactly: a quick sieve, then every number again."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.folding import crossed_borders, difference_of, longing_of
from kiemkracht.engines.matching.profiles import (
    Flags,
    Floats,
    Longs,
    Weights,
)
from kiemkracht.engines.matching.sieving import (
    ROUNDING,
    SPARE,
    Field,
    Pairs,
    Room,
    add_and_sieve,
    chunks_for,
    sieved,
)

PAIRS_AT_ONCE = 1024
LEAST_LONGING = 1e-5
# 8 bits for the row of a block of 256, 31 for the score, 24 for the key of the target.
KEY_BITS, ROW_SHIFT = 24, 55


@dataclass(frozen=True, slots=True)
class Listing:
    """Per seeker the best targets that qualify, shapes (rows, reach); target -1 where none."""

    target: Longs
    longing: Floats
    difference: Floats

    def score(self, weights: Weights) -> Floats:
        """The score, -inf where there is no target."""
        total = np.float32(weights.longing) * self.longing + self.difference
        return np.where(self.target < 0, np.float32(-np.inf), total)


def search(field: Field, rows: slice, reach: int, room: Room) -> tuple[Listing, Listing]:
    """The `reach` best ordinary targets and the `reach` best surprises of a block of seekers.

    The sieve works on float32 products, which differ in the last digits with the place of a row;
    what passes is computed again pair by pair, so ties are ties and go by key. Cost: one product
    of (rows, d) by (d, t), and some ten passes over the (rows, t) scores.
    """
    many = len(field.targets)
    room = room.rows(rows.stop - rows.start)
    np.matmul(field.seekers.meaning[rows], field.turned, out=room.longing[:, :many])
    block = _Block(field, rows, reach)
    likely, unlikely = add_and_sieve(field, rows, reach, room)
    ordinary = block.best(room.score, likely, block.with_longing, lambda own: room.longing[own] > 0)
    surprises = block.best(
        room.masked, unlikely, block.surprising, lambda own: block.may_surprise(own, room.longing)
    )
    return ordinary, surprises


Condition = Callable[[Longs, Longs, Floats], Flags]


class _Block:
    """One block. Conditions are asked of few pairs; only where they reject many, of all."""

    def __init__(self, field: Field, rows: slice, reach: int) -> None:
        self.field, self.rows, self.reach = field, rows, reach
        self.mine = field.seekers.meaning[rows]
        self.borders = field.seekers.borders[rows]
        self.band = field.band[rows]

    def with_longing(self, row: Longs, column: Longs, longing: Floats) -> Flags:
        """Without shared longing there is nothing to talk about, and no suggestion."""
        return np.asarray(longing > LEAST_LONGING)

    def surprising(self, row: Longs, column: Longs, longing: Floats) -> Flags:
        """Within the band, and across enough borders."""
        crossed = crossed_borders(self.borders[row], self.field.targets.borders[column])
        low, high = self.band[row, 0] - ROUNDING / 10, self.band[row, 1] + ROUNDING / 10
        enough = crossed.sum(axis=1) >= self.field.surprise.borders
        return np.asarray(enough & (longing > LEAST_LONGING) & (longing >= low) & (longing <= high))

    def may_surprise(self, own: Longs, longing: Floats) -> Flags:
        """The same of all targets of some rows, give or take the rounding of the sieve."""
        theirs = self.field.targets.borders
        count = np.zeros((len(own), longing.shape[1]), dtype=np.int8)
        for border in range(theirs.shape[1]):
            mine = self.borders[own, border, np.newaxis]
            count[:, : len(theirs)] += crossed_borders(mine, theirs[:, border])
        low = self.band[own, 0, np.newaxis] * np.float32(self.field.weights.longing) - ROUNDING
        enough = count >= self.field.surprise.borders
        return np.asarray(enough & (longing[own] >= low) & (longing[own] > 0))

    def best(
        self,
        score: Floats,
        pairs: Pairs,
        holds: Condition,
        may: Callable[[Longs], Flags],
    ) -> Listing:
        """The best per row for which `holds`; `may` is its quick form for whole rows."""
        found = self._verified(pairs.row, pairs.column, holds)
        short = self._short(found, np.arange(len(score)), score)
        if len(short):
            narrowed = np.where(may(short), score[short], np.float32(-1))
            chunks = np.empty(
                (len(short), chunks_for(len(self.field.targets), self.reach)), np.float32
            )
            again = sieved(narrowed, chunks, self.reach + SPARE, 0)
            found = found.joined(self._verified(short[again.row], again.column, holds), short)
            still = np.flatnonzero(np.isin(short, self._short(found, short, narrowed)))
            # There what lies on the edge of a condition took the place of what holds.
            row, column = np.nonzero(narrowed[still] > 0)
            found = found.joined(self._verified(short[still][row], column, holds), short[still])
        return self._listed(found)

    def _verified(self, row: Longs, column: Longs, holds: Condition) -> "_Found":
        longing = np.empty(len(row), dtype=np.float32)
        difference = np.empty(len(row), dtype=np.float32)
        theirs = self.field.targets
        for start in range(0, len(row), PAIRS_AT_ONCE):
            part = slice(start, start + PAIRS_AT_ONCE)
            longing[part] = longing_of(self.mine[row[part]], theirs.meaning[column[part]])
            crossed = crossed_borders(self.borders[row[part]], theirs.borders[column[part]])
            difference[part] = difference_of(crossed, self.field.weights)
        good = holds(row, column, longing)
        return _Found(row[good], column[good], longing[good], difference[good])

    def _short(self, found: "_Found", rows: Longs, score: Floats) -> Longs:
        """Which of some rows have too few, with others left to look at in their scores."""
        count = np.bincount(found.row, minlength=len(self.mine))[rows]
        few = np.flatnonzero(count < self.reach)
        return np.asarray(rows[few[(score[few] > 0).sum(axis=1) > count[few]]])

    def _listed(self, found: "_Found") -> Listing:
        rows = self.rows.stop - self.rows.start
        score = np.float32(self.field.weights.longing) * found.longing + found.difference
        order = self._best_first(found, score)
        row = found.row[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)
        kept = rank < self.reach
        where, order = (row[kept], rank[kept]), order[kept]
        listing = Listing(
            np.full((rows, self.reach), -1, dtype=np.int64),
            np.zeros((rows, self.reach), dtype=np.float32),
            np.zeros((rows, self.reach), dtype=np.float32),
        )
        listing.target[where] = found.column[order]
        listing.longing[where] = found.longing[order]
        listing.difference[where] = found.difference[order]
        return listing

    def _best_first(self, found: "_Found", score: Floats) -> Longs:
        """By row, then the highest score, then the lowest key, in one number per pair.

        Scores are above 0, so their bits read as a whole number have their order.
        """
        high = np.int64(2**31 - 1) - score.view(np.int32)
        code = (found.row << ROW_SHIFT) | (high << KEY_BITS) | self.field.target_rank[found.column]
        return np.asarray(np.argsort(code))


@dataclass(frozen=True, slots=True)
class _Found:
    row: Longs
    column: Longs
    longing: Floats
    difference: Floats

    def joined(self, again: "_Found", rows: Longs) -> "_Found":
        """What was found again for some rows, in the place of what was found there before."""
        keep = ~np.isin(self.row, rows)
        return _Found(
            np.concatenate([self.row[keep], again.row]),
            np.concatenate([self.column[keep], again.column]),
            np.concatenate([self.longing[keep], again.longing]),
            np.concatenate([self.difference[keep], again.difference]),
        )
