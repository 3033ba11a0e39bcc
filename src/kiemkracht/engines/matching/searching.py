"""The highest scores of a block of seekers, exactly: a quick sieve, then every number again."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.folding import (
    Folded,
    crossed_borders,
    difference_of,
    longing_of,
)
from kiemkracht.engines.matching.profiles import (
    Flags,
    Floats,
    Longs,
    Profiles,
    Surprise,
    Weights,
)

CHUNK, LEAST_CHUNKS, CHUNKS_PER_PLACE = 32, 128, 8
SPARE = 4
ROUNDING = np.float32(5e-6)
STEEP = np.float32(1e6)
PAIRS_AT_ONCE = 1024
STRIP = 8
LEAST_LONGING = 1e-5


@dataclass(frozen=True, slots=True)
class Field:
    """Everything that a block of seekers is compared with; targets are those with a meaning."""

    seekers: Profiles
    targets: Profiles
    target_keys: Longs
    turned: Floats
    folded: Folded
    weights: Weights
    surprise: Surprise
    band: Floats
    never: tuple[Longs, Longs]


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


@dataclass(frozen=True, slots=True)
class Room:
    """Arrays that every block of one worker uses again."""

    longing: Floats
    score: Floats
    masked: Floats
    peaks: Floats
    masked_peaks: Floats

    def rows(self, count: int) -> "Room":
        """The part for the last, smaller block."""
        return Room(
            longing=self.longing[:count],
            score=self.score[:count],
            masked=self.masked[:count],
            peaks=self.peaks[:count],
            masked_peaks=self.masked_peaks[:count],
        )


def width_for(targets: int, reach: int) -> int:
    """How many columns are whole chunks."""
    chunks = _chunks(targets, reach)
    return -(-targets // chunks) * chunks


def _chunks(targets: int, reach: int) -> int:
    return max(LEAST_CHUNKS, CHUNKS_PER_PLACE * reach, -(-targets // CHUNK))


def room_for(field: Field, rows: int, reach: int) -> Room:
    """Room for blocks of `rows`; columns filled up to whole chunks with -inf."""
    count = len(field.targets)
    chunks = _chunks(count, reach)
    width = width_for(count, reach)
    return Room(
        longing=np.zeros((rows, width), dtype=np.float32),
        score=np.full((rows, width), -np.inf, dtype=np.float32),
        masked=np.empty((rows, width), dtype=np.float32),
        peaks=np.empty((rows, chunks), dtype=np.float32),
        masked_peaks=np.empty((rows, chunks), dtype=np.float32),
    )


def search(field: Field, rows: slice, reach: int, room: Room) -> tuple[Listing, Listing]:
    """The `reach` best ordinary targets and the `reach` best surprises of a block of seekers.

    The sieve works on float32 products, which differ in the last digits with the place of a row;
    what passes is computed again pair by pair, so ties are ties and go by key. Cost: one product
    of (rows, d + k) by (d + k, t), and some ten passes over the (rows, t) scores.
    """
    many = len(field.targets)
    room = room.rows(rows.stop - rows.start)
    np.matmul(field.seekers.meaning[rows], field.turned, out=room.longing[:, :many])
    _add_and_mask(field, rows, room)
    block = _Block(field, rows, reach)
    ordinary = block.best(
        room.score, room.peaks, block.with_longing, lambda own: room.longing[own] > 0
    )
    surprises = block.best(
        room.masked,
        room.masked_peaks,
        block.surprising,
        lambda own: block.may_surprise(own, room.longing),
        spare=SPARE,
    )
    return ordinary, surprises


def _forbid(field: Field, rows: slice, score: Floats) -> None:
    starts, columns = field.never
    first, last = starts[rows.start], starts[rows.stop]
    per_row = np.diff(starts[rows.start : rows.stop + 1])
    score[np.repeat(np.arange(len(per_row)), per_row), columns[first:last]] = -np.inf


def _add_and_mask(field: Field, rows: slice, room: Room) -> None:
    """The score, the score of what may be a surprise, and the peaks of both.

    The second is the score where the longing is at most the ceiling, and steeply down from there:
    plain arithmetic, several times quicker than writing where a mask says so. A few rows at a
    time, so that they stay in the cache.
    """
    ceiling = field.band[rows, 1, np.newaxis] * np.float32(field.weights.longing) + ROUNDING
    highest = np.float32(field.weights.longing + sum(field.weights.borders) + 1)
    start = ceiling * (STEEP * highest) + highest
    for first in range(0, len(room.score), STRIP):
        strip = slice(first, first + STRIP)
        longing, score, masked = room.longing[strip], room.score[strip], room.masked[strip]
        own = slice(rows.start + first, rows.start + first + len(score))
        field.folded.write(own, score, masked)
        for border in field.folded.rare:
            border.take_off(own, score)
        _forbid(field, own, score)
        np.add(score, longing, out=score)
        np.multiply(longing, -STEEP * highest, out=masked)
        np.add(masked, start[strip], out=masked)
        np.minimum(masked, score, out=masked)
        _peaks(score, room.peaks[strip])
        _peaks(masked, room.masked_peaks[strip])


def _peaks(score: Floats, out: Floats) -> None:
    """The maximum of every chunk of columns, shape (rows, chunks); below 0 just something below 0.

    Numbers above 0 have the order of their bits read as whole numbers, which go quicker.
    """
    parts = score.view(np.int32).reshape(len(score), -1, out.shape[1])
    parts.max(axis=1, out=out.view(np.int32))


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
        peaks: Floats,
        holds: Condition,
        may: Callable[[Longs], Flags],
        *,
        spare: int = 0,
    ) -> Listing:
        """The best per row for which `holds`; `may` is its quick form for whole rows."""
        found = self._verified(*self._sieved(score, peaks, spare), holds)
        short = self._short(found, np.arange(len(score)), score)
        if len(short):
            narrowed = np.where(may(short), score[short], np.float32(-1))
            again = np.empty((len(short), peaks.shape[1]), dtype=np.float32)
            _peaks(narrowed, again)
            row, column = self._sieved(narrowed, again, SPARE)
            found = found.joined(self._verified(short[row], column, holds), short)
            still = np.flatnonzero(np.isin(short, self._short(found, short, narrowed)))
            # There what lies on the edge of a condition took the place of what holds.
            row, column = np.nonzero(narrowed[still] > 0)
            found = found.joined(self._verified(short[still][row], column, holds), short[still])
        return self._listed(found)

    def _sieved(self, score: Floats, peaks: Floats, spare: int) -> tuple[Longs, Longs]:
        """Pairs that may be among the best: at least `reach` per row if so many are above 0.

        The n-th highest peak is no higher than the n-th highest score, and only chunks that come
        so high hold any. Where not all that pass the sieve will hold, a few spare ones are asked.
        """
        parts = score.reshape(len(score), -1, peaks.shape[1])
        place = peaks.shape[1] - self.reach - spare
        bar = np.partition(peaks, place, axis=1)[:, place, np.newaxis] - ROUNDING
        bar = np.maximum(bar, np.finfo(np.float32).tiny)
        row, chunk = np.nonzero(peaks >= bar)
        inside, depth = np.nonzero(parts[row, :, chunk] >= bar[row])
        return row[inside], depth * peaks.shape[1] + chunk[inside]

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
        order = np.lexsort((self.field.target_keys[found.column], -score, found.row))
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
