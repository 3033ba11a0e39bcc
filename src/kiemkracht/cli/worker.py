"""`kiemkracht worker`: carry out jobs in a process of its own."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "worker", help="carry out jobs in a process of its own (production)"
    )
    parser.add_argument(
        "--lane",
        choices=["both", "small", "large"],
        default="both",
        help="what takes long has a lane of its own; both by default",
    )


def run(chosen: argparse.Namespace) -> int:
    """Work until stopped; the jobs at hand are finished first."""
    from kiemkracht.base.jobs import LANES, LARGE, SMALL, work_until_stopped

    lanes = {"both": LANES, "small": (SMALL,), "large": (LARGE,)}[chosen.lane]
    work_until_stopped(lanes)
    return 0
