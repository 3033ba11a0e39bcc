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
    try:
        rows = np.array(list(events), dtype=np.int64).reshape(-1, 4)
    except OverflowError as error:
        raise EngineInputError("events", "a number does not fit 64 bits") from error
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
    cells = rows * max(len(statements), 1) + columns
    order, is_last = _last_of_each(cells, log)
    kept = order[is_last]
    rows, columns, values = rows[kept], columns[kept], log.values[kept]
    starts = np.zeros(len(people) + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=len(people)), out=starts[1:])
    return VoteMatrix(people, statements, starts, columns.astype(np.int32), values.astype(np.int8))


def _last_of_each(cells: Ints, log: VoteLog) -> tuple[Ints, NDArray[np.bool_]]:
    """The order of events by cell, and which of them is the last one in its cell."""
    order = np.argsort(cells)
    in_order = cells[order]
    is_again = in_order[1:] == in_order[:-1]
    if is_again.any():
        # Only where someone voted more than once do time and value matter.
        doubled = np.zeros(len(cells), dtype=bool)
        doubled[1:] |= is_again
        doubled[:-1] |= is_again
        part = order[doubled]
        order[doubled] = part[np.lexsort((log.values[part], log.times[part], cells[part]))]
    is_last = np.ones(len(cells), dtype=bool)
    is_last[:-1] = ~is_again
    return order, is_last


def _number(ids: Ints, also: tuple[int, ...]) -> tuple[Ints, Ints]:
    """All ids, sorted, and the place of each of `ids` among them."""
    more = np.array(also, dtype=np.int64)
    ends = [int(edge) for part in (ids, more) if len(part) for edge in (part.min(), part.max())]
    if not ends:
        return more, ids
    low, high = min(ends), max(ends)
    if high - low > 4 * (len(ids) + len(more)) + 1000:
        known = np.unique(np.concatenate([ids, more]))
        return known, np.searchsorted(known, ids)
    # Ids without large gaps: a table is much quicker than a sort.
    present = np.zeros(high - low + 1, dtype=bool)
    present[ids - low] = True
    present[more - low] = True
    places = ids - low if present.all() else (np.cumsum(present) - 1)[ids - low]
    return np.flatnonzero(present) + low, places
