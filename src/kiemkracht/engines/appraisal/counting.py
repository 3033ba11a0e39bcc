"""From sheets to readings: sums per group of people, and one value per item or link.

Answers are counted in sixths: the mean of one, two or three statements is then a whole number, so
that sums are exact and the order of the sheets can't matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.appraisal.photo import INITIATORS, Photo
from kiemkracht.engines.appraisal.questions import CODES, ITEMS, LINKS, PER_LINK, READINGS

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]
Numbers = NDArray[Any]  # 64-bit whole numbers, or 32-bit floats when drawn

_PER_STATEMENT = np.array([0, 6, 3, 2], np.int64)  # sixths per point, by statements answered


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Answers per cell, a cell being one group of people in one photo.

    `sixths` and `counts` (C, 11): the sum of answers in sixths and how many answered; `photo` (C,)
    the row of the photo; `is_initiators` (C,); `names` the groups.
    """

    sixths: Whole
    counts: Whole
    photo: Whole
    is_initiators: Flags
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """One value per photo and reading, shapes (P, 11).

    `values` 0..4, NaN when undefined; `is_settled` when the group fixed it; `is_split` when it is
    the mean of initiators and of those affected, each side counting the same; `counts` answers;
    `too_few` when there are answers, but fewer than k.
    """

    values: Floats
    is_settled: Flags
    is_split: Flags
    counts: Whole
    too_few: Flags


def in_sixths(values: NDArray[np.int8]) -> tuple[Whole, Flags]:
    """Answers (n, 23) as readings (n, 11) in sixths, and whether each reading was answered."""
    given = np.where(values < 0, 0, values).astype(np.int64)
    known = values >= 0
    items, statements = given[:, : len(ITEMS)], given[:, len(ITEMS) :]
    shape = (len(values), len(LINKS), PER_LINK)
    answered = known[:, len(ITEMS) :].reshape(shape).sum(axis=2)
    links = statements.reshape(shape).sum(axis=2) * _PER_STATEMENT[answered]
    return (
        np.concatenate([items * 6, links], axis=1),
        np.concatenate([known[:, : len(ITEMS)], answered > 0], axis=1),
    )


def tally(photos: Sequence[Photo]) -> Tally:
    """Count all sheets of all photos at once. Cost: O(sheets · 23)."""
    names = [name for photo in photos for name in photo.answers.groups]
    widths = np.array([len(photo.answers.groups) for photo in photos], np.int64)
    first = np.concatenate([[0], np.cumsum(widths)[:-1]]) if len(photos) else widths
    cell = _joined([photo.answers.group_of + at for photo, at in zip(photos, first, strict=True)])
    sixths, known = in_sixths(_joined_values(photos))
    shape = (len(names), len(READINGS))
    sums, counts = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for column in range(len(READINGS)):
        sums[:, column] = np.bincount(cell, sixths[:, column], len(names))
        counts[:, column] = np.bincount(cell, known[:, column], len(names))
    return Tally(
        sums,
        counts,
        np.repeat(np.arange(len(photos)), widths),
        np.array([name == INITIATORS for name in names], np.bool_),
        tuple(names),
    )


def _joined(parts: list[Whole]) -> Whole:
    return np.concatenate([*parts, np.zeros(0, np.int64)]).astype(np.int64)


def _joined_values(photos: Sequence[Photo]) -> NDArray[np.int8]:
    sheets = [photo.answers.values for photo in photos if len(photo.answers)]
    return np.concatenate(sheets) if sheets else np.zeros((0, len(CODES)), np.int8)


def readings_of(photos: Sequence[Photo], counted: Tally, k: int) -> Readings:
    """One value per item and link.

    When at least k initiators and k of those affected answered, each side counts for half,
    whatever its number; else everyone who answered counts the same, so that a side of a few can't
    be read off. Fewer than k answers give no value. What was settled goes before all this.
    """
    count = len(photos)
    of, own = counted.photo, counted.is_initiators
    sums = (_per_photo(counted.sixths, of, own, count), _per_photo(counted.sixths, of, ~own, count))
    seen = (_per_photo(counted.counts, of, own, count), _per_photo(counted.counts, of, ~own, count))
    total = seen[0] + seen[1]
    is_split = (seen[0] >= k) & (seen[1] >= k)
    values = consolidated(sums, seen, is_split)
    too_few = (total > 0) & (total < k)
    values = np.where(total >= k, values, np.nan)
    settled = _settled(photos)
    is_settled = ~np.isnan(settled)
    return Readings(
        np.where(is_settled, settled, values),
        is_settled,
        is_split & ~is_settled,
        total,
        too_few & ~is_settled,
    )


def consolidated(
    sums: tuple[Numbers, Numbers],
    counts: tuple[Numbers, Numbers],
    is_split: Flags,
) -> Floats:
    """Means 0..4 from sums in sixths of initiators and of those affected; NaN without answers."""
    one, other = mean_of(sums[0], counts[0]), mean_of(sums[1], counts[1])
    pooled = mean_of(sums[0] + sums[1], counts[0] + counts[1])
    return np.asarray(np.where(is_split, (one + other) / 2, pooled))


def mean_of(sixths: Numbers, counts: Numbers) -> Floats:
    """Means 0..4 from sums in sixths; NaN where nobody answered."""
    exact = np.asarray(sixths, np.float64)
    people = np.asarray(counts, np.float64)
    return np.asarray(np.where(people > 0, exact / np.where(people > 0, 6 * people, 1), np.nan))


def _per_photo(table: Whole, of: Whole, chosen: Flags, count: int) -> Whole:
    out = np.zeros((count, table.shape[1]), np.int64)
    np.add.at(out, of[chosen], table[chosen])
    return out


def _settled(photos: Sequence[Photo]) -> Floats:
    out = np.full((len(photos), len(READINGS)), np.nan)
    for row, photo in enumerate(photos):
        for code, value in photo.settled.items():
            out[row, READINGS.index(code)] = value
    return out
