"""Words with what stands between them, a stretch of text at a time."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kiemkracht.engines.scouting.personal.cues import ABBREVIATIONS
from kiemkracht.engines.scouting.personal.folding import fold

_STRETCH = 20_000
_LONGEST_WORD = 40
_TOKEN = re.compile(
    r"(?P<initials>(?<![\w.])"
    r"(?:(?:Chr|Th|Ph|IJ|[A-ZÀ-Þ])\.(?: ?(?=(?:Chr|Th|Ph|IJ|[A-ZÀ-Þ])\.))?){1,6})"
    r"|[’']t(?!\w)|[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+"
)
# What a language puts behind a name: Joost’s, Ayşe’nin.
_ENDING = re.compile(r"(?<=\w\w)[’'][^\W\dA-Z_]{0,6}$")
_STOPS = (".", "!", "?", "…", ":", ";")
_OPENERS = "“‘\"'«(•*[<|-–"


class Token(NamedTuple):
    """A word, a number or initials; `gap` is what stands before it."""

    text: str
    start: int
    gap: str
    folded: str
    opens: bool
    is_initials: bool

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital and is short enough to be a name."""
        return self.text[0].isupper() and len(self.text) <= _LONGEST_WORD


def stretches(text: str) -> Iterator[list[Token]]:
    """The tokens of one stretch after another, so that a long text takes little memory."""
    start = 0
    while start < len(text):
        end = _stretch_end(text, start)
        yield list(_tokens(text, start, end))
        start = end


def _stretch_end(text: str, start: int) -> int:
    """After a line if there is one, else after a space, else just anywhere."""
    if len(text) - start <= 2 * _STRETCH:
        return len(text)
    for mark in ("\n", " "):
        found = text.find(mark, start + _STRETCH, start + 2 * _STRETCH)
        if found > 0:
            return found + 1
    return start + 2 * _STRETCH


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    before, last, after_initials = start, "", False
    for match in _TOKEN.finditer(text, start, end):
        word = match[0].rstrip(" ")
        gap = text[before : match.start()] if match.start() - before < 200 else "\n\n"
        is_initials = match["initials"] is not None
        if not is_initials:
            word = _ENDING.sub("", word)
        folded = fold(word) if len(word) <= _LONGEST_WORD else ""
        opens = before == start or (not after_initials and _opens(gap, last))
        yield Token(word, match.start(), gap, folded, opens, is_initials)
        before, last, after_initials = match.start() + len(word), folded, is_initials


def _opens(gap: str, last: str) -> bool:
    """Whether a sentence starts after this gap, so that a capital says nothing."""
    if "\n" in gap:
        return True
    if gap[:1] in _STOPS and gap[:1]:
        return not (gap[0] == "." and last in ABBREVIATIONS)
    stripped = gap.strip()
    return bool(stripped) and stripped[-1] in _OPENERS and stripped not in {"-", "–"}
