"""Lines where names are expected: labels of speakers, lists of who was there, signatures."""

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from kiemkracht.engines.scouting.personal.cues import CLOSINGS, LIST_LABELS, PARTICLES
from kiemkracht.engines.scouting.personal.folding import fold

_LINE = re.compile(r"[^\n]*")
_LABEL = re.compile(
    r"[ \t>*•\-–\[(]*([^\W\d_][^:\n]{0,50}?)(?:[ \t]*\([^)\n]{1,40}\))?[\])*_]{0,2}:"
)
_BULLET = re.compile(r"[ \t]*[-*•–\d]")
_LONGEST_SIGNATURE = 60
SPEAKS = "staat voor een dubbele punt, als spreker"
SPEAKS_MORE = "spreekt vaker in deze tekst"
_MOST_MEMBERS = 60


class Expected(NamedTuple):
    """From `start` to `end` capitals are names, because of `why`."""

    start: int
    end: int
    why: str


class Expectations:
    """The stretches of a text where names are expected, asked by place."""

    def __init__(self, text: str) -> None:
        self._ranges = _ranges(text)
        self._starts = [one.start for one in self._ranges]

    def why(self, position: int) -> str:
        """Why a name is expected at a place, or nothing."""
        index = bisect_right(self._starts, position) - 1
        found = self._ranges[index] if index >= 0 else None
        return found.why if found and position < found.end else ""


def _ranges(text: str) -> list[Expected]:
    found: list[Expected] = []
    spoken = Counter(label[1] for line in text.split("\n") if (label := _LABEL.match(line)))
    members = signature = 0
    for match in _LINE.finditer(text):
        line, start = match[0], match.start()
        if not line.strip():
            members = members if members == _MOST_MEMBERS else 0
            continue
        label = _LABEL.match(line)
        if label and (label_words := _words(label[1])) and label_words[0] in LIST_LABELS:
            found.append(
                Expected(start + label.end(), match.end(), f"in de lijst na ‘{label[1].strip()}’")
            )
            goes_on = not line[label.end() :].strip() or line.rstrip().endswith((",", ";"))
            members, signature = (_MOST_MEMBERS if goes_on else 0), 0
        elif label and _all_capitals(label[1]):
            why = SPEAKS_MORE if spoken[label[1]] > 1 else SPEAKS
            found.append(Expected(start, start + label.end(1), why))
            members = 0
        elif members and (_BULLET.match(line) or len(line) < _LONGEST_SIGNATURE):
            found.append(Expected(start, match.end(), "in een lijst van mensen"))
            members -= 1
        elif signature and len(line) < _LONGEST_SIGNATURE:
            found.append(Expected(start, match.end(), "in de ondertekening"))
            signature -= 1
        else:
            members = 0
        signature = 2 if _closes(line) else signature
        if _closes(line):
            found += _same_line(line, start)
    return found


def _words(label: str) -> list[str]:
    return fold(label).split()


def _all_capitals(label: str) -> bool:
    """At most four words, all with a capital except what joins a surname."""
    parts = label.split()
    return len(parts) <= 4 and all(part[0].isupper() or fold(part) in PARTICLES for part in parts)


def _closes(line: str) -> bool:
    if len(line) >= _LONGEST_SIGNATURE:
        return False
    folded = fold(line)
    return any(word in folded for word in CLOSINGS)


def _same_line(line: str, start: int) -> list[Expected]:
    """`Groet, Joost` on one line."""
    comma = line.find(",")
    if comma < 0 or (found := start + comma + 1) >= start + len(line):
        return []
    return [Expected(found, start + len(line), "in de ondertekening")]
