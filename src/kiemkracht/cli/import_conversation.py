"""`kiemkracht import-conversation FOLDER`: bring in a conversation that Polis exported."""

import argparse
import sys
from pathlib import Path
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "import-conversation", help="bring in a conversation from its CSV files (Polis export)"
    )
    parser.add_argument("folder", type=Path, help="folder with the CSV files, or a zip")
    parser.add_argument(
        "--question", default="", help="the question; else the topic in summary.csv"
    )
    parser.add_argument("--community", default="", help="slug of the community it belongs to")
    parser.add_argument("--lang", default="nl", help="language of the statements (nl, en, …)")
    parser.add_argument(
        "--visibility",
        default="public",
        choices=["private", "circle", "organisations", "room", "public"],
        help="who may see it",
    )


def run(chosen: argparse.Namespace) -> int:
    """Bring in everything or nothing: 0 brought in, 2 the files or the wish were not understood."""
    from kiemkracht.base.errors import RoomError
    from kiemkracht.perspectives.services import computing, importing
    from kiemkracht.perspectives.services.unpacking import files_in_folder

    if not chosen.folder.exists():
        print(f"Er is geen map of bestand {chosen.folder}.", file=sys.stderr)
        return 2
    try:
        brought = importing.import_conversation(
            by=None, files=files_in_folder(chosen.folder), wish=_wish(chosen), ask=False
        )
    except importing.NotBroughtInError as refusal:
        _print_report(refusal)
        return 2
    except RoomError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    run_ = computing.compute_now(brought.conversation)
    print(f"Ingevoerd: {brought.conversation.question}")
    print(f"{brought.people} mensen, {brought.statements} stellingen, {brought.votes} oordelen.")
    print(f"Landschap: {run_.summary['groups']} groepen, berekend in {run_.wall_ms} ms.")
    print(f"Te vinden op /meervoud/{brought.conversation.slug}/landschap/")
    for line in brought.remarks.lines:
        print(f"Let op: {line.where} {line.sentence}")
    if brought.remarks.more:
        print(f"Let op: en nog {brought.remarks.more} keer iets dergelijks.")
    return 0


def _wish(chosen: argparse.Namespace) -> Any:
    from kiemkracht.base.errors import RoomError
    from kiemkracht.people.selectors import community_by_slug
    from kiemkracht.perspectives.enums import LANGUAGES
    from kiemkracht.perspectives.services.importing import Wish

    if chosen.lang not in dict(LANGUAGES):
        raise RoomError(
            f"De taal {chosen.lang} kennen we niet. Kies uit: {', '.join(dict(LANGUAGES))}."
        )
    community = community_by_slug(chosen.community) if chosen.community else None
    if chosen.community and community is None:
        raise RoomError(f"Er is geen verband met de naam “{chosen.community}”.")
    return Wish(
        question=chosen.question,
        community_id=community.id if community else None,
        visibility=chosen.visibility,
        lang=chosen.lang,
    )


def _print_report(refusal: Any) -> None:
    print("Niets ingevoerd. Dit is er aan de hand:", file=sys.stderr)
    for line in refusal.report.lines:
        print(f"- {line.where} {line.sentence}", file=sys.stderr)
    if refusal.report.more:
        print(f"- en nog {refusal.report.more} keer iets dergelijks", file=sys.stderr)
