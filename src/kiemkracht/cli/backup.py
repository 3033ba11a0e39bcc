"""`kiemkracht backup FILE`: a copy of the SQLite database while the house stays open."""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("backup", help="copy the SQLite database, safely while in use")
    parser.add_argument("file", type=Path)


def run(chosen: argparse.Namespace) -> int:
    """Copy through SQLite's own backup, then read the copy back and check it."""
    from django.db import connection

    if connection.vendor != "sqlite":
        print("Gebruik pg_dump voor PostgreSQL; zie docs/howto/operate.md.", file=sys.stderr)
        return 1
    if chosen.file.exists():
        print(f"{chosen.file} bestaat al; kies een andere naam.", file=sys.stderr)
        return 1
    connection.ensure_connection()
    with closing(sqlite3.connect(chosen.file)) as target:
        connection.connection.backup(target)
        verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
    print(f"{chosen.file}: {chosen.file.stat().st_size // 1024} kB, controle: {verdict}")
    return 0 if verdict == "ok" else 1
