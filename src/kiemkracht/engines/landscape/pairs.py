"""Whole numbers about pairs of statements, from which the axes follow exactly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.votes import Ints, VoteMatrix

BLOCK = 4096
AT_ONCE = 16_384
LIGHT = 64
MOST_IN_PAIRS = 1_200
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


def together(matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_]) -> Together:
    """Count pairs of the `used` statements (t of the T), tables of shape (t, t).

    Whole numbers, so the order of people can't change a bit of the outcome.
    Raises EngineInputError for more than 10,000 used statements, as the tables would not fit.
    Cost: who voted up to 64 times pair by pair, O(votes per person) per vote; who voted more in
    blocks of 4096 people as matrix products, O(t²) per person; memory O(t² + 4096 t).
    """
    count = int(used.sum())
    if count > MOST_STATEMENTS:
        raise EngineInputError("log", f"has {count} statements; at most {MOST_STATEMENTS} fit")
    numbers = np.diff(matrix.starts)
    is_light = (numbers <= LIGHT) & (numbers**2 < LIGHT * count)
    if count > MOST_IN_PAIRS or not is_light.any():
        return _as_blocks(matrix, votes, used, np.arange(len(numbers)))
    light = _as_pairs(matrix, votes, used, np.flatnonzero(is_light))
    if is_light.all():
        return light
    heavy = _as_blocks(matrix, votes, used, np.flatnonzero(~is_light))
    return Together(light.seen + heavy.seen, light.left + heavy.left, light.product + heavy.product)


def _votes_of(matrix: VoteMatrix, people: Ints) -> tuple[Ints, Ints]:
    """Where the votes of these people stand, and whose (from 0) each is."""
    lengths = matrix.starts[people + 1] - matrix.starts[people]
    ends = np.cumsum(lengths)
    whose = np.repeat(np.arange(len(people)), lengths)
    return np.repeat(matrix.starts[people] - (ends - lengths), lengths) + np.arange(
        ends[-1] if len(ends) else 0
    ), whose


def _as_pairs(
    matrix: VoteMatrix, votes: NDArray[np.int64], used: NDArray[np.bool_], people: Ints
) -> Together:
    """Every pair of votes of one person is counted in one of nine ways: agree with agree, …"""
    count = int(used.sum())
    place = np.cumsum(used) - 1
    ways = np.zeros(count * count * 9, dtype=np.int64)
    for first in range(0, len(people), AT_ONCE):
        index, whose = _votes_of(matrix, people[first : first + AT_ONCE])
        keep = used[matrix.columns[index]]
        index, whose = index[keep], whose[keep]
        cell = place[matrix.columns[index]] * 9 * count
        column = place[matrix.columns[index]] * 9
        value = votes[index] + 1
        ways += np.bincount(_ways(whose, cell, column, value), minlength=len(ways))
    return _from_ways(ways.reshape(count, count, 9))


def _ways(whose: Ints, cell: Ints, column: Ints, value: Ints) -> Ints:
    """The place in the table of every pair of votes of one person, each with itself too."""
    found = [cell + column + value * 4]
    for step in range(1, len(whose)):
        one = np.flatnonzero(whose[:-step] == whose[step:])
        if not len(one):
            break
        other = one + step
        found.append(cell[one] + column[other] + value[one] * 3 + value[other])
    return np.concatenate(found)


def _from_ways(ways: NDArray[np.int64]) -> Together:
    """Statements of a pair stand in the order of their columns: the other half is the mirror."""
    first = np.repeat([-1, 0, 1], 3)
    second = np.tile([-1, 0, 1], 3)
    seen, left, right, product = (
        ways @ weight for weight in (np.ones(9, np.int64), first, second, first * second)
    )
    diagonal = np.diag_indices(len(ways))
    whole_left = left + right.T
    whole_left[diagonal] = left[diagonal]
    return Together(
        _both_halves(seen).astype(np.int32),
        whole_left.astype(np.int32),
        _both_halves(product).astype(np.int32),
    )


def _both_halves(upper: NDArray[np.int64]) -> NDArray[np.int64]:
    whole = upper + upper.T
    whole[np.diag_indices(len(whole))] //= 2
    return np.asarray(whole)


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
