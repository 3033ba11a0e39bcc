"""`kiemkracht retention`: let go of what we promised not to keep."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("retention", help="remove what has passed its term")
    parser.add_argument("--dry-run", action="store_true", help="only count")


def run(chosen: argparse.Namespace) -> int:
    """Carry out every rule and print how many rows each removed."""
    from kiemkracht.base import retention

    verb = "zou weggaan" if chosen.dry_run else "weggehaald"
    for swept in retention.sweep(dry_run=chosen.dry_run):
        print(f"{swept.name}: {swept.rows} {verb} ({swept.term})")
    return 0
