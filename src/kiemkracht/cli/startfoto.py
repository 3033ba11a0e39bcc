"""`kiemkracht startfoto FILE.json`: where something stands, and what could come next."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kiemkracht.cli.json_file import NotUnderstoodError
from kiemkracht.engines.kit import EngineInputError

NEEDS_DJANGO = True  # the usual thresholds stand beside the table of changes
USUAL_K = 5
REFUSED = {
    "affected": "Het aantal mensen dat het merkt klopt niet",
    "population": "Het aantal mensen in het verband klopt niet",
    "answers": "Een antwoord of vraag klopt niet",
    "groups": "Een groep klopt niet",
    "settled": "Wat samen is afgesproken klopt niet",
    "k": "--k is een heel getal vanaf 1",
    "seed": "--seed is een heel getal vanaf 0",
}


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("startfoto", help="a startfoto: picture, position and script")
    parser.add_argument("file", type=Path, help="sheets, groups, what was settled (JSON)")
    parser.add_argument("--json", action="store_true", help="everything, for machines")
    parser.add_argument("--arithmetic", action="store_true", help="how each number came about")
    parser.add_argument("--k", type=int, default=USUAL_K, help="hide groups below this number")
    parser.add_argument("--seed", type=int, default=0, help="of the intervals")


def run(chosen: argparse.Namespace) -> int:
    """Tell or list; 1 when too little is known for a position, 2 when not understood."""
    from kiemkracht.cli.startfoto_reading import read_and_derive
    from kiemkracht.cli.startfoto_words import arithmetic_lines, as_json, lines

    try:
        found = read_and_derive(chosen.file, chosen.k, chosen.seed)
    except NotUnderstoodError as error:
        print(f"{chosen.file}: {error}", file=sys.stderr)
        return 2
    except EngineInputError as error:
        told = REFUSED.get(error.argument, "Dit kan niet")
        print(f"{chosen.file}: {told} ({error.problem}).", file=sys.stderr)
        return 2
    if chosen.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        for line in lines(found):
            print(line)
        for line in arithmetic_lines(found.picture) if chosen.arithmetic else ():
            print(line)
    return 0 if found.proposal.script is not None else 1
