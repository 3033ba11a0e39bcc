"""The demo city, for the stories that walk through it."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.city import keep_city, kept_city

from kiemkracht.cli.city import loading
from kiemkracht.config.demo import DEMO_LOGINS


@pytest.fixture(scope="module")
def lindehaven(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """The city for all tests of a file, cleared away after."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            yield from _copied(kept_city(tmp_path_factory))
        else:
            yield from _undone()


def _undone() -> Iterator[None]:
    """Loaded within a transaction that is undone."""
    with transaction.atomic():
        _load()
        yield
        transaction.set_rollback(True)


def _copied(full: Path) -> Iterator[None]:
    """The database of the tests, with the city in its place for a while."""
    empty = full.with_name(f"empty-{os.getpid()}.sqlite3")
    _save_to(empty)
    if full.exists():
        _fill_from(full)
    else:
        _load()
        keep_city(Path(connection.settings_dict["NAME"]), full)
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
