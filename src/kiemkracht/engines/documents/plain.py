"""Plain text, Markdown and subtitles."""

import html
import re

from kiemkracht.engines.documents.decoding import decode
from kiemkracht.engines.documents.document import Document, Format

_TIMES = re.compile(r"^\s{0,4}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s{1,4}-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})?\s([^<>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,60}\}")
_LABEL = re.compile(r"^(?:[-–>]{1,2}\s{0,2})?([^\W\d_][^:]{0,40}):\s+(.*)$", re.DOTALL)
_SETTINGS = ("NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")
_FRONT_MATTER = re.compile(r"\A---\n.{0,5000}?\n---\n", re.DOTALL)
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?)|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`", re.M
)
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")


def read_text(data: bytes) -> Document:
    """The text as it is."""
    return Document(decode(data), "txt")


def read_markdown(data: bytes) -> Document:
    """The words without the marks; links keep their words and lose their address."""
    text = _FRONT_MATTER.sub("", decode(data).replace("\r\n", "\n"))
    return Document(_MARKS.sub("", _IMAGE_OR_LINK.sub(r"\1", text)), "md")


def read_subtitles(data: bytes) -> Document:
    """What is said, without times: the cues of one speaker after another make one paragraph."""
    text = decode(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    kind: Format = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    said: list[tuple[str, str]] = []
    for speaker, words in _cues(text):
        if said and (not speaker or speaker == said[-1][0]):
            said[-1] = said[-1][0], _joined(said[-1][1], words)
        else:
            said.append((speaker, words))
    lines = [f"{speaker}: {words}" if speaker else words for speaker, words in said]
    return Document("\n".join(lines), kind)


def _cues(text: str) -> list[tuple[str, str]]:
    """Speaker (or nothing) and words of every cue."""
    cues = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((place for place, line in enumerate(lines[:3]) if _TIMES.match(line)), None)
        if at is None or lines[0].startswith(_SETTINGS):
            continue
        words = " ".join(line.strip() for line in lines[at + 1 :])
        if voice := _VOICE.search(words):
            cues.append((html.unescape(voice[1].strip()), _plain(words)))
        elif label := _LABEL.match(_plain(words)):
            cues.append((label[1], label[2]))
        elif plain := _plain(words):
            cues.append(("", plain))
    return cues


def _plain(words: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _joined(before: str, words: str) -> str:
    """Live subtitles repeat the last line in the next cue."""
    return before if before.endswith(words) else f"{before} {words}".strip()
