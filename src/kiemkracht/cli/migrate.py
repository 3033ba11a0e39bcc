"""`kiemkracht migrate`: make or update the tables."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    subparsers.add_parser("migrate", help="make or update the tables; repeating is harmless")


def run(chosen: argparse.Namespace) -> int:
    """Migrate the default database."""
    migrate(verbosity=1)
    return 0


def migrate(*, verbosity: int) -> None:
    """Bring the tables up to date."""
    from django.core.management import call_command

    call_command("migrate", verbosity=verbosity, interactive=False)
