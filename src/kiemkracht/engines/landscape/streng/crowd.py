"""The votes as sparse tables of blocks of people, in an order that leaves no trace of arrival."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kiemkracht.engines.landscape.votes import Ints, VoteMatrix

Given = TypeVar("Given")
Told = TypeVar("Told")

BLOCK = 32_768
"""People in a block. Sums go block by block, so that who computes them changes no bit."""


FULL_UP_TO, FULL_FROM = 8_000_000, 0.2
"""Tables up to this many cells are kept full when a larger share of them holds a vote."""

SMALL = 30_000
"""Tables of no more cells are always kept full: a sparse product costs more to start."""

Table: TypeAlias = "csr_array | NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Block:
    """Some people: who saw what and what they voted, both of shape (people, T), float32."""

    seen: csr_array
    cast: csr_array

    def tables(self) -> "Tables":
        """Seen and cast, people by statements and the other way round, as products go fastest."""
        cells = self.seen.shape[0] * self.seen.shape[1]
        if cells <= SMALL or (cells <= FULL_UP_TO and self.seen.nnz > FULL_FROM * cells):
            seen, cast = self.seen.toarray(), self.cast.toarray()
            return Tables(seen, cast, seen.T, cast.T)
        cast_of = self.cast.T.tocsr()
        ones = np.ones(len(cast_of.data), np.float32)
        seen_of = csr_array((ones, cast_of.indices, cast_of.indptr), shape=cast_of.shape)
        return Tables(self.seen, self.cast, seen_of, cast_of)


@dataclass(frozen=True, slots=True)
class Tables:
    """A block made ready for many rounds: (people, T), and `_of` statements (T, people)."""

    seen: Table
    cast: Table
    seen_of: Table
    cast_of: Table


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everyone, in blocks.

    `order` (n,) holds the row of the matrix of each person here: people are sorted by what they
    voted, so that neither ids nor arrival decide which number is added first.
    """

    blocks: tuple[Block, ...]
    order: Ints
    statements: int

    @property
    def people(self) -> int:
        """Number of people."""
        return len(self.order)

    def first(self, count: int) -> "Crowd":
        """The first people of this order, which is a fair draw: the order is a hash of votes."""
        if count >= self.people:
            return self
        whole, rest = divmod(count, BLOCK)
        blocks = list(self.blocks[:whole])
        if rest:
            part = self.blocks[whole]
            blocks.append(Block(part.seen[:rest], part.cast[:rest]))
        return Crowd(tuple(blocks), self.order[:count], self.statements)


def crowd_of(matrix: VoteMatrix, used: NDArray[np.bool_]) -> Crowd:
    """Everyone with a vote on a `used` statement (T,); columns keep their number. O(votes)."""
    columns, values = matrix.columns, matrix.values
    counts, starts = matrix.votes_per_person, matrix.starts
    if not used.all():
        kept = used[columns]
        counts = np.bincount(matrix.rows[kept], minlength=len(matrix.people))
        columns, values = columns[kept], values[kept]
        starts = np.concatenate([[0], np.cumsum(counts)])
    order = np.argsort(matrix.fingerprints(), kind="stable")
    order = order[counts[order] > 0]
    blocks = [
        _block(order[at : at + BLOCK], starts, columns, values, len(matrix.statements))
        for at in range(0, len(order), BLOCK)
    ]
    return Crowd(tuple(blocks), order, len(matrix.statements))


def _block(
    rows: Ints, starts: Ints, columns: NDArray[np.int32], values: NDArray[np.int8], width: int
) -> Block:
    lengths = starts[rows + 1] - starts[rows]
    ends = np.concatenate([[0], np.cumsum(lengths)])
    index = np.repeat(starts[rows] - ends[:-1], lengths) + np.arange(ends[-1])
    shape = (len(rows), width)
    where, until = columns[index], ends.astype(np.int32)
    # In the sign of Polis: agree counts as -1.
    cast = -values[index].astype(np.float32)
    return Block(
        csr_array((np.ones(len(index), np.float32), where, until), shape=shape),
        csr_array((cast, where, until), shape=shape),
    )


def each_block(
    work: Callable[[Given], Told], given: Sequence[Given], executor: Executor | None
) -> list[Told]:
    """What `work` makes of every block, in the order of the blocks."""
    return list(executor.map(work, given) if executor and len(given) > 1 else map(work, given))
