"""Votes as arrays: the log as it came in, and the matrix of last votes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError

AGREE, PASS, DISAGREE = 1, 0, -1

Ints = NDArray[np.int64]
Signs = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class VoteLog:
    """Votes as they were cast, in any order.

    Four arrays of one length (n events): ids of participant and statement (int), the vote (+1
    agree, -1 disagree, 0 pass) and when (int, any unit that grows). `people` and `statements`
    name who and what took part also without a vote.
    """

    participants: Ints
    statements: Ints
    values: Signs
    times: Ints
    people: tuple[int, ...] = ()
    all_statements: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.participants)
        for name in ("statements", "values", "times"):
            if len(getattr(self, name)) != length:
                raise EngineInputError(name, f"has another length than participants ({length})")
        if length and not np.isin(self.values, (AGREE, PASS, DISAGREE)).all():
            raise EngineInputError("values", "a vote is 1, 0 or -1")


def vote_log(
    events: Iterable[tuple[int, int, int, int]],
    *,
    people: Iterable[int] = (),
    statements: Iterable[int] = (),
) -> VoteLog:
    """Make a log of (participant, statement, value, time) events."""
    rows = np.array(list(events), dtype=np.int64).reshape(-1, 4)
    if len(rows) and not np.isin(rows[:, 2], (AGREE, PASS, DISAGREE)).all():
        raise EngineInputError("values", "a vote is 1, 0 or -1")
    return VoteLog(
        rows[:, 0],
        rows[:, 1],
        rows[:, 2].astype(np.int8),
        rows[:, 3],
        tuple(sorted(set(people))),
        tuple(sorted(set(statements))),
    )


@dataclass(frozen=True, slots=True)
class VoteMatrix:
    """Who thinks what of which statement, last vote only, stored by participant.

    `people` (n ids) and `statements` (T ids) are sorted; the votes of person p are
    `columns[starts[p]:starts[p + 1]]` and `values[...]`, sorted by column.
    """

    people: Ints
    statements: Ints
    starts: Ints
    columns: NDArray[np.int32]
    values: Signs

    @property
    def size(self) -> tuple[int, int]:
        """Number of people and of statements."""
        return len(self.people), len(self.statements)

    @property
    def rows(self) -> Ints:
        """The row of every vote, shape (votes,)."""
        return np.repeat(np.arange(len(self.people)), np.diff(self.starts))

    @property
    def votes_per_person(self) -> Ints:
        """Shape (n,)."""
        return np.diff(self.starts)

    def fingerprints(self) -> NDArray[np.uint64]:
        """A number per person that is the same for the same votes, shape (n,)."""
        cell = self.columns.astype(np.uint64) * np.uint64(3) + (self.values + 1).astype(np.uint64)
        # A multiplicative hash (Knuth), summed; unsigned integers wrap around without a word.
        mixed = (cell + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        sums = np.zeros(len(mixed) + 1, dtype=np.uint64)
        np.cumsum(mixed, out=sums[1:])
        return np.asarray(sums[self.starts[1:]] - sums[self.starts[:-1]])

    def digest(self) -> str:
        """A fingerprint (SHA-256) of who voted what; the order of arrival leaves no trace."""
        mark = hashlib.sha256(b"kiemkracht/votes/v1")
        for part in (self.people, self.statements, self.starts, self.columns, self.values):
            mark.update(part.astype("<i8").tobytes())
            mark.update(b"|")
        return mark.hexdigest()


def last_votes(log: VoteLog) -> VoteMatrix:
    """The matrix of last votes of a log.

    The latest time wins. Of two votes of one person on one statement at the same instant the
    higher value wins, so that the result never depends on the order of the rows.
    Cost: one sort of the log, O(v log v).
    """
    people, rows = _number(log.participants, log.people)
    statements, columns = _number(log.statements, log.all_statements)
    order = np.lexsort((log.values, log.times, columns, rows))
    rows, columns, values = rows[order], columns[order], log.values[order]
    is_last = np.ones(len(rows), dtype=bool)
    is_last[:-1] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    rows, columns, values = rows[is_last], columns[is_last], values[is_last]
    starts = np.zeros(len(people) + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=len(people)), out=starts[1:])
    return VoteMatrix(people, statements, starts, columns.astype(np.int32), values.astype(np.int8))


def _number(ids: Ints, also: tuple[int, ...]) -> tuple[Ints, Ints]:
    known = np.unique(np.concatenate([ids, np.array(also, dtype=np.int64)]))
    return known, np.searchsorted(known, ids)
