"""Whole numbers about pairs of statements, from which the axes follow exactly."""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.votes import Ints, VoteMatrix

BLOCK = 4096
AT_ONCE = 16_384
LIGHT = 6
SLICES = 3
MOST_STATEMENTS = 10_000


@dataclass(frozen=True, slots=True)
class Together:
    """Whole numbers about pairs of statements, all of shape (t, t), in Polis' sign.

    `seen[i, j]` people voted on both; `left[i, j]` is the sum of their votes on i, and
    `product[i, j]` the sum of the products of both votes.
    """

    seen: NDArray[np.int32]
    left: NDArray[np.int32]
    product: NDArray[np.int32]


def together(
    matrix: VoteMatrix,
    votes: NDArray[np.int64],
    used: NDArray[np.bool_],
    executor: Executor | None = None,
) -> Together:
    """Count pairs of the `used` statements (t of the T), tables of shape (t, t).

    Whole numbers, so the order of people can't change a bit of the outcome.
    Raises EngineInputError for more than 10,000 used statements, as the tables would not fit.
    Cost: who voted on up to one in six pair by pair, O(votes per person) per vote; who voted on
    more in blocks of 4096 people as matrix products, O(t²) per person; memory O(t² + 4096 t).
    """
    count = int(used.sum())
    if count > MOST_STATEMENTS:
        raise EngineInputError("log", f"has {count} statements; at most {MOST_STATEMENTS} fit")
    numbers = np.diff(matrix.starts)
    is_light = numbers * LIGHT <= count
    light = _as_pairs(matrix, votes, used, np.flatnonzero(is_light), executor)
    if is_light.all():
        return light
    return _added(light, _as_blocks(matrix, votes, used, np.flatnonzero(~is_light)))


def _votes_of(matrix: VoteMatrix, people: Ints) -> tuple[Ints, Ints]:
    """Where the votes of these people stand, and whose (from 0) each is."""
    lengths = matrix.starts[people + 1] - matrix.starts[people]
    ends = np.cumsum(lengths)
    whose = np.repeat(np.arange(len(people)), lengths)
    return np.repeat(matrix.starts[people] - (ends - lengths), lengths) + np.arange(
        ends[-1] if len(ends) else 0
    ), whose


def _as_pairs(
    matrix: VoteMatrix,
    votes: NDArray[np.int64],
    used: NDArray[np.bool_],
    people: Ints,
    executor: Executor | None,
) -> Together:
    """One product of sparse tables, in which every whole number holds four small ones.

    A vote v is 1 + v·2^16 in the one table and 1 + v·2^32 in the other, so a pair (v, w) adds
    1 + v·2^16 + w·2^32 + v·w·2^48. No sum over 16,384 people leaves its 16 bits.
    """
    count = int(used.sum())
    work = _batches(matrix, votes, used, people)
    whole = tuple(np.zeros((count, count), dtype=np.int32) for _ in range(4))
    for part in executor.map(_packed, work) if executor else map(_packed, work):
        for table, more in zip(whole, _unpacked(part), strict=True):
            np.add(table, more, out=table, casting="same_kind")
    return _both_halves(*whole)


Batch = tuple[NDArray[np.int32], Ints, Ints, int]


def _batches(
    matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_], people: Ints
) -> Iterator[Batch]:
    """Columns, values and where each person starts, of 16,384 people at a time, and how wide."""
    place = (np.cumsum(used) - 1).astype(np.int32)
    count, everything = int(used.sum()), bool(used.all())
    for first in range(0, len(people), AT_ONCE):
        some = people[first : first + AT_ONCE]
        if everything and some[-1] - some[0] == len(some) - 1:
            # All votes of people in a row: nothing to look up.
            starts = matrix.starts[some[0] : some[-1] + 2]
            part = slice(starts[0], starts[-1])
            yield matrix.columns[part], votes[part], starts - starts[0], count
            continue
        index, whose = _votes_of(matrix, some)
        index, whose = index[kept := used[matrix.columns[index]]], whose[kept]
        starts = np.concatenate([[0], np.cumsum(np.bincount(whose, minlength=len(some)))])
        yield place[matrix.columns[index]], votes[index], starts, count


def _packed(work: Batch) -> NDArray[np.int64]:
    """The upper half of the table of pairs: of what comes first with what comes later."""
    column, value, starts, count = work
    people = len(starts) - 1
    where = starts.astype(np.int32)
    other = csr_array((1 + (value << 32), column, where), shape=(people, count))
    one = other.T.tocsr()
    one.data = 1 + ((one.data - 1) >> 16)
    # Columns stand in order within a person, so a slice of statements is a slice of every row.
    packed = np.zeros((count, count), dtype=np.int64)
    step = max(-(-count // SLICES), 1)
    for first in range(0, count, step):
        later = other[:, first:] if first else other
        packed[first : first + step, first:] = (one[first : first + step] @ later).toarray()
    return packed


def _unpacked(packed: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """Seen, left, right and product of every pair."""
    seen, packed = _lowest(packed)
    left, packed = _lowest(packed)
    right, product = _lowest(packed)
    return seen, left, right, product


def _both_halves(
    seen: NDArray[np.int32],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    product: NDArray[np.int32],
) -> Together:
    """What is left of one pair is right of the same pair the other way round."""
    below = np.tri(len(seen), k=-1, dtype=bool)
    return Together(
        np.where(below, seen.T, seen),
        np.where(below, right.T, left),
        np.where(below, product.T, product),
    )


def _lowest(packed: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The number in the lowest 16 bits, with its sign, and what is left above it."""
    low = (packed << 48) >> 48
    return low, (packed - low) >> 16


def _added(one: Together, other: Together) -> Together:
    return Together(one.seen + other.seen, one.left + other.left, one.product + other.product)


def _as_blocks(
    matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_], people: Ints
) -> Together:
    count = int(used.sum())
    seen, left, product = (np.zeros((count, count), dtype=np.int32) for _ in range(3))
    for first in range(0, len(people), BLOCK):
        was_seen, cast = _block(matrix, votes, used, people[first : first + BLOCK])
        seen += (was_seen.T @ was_seen).astype(np.int32)
        left += (cast.T @ was_seen).astype(np.int32)
        product += (cast.T @ cast).astype(np.int32)
    return Together(seen, left, product)


def _block(
    matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_], people: Ints
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Who saw what, and what they voted, for up to 4096 people; shapes (people, t).

    float32 holds these whole numbers and their sums exactly: a block has fewer than 2**24.
    """
    index, whose = _votes_of(matrix, people)
    keep = used[matrix.columns[index]]
    cell = whose[keep], (np.cumsum(used) - 1)[matrix.columns[index][keep]]
    was_seen = np.zeros((len(people), int(used.sum())), dtype=np.float32)
    cast = np.zeros_like(was_seen)
    was_seen[cell] = 1
    cast[cell] = votes[index][keep]
    return was_seen, cast
