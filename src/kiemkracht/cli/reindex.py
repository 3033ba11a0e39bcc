"""`kiemkracht reindex`: make findable what was there before it could be found."""

import argparse
import sys
from typing import Any

NEEDS_DJANGO = True
_TELL_EACH = 1_000


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("reindex", help="make everything findable anew")
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help="only this kind, such as sprouts.sprout; more than once is fine",
    )


def run(chosen: argparse.Namespace) -> int:
    """Go through every kind and tell how far it is; may run beside the server, and again."""
    from django.db import Error as DatabaseError

    from kiemkracht.base import reindexing

    unknown = sorted(set(chosen.kind) - set(reindexing.kinds()))
    if unknown:
        print(f"Deze soort is er niet: {', '.join(unknown)}.", file=sys.stderr)
        print(f"Wel: {', '.join(reindexing.kinds())}.", file=sys.stderr)
        return 2
    try:
        for kind in chosen.kind or reindexing.kinds():
            _go_through(kind)
        left = () if chosen.kind else reindexing.unknown_kinds()
    except DatabaseError as error:
        print(f"De database doet nu niet mee: {error}", file=sys.stderr)
        print("Wat klaar is, blijft. Begin gerust opnieuw.", file=sys.stderr)
        return 1
    for kind in left:
        print(f"{kind}: blijft zoals het is, want geen kamer kent deze soort meer")
    return 0


def _go_through(kind: str) -> None:
    from kiemkracht.base import reindexing

    told = 0
    for step in reindexing.reindex(kind):
        if step.is_done:
            gone = f", {step.gone} oude weggehaald" if step.gone else ""
            print(f"{kind}: {step.read} gelezen, {step.findable} te vinden{gone}", flush=True)
        elif step.read - told >= _TELL_EACH:
            told = step.read
            print(f"{kind}: {step.read} van {step.total}", flush=True)
