"""`kiemkracht serve`: the house on one port, in one process."""

import argparse
import logging
import os
from typing import Any

NEEDS_DJANGO = False

# Requests and streams that may be open at a time, per process; a stream needs one open file.
AT_ONCE = 4096
# Pages get this long to finish when we stop; open streams would go on for ever.
STOP_S = 5


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("serve", help="serve the house on one port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4, help="requests at a time per process")


def run(chosen: argparse.Namespace) -> int:
    """Check the database first, then serve until stopped."""
    from kiemkracht.cli.check import refusals

    for line in (found := refusals()):
        print(line)
    if found:
        return 1
    serve(chosen.host, chosen.port, processes=chosen.processes, threads=chosen.threads)
    return 0


def serve(host: str, port: int, *, processes: int = 1, threads: int = 4) -> None:
    """Serve until Ctrl-C or SIGTERM; both end cleanly."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    logging.getLogger("_granian").setLevel(logging.WARNING)
    os.environ["KIEMKRACHT_THREADS"] = str(threads)
    _allow_open_files()
    Server(
        "kiemkracht.config.rsgi:door",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=processes,
        backpressure=AT_ONCE,
        workers_kill_timeout=STOP_S,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def _allow_open_files() -> None:
    """As many as the system lets us have, up to what we could ever need."""
    try:
        import resource
    except ImportError:  # not on this system, which then has no such limit either
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = AT_ONCE * 2 if most == resource.RLIM_INFINITY else min(AT_ONCE * 2, most)
    if now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
