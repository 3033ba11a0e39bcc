"""`kiemkracht worker`: carry out jobs in a process of its own."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    subparsers.add_parser("worker", help="carry out jobs in a process of its own (production)")


def run(chosen: argparse.Namespace) -> int:
    """Work until stopped; the job at hand is finished first."""
    from kiemkracht.base.jobs import work_until_stopped

    work_until_stopped()
    return 0
