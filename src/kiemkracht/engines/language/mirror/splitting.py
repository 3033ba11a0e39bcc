"""From a text to sentences and tokens, with their exact places."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kiemkracht.engines.language.stems import lemma

LONGEST_TOKEN = 64
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # m.b.t.
    r"|[^\W\d_]+(?:['’\-/][^\W\d_]+)*-?"  # buurt, foto's, re-integratie, wet-
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\w\s]"
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|\n[ \t]*(?=\n|[-*•–]|\d+[.)]\s|[A-ZÀ-Þ\"“]|$)")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]?|art|bijv|blz|ca|dhr|dr|drs|enz|evt|excl|incl|ing|ir|"
    r"lid|max|mevr|min|mr|mw|nr|prof|resp|st|tel|vgl|zgn)\.$",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word, a number or a sign: its place, itself in lower case, and its dictionary form."""

    start: int
    end: int
    lower: str
    lemma: str
    is_word: bool


class Span(NamedTuple):
    """The place of a sentence in the text, without the space around it."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences are. A line before a bullet or a capital ends one as well."""
    begin = 0
    for match in _END.finditer(text):
        sign = match.group()
        if sign == "." and _goes_on(text, begin, match.end()):
            continue
        if (span := _trimmed(text, begin, match.end())) is not None:
            yield span
        begin = match.end()
    if (span := _trimmed(text, begin, len(text))) is not None:
        yield span


def _goes_on(text: str, begin: int, end: int) -> bool:
    """A full stop after a shortened word ends nothing, unless the line does."""
    following = text[end : end + 2].lstrip(" \t")
    if not following or following[0] == "\n":
        return False
    return bool(_SHORTENED.search(text[max(begin, end - 12) : end]))


def _trimmed(text: str, begin: int, end: int) -> Span | None:
    piece = text[begin:end]
    start = begin + len(piece) - len(piece.lstrip())
    stop = begin + len(piece.rstrip())
    return Span(start, stop) if stop > start else None


def tokens(text: str, span: Span) -> list[Token]:
    """The words, numbers and signs of a sentence."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        lower = match.group().lower().replace("’", "'")
        is_word = lower[0].isalpha()
        form = dictionary_form(lower) if is_word else lower
        found.append(Token(match.start(), match.end(), lower, form, is_word))
    return found


@lru_cache(maxsize=32768)
def dictionary_form(lower: str) -> str:
    """The lemma of a word in lower case, separable verbs in one piece: afgewezen is afwijzen."""
    return lemma(lower[:LONGEST_TOKEN]).replace("_", "").lower()
