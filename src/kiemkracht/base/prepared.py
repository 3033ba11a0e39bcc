"""Queries whose SQL is written once: where writing it takes longer than asking the database.

Django writes the SQL of a query anew for every request, some milliseconds for one with joins and
conditions. In a hall where three hundred people vote that is most of the work. `Prepared` keeps the
SQL of one shape of query and only fills in what differs.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Build = Callable[..., QuerySet[Any, Any]]
Given = int | str | UUID | datetime


class Prepared:
    """A query of which only some values differ from one time to the next.

    A `values_list` gives `rows`, and a query of whole things (with what is joined to them by
    `select_related`) `things`.

    `build` makes it from keyword arguments; `standing` are unmistakable values of each, of the
    type that the real ones have. The shape must not depend on the values: no None, no lists. A
    value that does not stand in the query is a mistake, unless it `may_miss`.
    """

    def __init__(self, build: Build, *, may_miss: Collection[str] = (), **standing: Given) -> None:
        self._build = build
        self._may_miss = frozenset(may_miss)
        self._standing = standing
        self._written: dict[str, tuple[str, list[tuple[str, Any]], Any]] = {}

    def rows(self, **given: Given) -> list[tuple[Any, ...]]:
        """What the query gives for these values. Queries: 1."""
        return self._asked(given)[0]

    def things(self, **given: Given) -> list[Any]:
        """The same as whole things. Queries: 1."""
        rows, compiler = self._asked(given)
        chosen, info = compiler.select, compiler.klass_info
        model: type[Model] = info["model"]
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        names = [each[0].target.attname for each in chosen[first:last]]
        # The annotations know a later Django than ours.
        joined = get_related_populators(info, chosen, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        found = []
        for row in rows:
            thing = model.from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for each in joined:
                each.populate(row, thing)
            found.append(thing)
        return found

    def _asked(self, given: Mapping[str, Given]) -> tuple[list[tuple[Any, ...]], Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._written:
            self._written[connection.vendor] = self._write()
        sql, slots, compiler = self._written[connection.vendor]
        values = [_as_was(connection, given[name], was) if name else was for name, was in slots]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = cursor.fetchall()
        return [tuple(row) for row in compiler.results_iter([found])], compiler

    def _write(self) -> tuple[str, list[tuple[str, Any]], Any]:
        query = self._build(**self._standing).query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, values = compiler.as_sql()
        slots = [(self._name_of(value), value) for value in values]
        missing = set(self._standing) - {name for name, _ in slots} - self._may_miss
        if missing:
            raise ValueError(f"these do not stand in the query as they are: {sorted(missing)}")
        return sql, slots, compiler

    def _name_of(self, value: Any) -> str:
        """Whose place this is; empty for a value that is always the same."""
        for name, stands in self._standing.items():
            forms = (stands, _written_out(connections[DEFAULT_DB_ALIAS], stands))
            if any(type(value) is type(form) and value == form for form in forms):
                return name
        return ""


def _as_was(connection: BaseDatabaseWrapper, value: Given, was: Any) -> Any:
    """A value as this database has it: keys and moments some as text, some as they are."""
    return _written_out(connection, value) if isinstance(was, str) else value


def _written_out(connection: BaseDatabaseWrapper, value: Given) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
