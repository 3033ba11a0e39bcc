"""`kiemkracht teams FILE.json`: divide people over projects or learning sets, and explain it."""

import argparse
import json
import sys
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import Any

from kiemkracht.cli.json_file import NotUnderstoodError
from kiemkracht.cli.teams_file import read_question
from kiemkracht.cli.teams_words import composition_lines, refused_line
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams import Composition, compose

NEEDS_DJANGO = False


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("teams", help="divide people over projects or learning sets")
    parser.add_argument("file", type=Path, help="members, projects or sets, rules (JSON)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--time-limit", type=float, default=120.0, metavar="SECONDS")
    parser.add_argument("--json", type=Path, metavar="OUT", help="- is standard output")


def run(chosen: argparse.Namespace) -> int:
    """Read, compose and tell; 1 when it can't be, 2 when the file is not understood."""
    if chosen.seed < 0 or not chosen.time_limit > 0:
        print("--seed is een heel getal vanaf 0, --time-limit een getal boven 0.", file=sys.stderr)
        return 2
    try:
        members, projects, rules = read_question(chosen.file)
        found = compose(
            members, projects, rules=rules, seed=chosen.seed, time_limit_s=chosen.time_limit
        )
    except NotUnderstoodError as error:
        print(f"{chosen.file}: {error}", file=sys.stderr)
        return 2
    except EngineInputError as error:
        print(f"{chosen.file}: {refused_line(error)}", file=sys.stderr)
        return 2
    if chosen.json is not None:
        _write(chosen.json, found)
    # To standard error when JSON goes to standard output, so that it stays JSON.
    where = sys.stderr if str(chosen.json) == "-" else sys.stdout
    for line in composition_lines(found):
        print(line, file=where)
    return 0 if found.assignment or found.is_optimal else 1


def _write(path: Path, found: Composition) -> None:
    whole = asdict(found) | {
        "bound": found.bound if isfinite(found.bound) else None,
        "gap": found.gap,
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if str(path) == "-":
        sys.stdout.write(text)
    else:
        path.write_text(text, encoding="utf-8")
