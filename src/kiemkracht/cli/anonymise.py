"""`kiemkracht anonymise FILE`: a text without what points at people. Nothing is stored."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiemkracht.base.documents import read_guarded
from kiemkracht.engines import scouting
from kiemkracht.engines.documents import MOST_BYTES, DocumentError, Reason
from kiemkracht.engines.scouting import Personal, find_personal, labels, mask

NEEDS_DJANGO = False
REASONS: dict[Reason, str] = {
    "encrypted": "er zit een wachtwoord op dit bestand",
    "broken": "dit bestand is beschadigd",
    "scanned": "dit bestand is een scan: er staan alleen plaatjes in",
    "too_large": "dit bestand is te groot (20 MB of 2 miljoen letters)",
    "bomb": "dit bestand lezen kost te veel werk",
    "unknown": "dit soort bestand lezen we niet; wel docx, odt, pdf, html, eml, vtt, srt en txt",
    "empty": "er staat geen tekst in dit bestand",
}
LANGUAGES = {
    "en": "Engels", "tr": "Turks", "ar": "Arabisch", "de": "Duits", "fr": "Frans", "pl": "Pools",
    "es": "Spaans", "uk": "Oekraïens", "vi": "Vietnamees", "fy": "Fries",
}  # fmt: skip


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("anonymise", help="take personal data out of a text")
    parser.add_argument(
        "file", help="docx, odt, pdf, html, eml, vtt, srt, md or txt; - is standard input"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--mark", action="store_true", help="keep the words: [naam 1: Joost]")
    how.add_argument("--json", action="store_true", help="a list of what was found, and why")
    parser.add_argument(
        "--known", action="append", default=[], metavar="NAME", help="a name that always counts"
    )


def run(chosen: argparse.Namespace) -> int:
    """Print the text or the list; 2 with a reason in Dutch when the file can't be read."""
    try:
        text = read_guarded(_contents(chosen.file), chosen.file).text
    except DocumentError as error:
        print(f"{chosen.file}: {REASONS[error.reason]}.", file=sys.stderr)
        return 2
    found = find_personal(text, known=chosen.known)
    if chosen.json:
        print(json.dumps(_listed(found), ensure_ascii=False, indent=1))
    else:
        print(mask(text, found, keep_words=chosen.mark))
    _say_language(text)
    print(
        f"{len(found)} plekken gevonden. Lees na: namen zonder aanwijzing kunnen blijven staan.",
        file=sys.stderr,
    )
    return 0


def _contents(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES)


def _listed(found: Sequence[Personal]) -> list[dict[str, object]]:
    return [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "kind": one.kind,
            "label": label,
            "why": one.why,
            "sure": one.sure,
        }
        for one, label in zip(found, labels(found), strict=True)
    ]


def _say_language(text: str) -> None:
    recognise = getattr(scouting, "language_of", None)
    language = recognise(text) if recognise else None
    if language is not None and language.is_sure and language.code != "nl":
        name = LANGUAGES.get(language.code, f"‘{language.code}’")
        print(f"Deze tekst lijkt {name}: namen herkennen we daarin minder goed.", file=sys.stderr)
