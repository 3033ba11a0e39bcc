"""The demo city, for the stories that walk through it."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from kiemkracht.cli.city import loading
from kiemkracht.config.demo import DEMO_LOGINS


@pytest.fixture(scope="session")
def _cities(tmp_path_factory) -> Path:
    """Where the loaded city is kept for all processes of this run, as a rule loaded once."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="module")
def lindehaven(django_db_setup, django_db_blocker, _cities) -> Iterator[None]:
    """The city for all tests of a file, cleared away after."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            yield from _copied(_cities)
        else:
            yield from _undone()


def _undone() -> Iterator[None]:
    """Loaded within a transaction that is undone."""
    with transaction.atomic():
        _load()
        yield
        transaction.set_rollback(True)


def _copied(kept: Path) -> Iterator[None]:
    """The database of the tests, with the city in its place for a while."""
    mine = os.environ.get("PYTEST_XDIST_WORKER", "main")
    empty, full = kept / f"empty-{mine}.sqlite3", kept / "lindehaven.sqlite3"
    _save_to(empty)
    if not full.exists():
        _load()
        _save_to(kept / f"{mine}.sqlite3")
        (kept / f"{mine}.sqlite3").rename(full)
    else:
        _fill_from(full)
    try:
        yield
    finally:
        _fill_from(empty)


def _load() -> None:
    loading.load_city(logins=DEMO_LOGINS, password="lindehaven-proeft", say=lambda line: None)


def _save_to(path: Path) -> None:
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()


def _fill_from(path: Path) -> None:
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        copy.backup(connection.connection)
    copy.close()
    with connection.cursor() as cursor:  # other tests read the bytes of the files
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
