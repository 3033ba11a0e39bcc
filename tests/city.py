"""Where a loaded city is kept for all processes of a run, so that as a rule it is loaded once."""

import os
import sqlite3
from pathlib import Path

SECRET_KEY = "only-for-tests"


def kept_city(tmp_path_factory) -> Path:
    """The file of the whole city; it is not there yet when nobody loaded it."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "lindehaven.sqlite3"


def keep_city(made: Path, kept: Path) -> None:
    """Keep this database, in one piece, for who asks for a city later."""
    mine = kept.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(made) as source, sqlite3.connect(mine) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    mine.rename(kept)
