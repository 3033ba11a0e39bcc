"""The database of the tests, kept and put back in one piece.

Emptying two hundred tables one by one, or building the same small city again, costs seconds a
test; copying a file of SQLite costs hundredths. On PostgreSQL nothing is kept.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase


def can_be_kept() -> bool:
    """Whether this database is one file."""
    return bool(connection.vendor == "sqlite")


def place_for(name: str) -> Path:
    """Where this process keeps a database under this name."""
    return Path(settings.HOME) / f"kept-{name}-{os.getpid()}.sqlite3"


def keep(path: Path) -> None:
    """Keep the database as it is now."""
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()


def put_back(path: Path) -> None:
    """Make the database what it was when it was kept."""
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        copy.backup(connection.connection)
    copy.close()
    with connection.cursor() as cursor:  # other tests read the bytes of the files
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def put_back_instead_of_emptying() -> None:
    """Tests that really commit leave the database as the first one found it."""
    empty = place_for("empty")
    keep(empty)

    def _fixture_teardown(_self: TransactionTestCase) -> None:
        put_back(empty)

    TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]


@contextmanager
def for_a_while(name: str) -> Iterator[None]:
    """Whatever is written meanwhile is gone after; tests within may each undo what they did."""
    if not can_be_kept():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
    before = place_for(f"before-{name}")
    keep(before)
    try:
        yield
    finally:
        put_back(before)
