"""`kiemkracht landscape FOLDER`: a landscape from Polis files, without a server or database."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from kiemkracht.cli.landscape_check import (
    UnreadableError,
    read_groups,
    read_whole_result,
    refusal,
    seen_through,
    verify,
)
from kiemkracht.cli.landscape_words import certainty_line, issue_line, picture_words
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import Landscape, from_dict, to_json
from kiemkracht.engines.landscape.picture import draw
from kiemkracht.engines.landscape.polis_csv import (
    FILE_NAMES,
    ConversationFile,
    Limits,
    Reading,
    read_conversation,
)

NEEDS_DJANGO = False
MOST_LINES = 40


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("landscape", help="see a folder of Polis files through a lens")
    parser.add_argument("folder", type=Path, help="summary, comments, votes, participants-votes")
    parser.add_argument("--lens", choices=["streng", "polis"], default=None)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--groups", type=Path, metavar="FILE", help="CSV participant,group; lens polis only"
    )
    parser.add_argument(
        "--previous", type=Path, metavar="RESULT.json", help="let axes and groups follow this map"
    )
    parser.add_argument(
        "--verify", type=Path, metavar="RESULT.json", help="compute it again and compare"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="- is standard output")
    parser.add_argument("--svg", type=Path, metavar="OUT", help="- is standard output")


def run(chosen: argparse.Namespace) -> int:
    """Read, compute and write; 2 with a report in Dutch when the files can't be read."""
    if not chosen.folder.is_dir():
        print(f"De map {chosen.folder} is er niet.", file=sys.stderr)
        return 2
    if chosen.seed < 0:
        print("--seed is een heel getal vanaf 0.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    try:
        contents = _contents(chosen.folder)
    except OSError as error:
        print(f"Lezen lukt niet: {error}", file=sys.stderr)
        return 2
    reading = read_conversation(contents)
    if reading.conversation is None:
        _report(reading)
        return 2
    conversation = reading.conversation
    try:
        if chosen.verify is not None:
            return verify(conversation, chosen.verify)
        landscape = _seen(conversation, chosen)
    except (EngineInputError, UnreadableError) as error:
        print(refusal(error), file=sys.stderr)
        return 2
    try:
        _write(chosen.json, lambda: to_json(landscape))
        _write(chosen.svg, lambda: _picture(conversation, landscape))
    except OSError as error:
        print(f"Wegschrijven lukt niet: {error}", file=sys.stderr)
        return 2
    _summary(conversation, landscape, time.perf_counter() - started)
    return 0


def _seen(conversation: ConversationFile, chosen: argparse.Namespace) -> Landscape:
    lens = chosen.lens or ("polis" if chosen.groups else "streng")
    if lens == "streng" and chosen.groups:
        raise UnreadableError(chosen.groups, "bestaande groepen horen bij --lens polis")
    given = read_groups(chosen.groups) if chosen.groups else None
    previous = from_dict(read_whole_result(chosen.previous)) if chosen.previous else None
    return seen_through(lens, conversation, seed=chosen.seed, given=given, previous=previous)


def _contents(folder: Path) -> dict[str, bytes]:
    """The files that are there; of one over the limit just enough to be refused."""
    limit = Limits().bytes_per_file + 1
    found = {}
    for name in FILE_NAMES:
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                found[name] = file.read(limit)
    return found


def _write(path: Path | None, make: Any) -> None:
    if path is None:
        return
    if str(path) == "-":
        sys.stdout.write(make())
    else:
        path.write_text(make(), encoding="utf-8")


def _picture(conversation: ConversationFile, landscape: Landscape) -> str:
    texts = {each.id: each.body for each in conversation.statements if each.body}
    words = picture_words(conversation, landscape)
    return draw(landscape, statements=texts, words=words, standalone=True, width=900)


def _report(reading: Reading) -> None:
    errors = [issue for issue in reading.issues if issue.is_error]
    for issue in errors[:MOST_LINES]:
        print(issue_line(issue), file=sys.stderr)
    if reading.errors > MOST_LINES:
        print(f"… en nog {reading.errors - MOST_LINES} fouten.", file=sys.stderr)
    print("Er is niets ingelezen.", file=sys.stderr)


def _summary(conversation: ConversationFile, landscape: Landscape, seconds: float) -> None:
    """To standard error, so that JSON on standard output stays JSON."""
    sizes = [str(group.size) for group in landscape.groups]
    groups = f"Groepen: {', '.join(sizes)}" if len(sizes) > 1 else "Groepen: geen"
    print(
        f"{len(landscape.participants)} mensen, {len(landscape.statements)} stellingen, "
        f"{len(conversation.votes)} oordelen. {groups}. {certainty_line(landscape)} "
        f"({seconds:.1f} s)",
        file=sys.stderr,
    )
