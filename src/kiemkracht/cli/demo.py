"""`kiemkracht demo`: a living city on one port, within a minute."""

import argparse
import multiprocessing
import os
import signal
import socket
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kiemkracht.config.demo import DEMO_LOGINS as LOGINS
from kiemkracht.config.demo import DEMO_PASSWORD as PASSWORD

NEEDS_DJANGO = False

DATABASE = "kiemkracht.sqlite3"
STAMP = "lindehaven.stamp"


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("demo", help="open the demo city Lindehaven")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--reset", action="store_true", help="start afresh")
    parser.add_argument("--load-only", action="store_true", help="load the city and stop")


def run(chosen: argparse.Namespace) -> int:
    """Make the tables, load the city if it is not there, print the logins and serve."""
    if not chosen.load_only and _is_taken(chosen.port):
        print(
            f"Poort {chosen.port} is al bezet. Kies een andere: PORT=8123 make demo",
            file=sys.stderr,
        )
        return 1
    os.environ.setdefault("KIEMKRACHT_DEMO", "1")
    home = Path(os.environ.get("KIEMKRACHT_HOME", ".kiemkracht")).resolve()
    if chosen.reset:
        _clear_away(home)
    if not _prepared(home):
        return 1
    if chosen.load_only:
        return 0
    _print_logins(chosen.port)
    from kiemkracht.cli.serve import serve

    serve("127.0.0.1", chosen.port)
    print("\nTot ziens. De stad blijft bewaard; `make demo RESET=1` begint opnieuw.")
    return 0


def _is_taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _clear_away(home: Path) -> None:
    """Remove the demo's own database and photos, and nothing else."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", STAMP):
        (home / name).unlink(missing_ok=True)
    photos = home / "media"
    if photos.is_dir():
        for path in sorted(photos.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


def _prepared(home: Path) -> bool:
    """See to it that tables and city are there; whether that went well.

    In a process of its own: what building a city takes in memory is given back, and a city that
    stands is served at once. The stamp says with which tables it was built.
    """
    tables = _tables()
    stamp = home / STAMP
    if (home / DATABASE).is_file() and stamp.is_file() and stamp.read_text() == tables:
        print("     Lindehaven is er al.", flush=True)
        return True
    builder = multiprocessing.get_context("spawn").Process(target=_build)
    builder.start()
    if _is_stopped(builder):
        print("\nGestopt voor de stad klaar was. `make demo` gaat verder.", file=sys.stderr)
        return False
    if builder.exitcode != 0:
        return False
    stamp.write_text(tables)
    return True


def _is_stopped(builder: BaseProcess) -> bool:
    """Wait for it; whether Ctrl-C ended it. That may come to us a moment after it came to it."""
    try:
        builder.join()
    except KeyboardInterrupt:
        builder.join()
        return True
    return builder.exitcode == -signal.SIGINT


def _tables() -> str:
    """The names of all migrations of this version, as one text."""
    package = Path(__file__).resolve().parents[1]
    found = package.glob("*/migrations/[0-9]*.py")
    return "\n".join(sorted(f"{path.parts[-3]}.{path.stem}" for path in found))


def _build() -> None:
    """Make the tables and load the city, telling how far it is."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends at once, without a trace
    from kiemkracht.cli.main import _set_up_django

    _set_up_django()
    from kiemkracht.cli.first_tables import lay_first_tables
    from kiemkracht.cli.migrate import migrate

    started = time.perf_counter()
    print("3/4  De tafels klaarzetten ...", flush=True)
    if not lay_first_tables():
        migrate(verbosity=0)
    from kiemkracht.cli.city.loading import is_loaded, load_city

    if is_loaded():
        print("4/4  Lindehaven is er al.", flush=True)
    else:
        print("4/4  Lindehaven bouwen:", flush=True)
        load_city(
            logins=LOGINS, password=PASSWORD, say=lambda line: print(f"       {line}", flush=True)
        )
    print(f"     Klaar in {time.perf_counter() - started:.1f} s.", flush=True)


def _print_logins(port: int) -> None:
    print(f"\n  Lindehaven is open: http://127.0.0.1:{port}\n")
    print(f"  Inloggen kan als (wachtwoord voor allemaal: {PASSWORD})")
    for email, role, who in LOGINS:
        print(f"    {role:<16} {email:<28} {who}")
    print("\n  Stoppen: Ctrl-C\n", flush=True)
