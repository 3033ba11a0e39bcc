"""`kiemkracht scout FILE`: what looks like a kiem or a hindering pattern. Stores nothing."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiemkracht.base.documents import read_guarded
from kiemkracht.cli.anonymise import LANGUAGES, REASONS
from kiemkracht.engines.documents import MOST_BYTES, DocumentError
from kiemkracht.engines.scouting import (
    PATTERNS,
    SIGNALS,
    Find,
    Language,
    language_of,
    scout,
    split_sentences,
)

NEEDS_DJANGO = False
_PLAIN = (".txt", ".text")


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("scout", help="sentences that look like a kiem or a pattern")
    parser.add_argument(
        "file", help="docx, odt, pdf, html, eml, vtt, srt, md or txt; - is standard input"
    )
    parser.add_argument("--json", action="store_true", help="a list, for machines")


def run(chosen: argparse.Namespace) -> int:
    """Print what was found; 2 with a reason in Dutch when the file can't be read."""
    try:
        text = read_text(chosen.file)
    except DocumentError as error:
        print(f"{chosen.file}: {REASONS[error.reason]}.", file=sys.stderr)
        return 2
    language = language_of(text)
    finds = scout(text)
    if chosen.json:
        print(json.dumps([_listed(find) for find in finds], ensure_ascii=False, indent=1))
        _say_language(language)
        return 0
    _say_language(language)
    if language.code == "nl" or not language.is_sure:
        _tell(finds, len(split_sentences(text)))
    return 0


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises DocumentError and OSError."""
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES)
    else:
        with Path(name).open("rb") as file:
            data = file.read(MOST_BYTES)
    if name.lower().endswith(_PLAIN) and len(data) < MOST_BYTES:
        # Plain text is read as it stands, so that places in it are places in the file.
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return read_guarded(data, name).text


def _listed(find: Find) -> dict[str, object]:
    return {
        "sentence": find.sentence,
        "start": find.start,
        "end": find.end,
        "kind": find.kind,
        "code": find.code,
        "score": find.score,
        "why": list(find.why),
        "against": list(find.against),
    }


def _say_language(language: Language) -> None:
    if language.code in ("nl", "") or not language.is_sure:
        return
    name = LANGUAGES.get(language.code, f"‘{language.code}’")
    print(
        f"Deze tekst lijkt {name}. We speuren alleen in Nederlandse tekst, dus we vonden niets.",
        file=sys.stderr,
    )


def _tell(finds: Sequence[Find], sentences: int) -> None:
    for find in finds:
        one = " ".join(find.sentence.split())
        print(f"{_name(find)}  ({find.score:.2f})\n  “{one}”")
        print(f"  door: {', '.join(find.why)}")
        if find.against:
            print(f"  ertegen: {', '.join(find.against)}")
        print()
    sprouts = sum(find.kind == "sprout" for find in finds)
    print(
        f"Zinnen gelezen: {sentences}. Lijkt op een kiem: {sprouts}. "
        f"Lijkt op een patroon dat hindert: {len(finds) - sprouts}. "
        "Een vermoeden, geen oordeel: of het klopt, weet wie erbij was."
    )


def _name(find: Find) -> str:
    known = SIGNALS if find.kind == "sprout" else PATTERNS
    kind = "kiem" if find.kind == "sprout" else "patroon"
    return f"{find.code} {kind}: {known[find.code].name_nl}"
