"""`kiemkracht demo`: a living city on one port, within a minute."""

import argparse
import os
import socket
import sys
import time
from pathlib import Path
from typing import Any

from kiemkracht.config.demo import DEMO_LOGINS as LOGINS
from kiemkracht.config.demo import DEMO_PASSWORD as PASSWORD

NEEDS_DJANGO = False


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
    if chosen.reset:
        _clear_away(Path(os.environ.get("KIEMKRACHT_HOME", ".kiemkracht")).resolve())
    _prepare()
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
    for name in ("kiemkracht.sqlite3", "kiemkracht.sqlite3-wal", "kiemkracht.sqlite3-shm"):
        (home / name).unlink(missing_ok=True)
    photos = home / "media"
    if photos.is_dir():
        for path in sorted(photos.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


def _prepare() -> None:
    from kiemkracht.cli.main import _set_up_django

    _set_up_django()
    from django.db import connection

    from kiemkracht.cli.migrate import migrate

    started = time.perf_counter()
    print("3/4  De tafels klaarzetten ...", flush=True)
    migrate(verbosity=0)
    from kiemkracht.cli.city.loading import is_loaded, load_city

    if is_loaded():
        print("4/4  Lindehaven is er al.", flush=True)
    else:
        print("4/4  Lindehaven bouwen:", flush=True)
        load_city(
            logins=LOGINS, password=PASSWORD, say=lambda line: print(f"       {line}", flush=True)
        )
    connection.close()
    print(f"     Klaar in {time.perf_counter() - started:.1f} s.", flush=True)


def _print_logins(port: int) -> None:
    print(f"\n  Lindehaven is open: http://127.0.0.1:{port}\n")
    print(f"  Inloggen kan als (wachtwoord voor allemaal: {PASSWORD})")
    for email, role, who in LOGINS:
        print(f"    {role:<16} {email:<28} {who}")
    print("\n  Stoppen: Ctrl-C\n", flush=True)
