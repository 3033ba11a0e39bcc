"""One door for all commands. A command is a module with `add_parser` and `run`.

A module that says `NEEDS_DJANGO = True` gets Django set up before it runs; the others start in
a fraction of a second.
"""

import argparse
import os
import sqlite3
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = (
    "demo",
    "serve",
    "worker",
    "migrate",
    "check",
    "landscape",
    "scout",
    "similar",
    "teams",
    "startfoto",
    "draw",
    "mirror",
    "import_conversation",
    "export_conversation",
    "verify_choices",
    "retention",
    "reindex",
    "suggest",
    "receive_mail",
    "add_person",
    "backup",
    "anonymise",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 well, 1 not well, 2 not understood."""
    # Our matrices are small: one thread is many times quicker than several that wait together.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="kiemkracht", description="Find, connect and grow the seeds of change in a city."
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    modules = {}
    for name in _needed(given):
        module = import_module(f"kiemkracht.cli.{name}")
        module.add_parser(subparsers)
        modules[name.replace("_", "-")] = module
    chosen = parser.parse_args(given)
    module = modules[chosen.command]
    if getattr(module, "NEEDS_DJANGO", False):
        _set_up_django()
    try:
        return int(module.run(chosen))
    except BrokenPipeError:  # the reader of our output has seen enough
        return 0
    except (OSError, sqlite3.Error, UnicodeError) as error:  # a place, a file or a name won't do
        print(f"Dat lukt niet: {_in_words(error)}", file=sys.stderr)
        return 2


def _in_words(error: Exception) -> str:
    """What is wrong with a file, for who does not know the numbers of an operating system."""
    words: dict[type[Exception], str] = {
        FileNotFoundError: "dit bestand is er niet",
        IsADirectoryError: "dit is een map",
        PermissionError: "dit mag niet gelezen of geschreven worden",
    }
    told = words.get(type(error))
    name = getattr(error, "filename", None)
    return f"{told}: {name}" if told and name else str(error)


def _needed(given: Sequence[str]) -> Sequence[str]:
    """Only the module of the command that was asked for, so that it starts quickly."""
    asked = given[0].replace("-", "_") if given else ""
    return (asked,) if asked in COMMANDS else COMMANDS


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemkracht.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("nl")
