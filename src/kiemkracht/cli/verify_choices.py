"""`kiemkracht verify-choices`: is the register of choices whole?"""

import argparse
import sys
from pathlib import Path
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "verify-choices", help="check that no published choice was changed afterwards"
    )
    parser.add_argument("--head", default="", help="a seal that you kept elsewhere earlier")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write the whole register to a file"
    )


def run(chosen: argparse.Namespace) -> int:
    """Recompute every seal; 0 when all fits, 1 with the first broken link when not."""
    from django.utils import translation

    with translation.override("nl"):
        fits = _verify(chosen.head.strip())
        if chosen.json:
            _export(chosen.json)
    return 0 if fits else 1


def _verify(head: str) -> bool:
    from kiemkracht.direction.selectors.verifying import verify_register

    verdict = verify_register(expected_head=head or None)
    if verdict.is_whole:
        print(f"Het register klopt: {verdict.length} schakels nagerekend.")
    else:
        print("Het register klopt niet.", file=sys.stderr)
        for problem in verdict.problems:
            print(f"- {problem}", file=sys.stderr)
    print(f"Laatste zegel: {verdict.head or '(nog geen)'}")
    print(f"Bewaard zegel: {verdict.kept_head or '(nog geen)'}")
    if head and verdict.is_whole:
        print(f"Het zegel dat je gaf zit erin; daarna kwamen er {verdict.grown} bij.")
    return verdict.is_whole


def _export(file: Path) -> None:
    from kiemkracht.direction.selectors.exporting import register_json

    with file.open("w", encoding="utf-8") as target:
        target.writelines(register_json())
    print(f"Het register staat in {file}.")
