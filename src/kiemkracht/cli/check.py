"""`kiemkracht check`: would the house open? Reads the settings back from the live database."""

import argparse
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    subparsers.add_parser("check", help="check settings and database, as the server does at start")


def run(chosen: argparse.Namespace) -> int:
    """Print what is wrong; nothing is good."""
    found, cautions = refusals(), _cautions()
    for line in cautions:
        print(f"Let op: {line}")
    print("\n".join(found) or "Alles in orde.")
    return 1 if found else 0


def _cautions() -> list[str]:
    """What does not keep the house closed, but needs the operator: our own warnings."""
    from django.core.checks import ERROR, run_checks

    return [
        str(message)
        for message in run_checks(databases=["default"])
        if message.level < ERROR and str(message.id).startswith("kiemkracht.")
    ]


def refusals() -> list[str]:
    """Why the house refuses to open: settings that lose votes, tables that are not there."""
    from kiemkracht.cli.main import _set_up_django

    _set_up_django()
    from django.core.checks import ERROR, run_checks
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    found = [
        str(message) for message in run_checks(databases=["default"]) if message.level >= ERROR
    ]
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        found.append("De database is niet bij: draai eerst `kiemkracht migrate`.")
    connection.close()
    return found
