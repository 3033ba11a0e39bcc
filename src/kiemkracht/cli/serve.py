"""`kiemkracht serve`: the house on one port, in one process."""

import argparse
import logging
import os
from typing import Any

NEEDS_DJANGO = False


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
    Server(
        "kiemkracht.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()
