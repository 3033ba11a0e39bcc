"""`kiemkracht export-conversation SLUG TO`: a conversation as the CSV files of Polis."""

import argparse
import sys
from pathlib import Path
from typing import Any

NEEDS_DJANGO = True


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "export-conversation", help="write a conversation as CSV files (Polis export)"
    )
    parser.add_argument("slug", help="the last part of its address: /meervoud/SLUG/")
    parser.add_argument("to", type=Path, help="an empty or new folder, or a file that ends in .zip")


def run(chosen: argparse.Namespace) -> int:
    """Write the files: 0 written, 2 no such conversation or the place is taken."""
    from kiemkracht.perspectives.selectors.cards import conversation_by_slug
    from kiemkracht.perspectives.services import exporting

    conversation = conversation_by_slug(chosen.slug)
    if conversation is None:
        print(f"Er is geen gesprek met de naam “{chosen.slug}”.", file=sys.stderr)
        return 2
    is_zip = chosen.to.suffix == ".zip"
    if chosen.to.exists() and (is_zip or not chosen.to.is_dir() or any(chosen.to.iterdir())):
        print(f"{chosen.to} bestaat al. Kies een nieuwe plek.", file=sys.stderr)
        return 2
    if is_zip:
        chosen.to.parent.mkdir(parents=True, exist_ok=True)
        chosen.to.write_bytes(exporting.export_zip(by=None, conversation=conversation))
    else:
        chosen.to.mkdir(parents=True, exist_ok=True)
        for name, content in exporting.export_files(by=None, conversation=conversation).items():
            (chosen.to / name).write_bytes(content)
    print(f"Geschreven naar {chosen.to}. Bewaar het veilig: tijden kunnen mensen verraden.")
    return 0
