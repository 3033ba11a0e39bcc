"""A conversation that goes on: tables of pairs that follow every vote exactly."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.axes import Axes, main_axes
from kiemkracht.engines.landscape.pairs import Together, together
from kiemkracht.engines.landscape.votes import (
    AGREE,
    DISAGREE,
    PASS,
    Ints,
    Signs,
    VoteLog,
    VoteMatrix,
    last_votes,
)

ROOM = 32
"""Statements that fit before the tables are copied to larger ones."""


class Ongoing:
    """The last votes of a conversation and its tables of pairs, to which votes keep coming.

    Votes must come in the order in which they were cast: the later one stands. After any number
    of votes all it tells is, to the last bit, what the whole log would have told.
    Memory: the votes, and three whole numbers per pair of statements.
    """

    def __init__(self, log: VoteLog) -> None:
        self._base = last_votes(log)
        self._changed: dict[int, dict[int, int]] = {}
        self._ids = self._base.statements.tolist()
        self._place = {number: place for place, number in enumerate(self._ids)}
        everything = np.ones(len(self._ids), dtype=bool)
        told = together(self._base, -self._base.values.astype(np.int64), everything)
        self._tables = tuple(_wider(table, len(self._ids)) for table in _parts(told))

    def vote(self, person: int, statement: int, value: int) -> None:
        """One vote more: +1 agree, -1 disagree, 0 pass; instead of an earlier one on the same.

        Cost: O(votes of this person). A new person or statement is welcome.
        Raises EngineInputError for another value.
        """
        if value not in (AGREE, PASS, DISAGREE):
            raise EngineInputError("value", "a vote is 1, 0 or -1")
        mine = self._votes_of(person)
        before = mine.get(statement)
        column = self._column(statement)
        others = [number for number in mine if number != statement]
        places = np.array([self._place[number] for number in others], dtype=np.int64)
        cast = -np.array([mine[number] for number in others], dtype=np.int32)
        self._count(column, places, cast, None if before is None else -before, -value)
        mine[statement] = value

    def welcome(self, *, people: Iterable[int] = (), statements: Iterable[int] = ()) -> None:
        """Those who take part, and statements that are there, also without a vote."""
        for person in set(people).difference(self._base.people.tolist()):
            self._votes_of(person)
        for statement in statements:
            self._column(statement)

    def _count(
        self, column: int, others: Ints, cast: NDArray[np.int32], before: int | None, now: int
    ) -> None:
        seen, left, product = self._tables
        step = now - (before or 0)
        if before is None:
            seen[column, others] += 1
            seen[others, column] += 1
            seen[column, column] += 1
            left[others, column] += cast
        left[column, others] += step
        left[column, column] += step
        product[column, others] += step * cast
        product[others, column] += step * cast
        product[column, column] += now * now - (before or 0) ** 2

    def _votes_of(self, person: int) -> dict[int, int]:
        """The last votes of someone by statement; a copy to change, kept from here on."""
        if person not in self._changed:
            self._changed[person] = self._stored(person)
        return self._changed[person]

    def _stored(self, person: int) -> dict[int, int]:
        base = self._base
        row = int(np.searchsorted(base.people, person))
        if row == len(base.people) or base.people[row] != person:
            return {}
        part = slice(base.starts[row], base.starts[row + 1])
        statements = base.statements[base.columns[part]]
        return dict(zip(statements.tolist(), base.values[part].tolist(), strict=True))

    def _column(self, statement: int) -> int:
        """Where a statement stands in the tables; a new one comes at the end."""
        if statement not in self._place:
            self._place[statement] = len(self._ids)
            self._ids.append(statement)
            if len(self._ids) > len(self._tables[0]):
                self._tables = tuple(_wider(table, len(self._ids)) for table in self._tables)
        return self._place[statement]

    @property
    def matrix(self) -> VoteMatrix:
        """The matrix of last votes. Cost: O(votes) when votes came in since; else nothing."""
        if self._changed or len(self._ids) > len(self._base.statements):
            self._base = _folded(self._base, self._changed, np.array(sorted(self._ids)))
            self._changed = {}
        return self._base

    def together(self, used: NDArray[np.bool_]) -> Together:
        """The tables of the `used` statements (T,), in the order of their ids. O(t²)."""
        order = self._order()[used]
        if np.array_equal(order, np.arange(len(order))):
            return Together(*(table[: len(order), : len(order)] for table in self._tables))
        return Together(*(table[np.ix_(order, order)] for table in self._tables))

    def _order(self) -> Ints:
        """Where the statements stand in the tables, from the lowest id to the highest."""
        return np.argsort(np.array(self._ids, dtype=np.int64))

    def axes(self, zeroed: NDArray[np.bool_] | None = None) -> Axes:
        """The axes of all votes so far, `zeroed` (T,) statements left out; people are not read.

        Cost: some fifty products with a table of t x t, however many people there are.
        """
        order = self._order()
        seen, total = (table[order, order] for table in self._tables[:2])
        used = (seen > 0) if zeroed is None else (seen > 0) & ~zeroed
        center = np.where(used, total / np.maximum(seen, 1), 0.0)
        return main_axes(self.together(used), center, used)


def matrix_of(log: VoteLog | Ongoing) -> VoteMatrix:
    """The last votes of a log, or of a conversation that is followed."""
    return log.matrix if isinstance(log, Ongoing) else last_votes(log)


def _parts(told: Together) -> tuple[NDArray[np.int32], ...]:
    return told.seen, told.left, told.product


def _wider(table: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """The same numbers in a larger table, with room for a quarter more statements."""
    wide = count + max(ROOM, count // 4)
    larger = np.zeros((wide, wide), dtype=np.int32)
    larger[: len(table), : len(table)] = table
    return larger


def _folded(base: VoteMatrix, changed: dict[int, dict[int, int]], statements: Ints) -> VoteMatrix:
    """The matrix with the rows of some people replaced, or added."""
    people = np.union1d(base.people, np.array(sorted(changed), dtype=np.int64))
    row_of = np.searchsorted(people, base.people)
    column_of = np.searchsorted(statements, base.statements).astype(np.int32)
    stays = ~np.isin(base.people, list(changed))
    lengths = np.zeros(len(people), dtype=np.int64)
    lengths[row_of[stays]] = base.votes_per_person[stays]
    for person, votes in changed.items():
        lengths[np.searchsorted(people, person)] = len(votes)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    columns = np.empty(starts[-1], dtype=np.int32)
    values: Signs = np.empty(starts[-1], dtype=np.int8)
    kept = np.repeat(stays, base.votes_per_person)
    target = np.ones(len(columns), dtype=bool)
    for person, votes in changed.items():
        row = int(np.searchsorted(people, person))
        part = slice(starts[row], starts[row + 1])
        target[part] = False
        numbers = sorted(votes)
        columns[part] = np.searchsorted(statements, numbers)
        values[part] = [votes[number] for number in numbers]
    columns[target] = column_of[base.columns[kept]]
    values[target] = base.values[kept]
    return VoteMatrix(people, statements, starts, columns, values)
