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
    whole = Together(*(np.zeros((count, count), dtype=np.int32) for _ in range(3)))
    for part in executor.map(_packed, work) if executor else map(_packed, work):
        whole = _added(whole, _unpacked(part))
    return whole


Batch = tuple[Ints, Ints, Ints, tuple[int, int]]


def _batches(
    matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_], people: Ints
) -> Iterator[Batch]:
    """Column, person and value of the votes of 16,384 people at a time, and the shape of both."""
    place = np.cumsum(used) - 1
    for first in range(0, len(people), AT_ONCE):
        some = people[first : first + AT_ONCE]
        index, whose = _votes_of(matrix, some)
        index, whose = index[kept := used[matrix.columns[index]]], whose[kept]
        yield place[matrix.columns[index]], whose, votes[index], (int(used.sum()), len(some))


def _packed(work: Batch) -> NDArray[np.int64]:
    column, whose, value, (count, people) = work
    one = csr_array((1 + (value << 16), (column, whose)), shape=(count, people))
    other = csr_array((1 + (value << 32), (whose, column)), shape=(people, count))
    return np.asarray((one @ other).toarray())


def _unpacked(packed: NDArray[np.int64]) -> Together:
    seen, packed = _lowest(packed)
    left, packed = _lowest(packed)
    _, packed = _lowest(packed)
    return Together(seen.astype(np.int32), left.astype(np.int32), packed.astype(np.int32))


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
