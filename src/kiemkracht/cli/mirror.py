"""`kiemkracht mirror FILE`: how hard a text reads, and which living words it could have."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kiemkracht.base.documents import read_guarded
from kiemkracht.cli.anonymise import REASONS
from kiemkracht.cli.mirror_words import KIND_WORDS, LEVEL_WORDS, REASON_WORDS, WITHOUT_WORDS
from kiemkracht.engines.documents import DocumentError, is_plain
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language.mirror import Mark, Mirror, MirrorSentence, mirror

NEEDS_DJANGO = False
LARGEST = 8_000_000


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("mirror", help="hold the mirror of language up to a Dutch text")
    parser.add_argument(
        "file", metavar="FILE", help="txt, docx, odt, pdf, html or eml; - is standard input"
    )
    parser.add_argument("--json", action="store_true", help="everything, as JSON")


def run(chosen: argparse.Namespace) -> int:
    """Read, look and print; nothing is stored."""
    try:
        text = text_of(chosen.file)
        found = mirror(text)
    except DocumentError as error:
        print(f"Dat lukt niet: {REASONS[error.reason]} ({chosen.file}).", file=sys.stderr)
        return 2
    except (EngineInputError, ValueError) as error:
        print(f"Dat lukt niet: {error}", file=sys.stderr)
        return 2
    if chosen.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`; line ends become plain ones.

    Plain text is read as it stands; of another document what it says. Raises DocumentError.
    """
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("de tekst is groter dan 8 MB")
    if is_plain(data, name):
        try:
            text = data.decode("utf-8-sig")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:  # another code page, or no text at all
            pass
    return read_guarded(data, name).text


def as_json(found: Mirror) -> dict[str, Any]:
    """The whole mirror as plain values."""
    return {
        "level": LEVEL_WORDS[found.level],
        "is_b1": found.is_b1,
        "score": found.score,
        "looks_dutch": found.looks_dutch,
        "sentences": [_sentence_json(sentence) for sentence in found.sentences],
    }


def _sentence_json(sentence: MirrorSentence) -> dict[str, Any]:
    return {
        "sentence": sentence.sentence,
        "start": sentence.start,
        "end": sentence.end,
        "score": sentence.score,
        "is_hard": sentence.is_hard,
        "reasons": list(sentence.reasons),
        "words": [_word_json(mark) for mark in sentence.words],
        "proposal": sentence.proposal,
    }


def _word_json(mark: Mark) -> dict[str, Any]:
    tail = {"tail_start": mark.tail[0], "tail_end": mark.tail[1]} if mark.tail[1] else {}
    return {
        "word": mark.words,
        "start": mark.start,
        "end": mark.end,
        "kind": mark.kind,
        "entry": mark.entry,
        "alternatives": list(mark.alternatives),
        **tail,
    }


def _lines(found: Mirror) -> list[str]:
    if not found.sentences:
        return ["Er staat geen tekst in."]
    verdict = "B1 haalbaar" if found.is_b1 else "moeilijker dan B1"
    lines = [f"Leesniveau (schatting): {LEVEL_WORDS[found.level]} · {verdict}"]
    lines.append(f"Score: {found.score} van 100 (0 leest makkelijk, 100 moeilijk)")
    if not found.looks_dutch:
        lines.append("Let op: dit lijkt geen Nederlands; de spiegel kent alleen Nederlands.")
    for sentence in found.sentences:
        if sentence.words or sentence.is_hard:
            lines += ["", *_sentence_lines(sentence)]
    if len(lines) == 2:
        lines += ["", "Geen woorden om naar te kijken. Mooi geschreven."]
    return lines


def _sentence_lines(sentence: MirrorSentence) -> list[str]:
    sign = "!" if sentence.is_hard else "·"
    lines = [f"{sign} {' '.join(sentence.sentence.split())}"]
    if sentence.reasons:
        lines.append("    " + ", ".join(REASON_WORDS[reason] for reason in sentence.reasons))
    for mark in sentence.words:
        instead = " / ".join(mark.alternatives) or WITHOUT_WORDS.get(mark.kind, "?")
        word = mark.words if not mark.tail[1] else f"{mark.words} … ({mark.entry})"
        lines.append(f"    {word}  [{KIND_WORDS[mark.kind]}]  →  {instead}")
    return lines
