"""Where the highest scores can be: float32 sums a few rows at a time, and the peaks among them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.folding import Folded
from kiemkracht.engines.matching.profiles import Floats, Longs, Profiles, Surprise, Weights

CHUNK, LEAST_CHUNKS, CHUNKS_PER_PLACE = 32, 128, 8
SPARE = 4
ROUNDING = np.float32(5e-6)
STEEP = np.float32(1e6)
STRIP = 32


@dataclass(frozen=True, slots=True)
class Field:
    """Everything that a block of seekers is compared with; targets are those with a meaning."""

    seekers: Profiles
    targets: Profiles
    target_rank: Longs
    turned: Floats
    folded: Folded
    weights: Weights
    surprise: Surprise
    band: Floats
    never: tuple[Longs, Longs]


@dataclass(frozen=True, slots=True)
class Room:
    """Arrays that every block of one worker uses again."""

    longing: Floats
    score: Floats
    masked: Floats
    peaks: Floats

    def rows(self, count: int) -> "Room":
        """The part for the last, smaller block."""
        return Room(
            longing=self.longing[:count],
            score=self.score[:count],
            masked=self.masked[:count],
            peaks=self.peaks,
        )


def width_for(targets: int, reach: int) -> int:
    """How many columns are whole chunks."""
    chunks = chunks_for(targets, reach)
    return -(-targets // chunks) * chunks


def chunks_for(targets: int, reach: int) -> int:
    """Some 32 columns in each, and enough chunks to choose among."""
    return max(LEAST_CHUNKS, CHUNKS_PER_PLACE * reach, -(-targets // CHUNK))


def room_for(field: Field, rows: int, reach: int) -> Room:
    """Room for blocks of `rows`; columns filled up to whole chunks with -inf."""
    count = len(field.targets)
    chunks = chunks_for(count, reach)
    width = width_for(count, reach)
    return Room(
        longing=np.zeros((rows, width), dtype=np.float32),
        score=np.full((rows, width), -np.inf, dtype=np.float32),
        masked=np.empty((rows, width), dtype=np.float32),
        peaks=np.empty((STRIP, chunks), dtype=np.float32),
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a row of the block and a column."""

    row: Longs
    column: Longs

    @staticmethod
    def of(parts: "Sequence[Pairs]") -> "Pairs":
        """All parts in one."""
        return Pairs(
            np.concatenate([part.row for part in parts]),
            np.concatenate([part.column for part in parts]),
        )


def _forbid(field: Field, rows: slice, score: Floats) -> None:
    starts, columns = field.never
    first, last = starts[rows.start], starts[rows.stop]
    per_row = np.diff(starts[rows.start : rows.stop + 1])
    score[np.repeat(np.arange(len(per_row)), per_row), columns[first:last]] = -np.inf


def add_and_sieve(field: Field, rows: slice, reach: int, room: Room) -> tuple[Pairs, Pairs]:
    """The score, the score of what may be a surprise, and which pairs may be the best of each.

    The second is the score where the longing is at most the ceiling, and steeply down from there:
    plain arithmetic, several times quicker than writing where a mask says so. A few rows at a
    time, so that they stay in the cache.
    """
    ceiling = field.band[rows, 1, np.newaxis] * np.float32(field.weights.longing) + ROUNDING
    highest = np.float32(field.weights.longing + sum(field.weights.borders) + 1)
    start = ceiling * (STEEP * highest) + highest
    likely, unlikely = [], []
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
        likely.append(sieved(score, room.peaks, reach, first))
        unlikely.append(sieved(masked, room.peaks, reach + SPARE, first))
    return Pairs.of(likely), Pairs.of(unlikely)


def sieved(score: Floats, room: Floats, reach: int, first: int) -> Pairs:
    """Pairs that may be among the best: at least `reach` per row if so many are above 0.

    The n-th highest peak is no higher than the n-th highest score, and only chunks that come
    so high hold any. `first` is the number of the first row; `room` gives the number of chunks.
    """
    peaks = room[: len(score)]
    _peaks(score, peaks)
    parts = score.reshape(len(score), -1, peaks.shape[1])
    place = peaks.shape[1] - reach
    bar = np.partition(peaks, place, axis=1)[:, place, np.newaxis] - ROUNDING
    bar = np.maximum(bar, np.finfo(np.float32).tiny)
    row, chunk = np.nonzero(peaks >= bar)
    inside, depth = np.nonzero(parts[row, :, chunk] >= bar[row])
    return Pairs(row[inside] + first, depth * peaks.shape[1] + chunk[inside])


def _peaks(score: Floats, out: Floats) -> None:
    """The maximum of every chunk of columns, shape (rows, chunks); below 0 just something below 0.

    Numbers above 0 have the order of their bits read as whole numbers, which go quicker.
    """
    parts = score.view(np.int32).reshape(len(score), -1, out.shape[1])
    parts.max(axis=1, out=out.view(np.int32))
