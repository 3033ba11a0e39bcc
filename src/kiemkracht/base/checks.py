"""Boot checks: the house refuses to open on a database that can lose what people said."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

WANTED_ON_SQLITE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
LEAST_BUSY_TIMEOUT_MS = 5_000
WANTED_ON_POSTGRES = {"fsync": "on", "synchronous_commit": "on"}


def register_all() -> None:
    """Register the checks; Django runs the database ones with `check --database default`."""
    register(check_durability, Tags.database)


def check_durability(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Read the settings back from the live connection and refuse any that lose votes."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor == "sqlite":
            found += _check_sqlite(connection)
        elif connection.vendor == "postgresql":
            found += _check_postgres(connection)
    return found


def _check_sqlite(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    if _is_in_memory(connection):
        return []
    with connection.cursor() as cursor:
        seen = {}
        for pragma in (*WANTED_ON_SQLITE, "busy_timeout"):
            cursor.execute(f"PRAGMA {pragma}")
            seen[pragma] = cursor.fetchone()[0]
    wrong = [
        _error(pragma, seen[pragma], wanted)
        for pragma, wanted in WANTED_ON_SQLITE.items()
        if seen[pragma] != wanted
    ]
    if seen["busy_timeout"] < LEAST_BUSY_TIMEOUT_MS:
        wrong.append(_error("busy_timeout", seen["busy_timeout"], LEAST_BUSY_TIMEOUT_MS))
    mode = connection.settings_dict["OPTIONS"].get("transaction_mode")
    if mode != "IMMEDIATE":
        wrong.append(_error("transaction_mode", mode, "IMMEDIATE"))
    return wrong


def _is_in_memory(connection: BaseDatabaseWrapper) -> bool:
    name = str(connection.settings_dict["NAME"])
    return name == ":memory:" or "mode=memory" in name


def _check_postgres(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    wrong: list[CheckMessage] = []
    with connection.cursor() as cursor:
        for setting, wanted in WANTED_ON_POSTGRES.items():
            cursor.execute(f"SHOW {setting}")
            if (seen := cursor.fetchone()[0]) != wanted:
                wrong.append(_error(setting, seen, wanted))
    return wrong


def _error(setting: str, seen: object, wanted: object) -> CheckMessage:
    return Error(
        f"The database has {setting} = {seen}, which can lose what people said.",
        hint=f"Set {setting} to {wanted}; see docs/howto/operate.md.",
        id="kiemkracht.E001",
    )
