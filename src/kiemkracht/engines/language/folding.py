"""From letters to words: what counts as the same letter, and where a word begins and ends."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_WORD = 64
"""Letters of a word that are looked at; no Dutch word needs more, hostile input does."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_WORD = re.compile(r"[^\W_]+")
# e-mail, e-bike, x-ray: one letter before a hyphen belongs to what follows.
_LONE_LETTER = re.compile(r"\b([^\W\d_])-(?=[^\W\d_]{2})")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it was written, in lower case with accents, and folded."""

    surface: str
    lower: str
    folded: str


def fold(text: str) -> str:
    """Lower case without accents: `Coöperatie` becomes `cooperatie`. Idempotent, never raises.

    Compatibility forms become plain letters (ligature ĳ becomes ij, full-width A becomes a);
    letters of other scripts stay as they are, without their combining marks.
    """
    plain = _without_marks(text.casefold())
    # Casefolding can undo what taking marks off did (and the other way round), so once more.
    return _without_marks(plain.casefold())


def fold_line(text: str) -> str:
    """`fold`, on one line: every run of other signs than letters and digits becomes one space."""
    return " ".join(_WORD.findall(fold(text)))


def fold_word(word: str) -> str:
    """`fold` of one word, letters and digits only, at most `LONGEST_WORD` of them."""
    folded = fold(word)
    if not folded.isalnum():
        folded = "".join(_WORD.findall(folded))
    return folded[:LONGEST_WORD]


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; hyphens, apostrophes and all other signs part them.

    Lone letters are dropped (the s of foto's), lone digits are kept. Words longer than
    `LONGEST_WORD` are cut there.
    """
    # Compatibility forms first: one sign can stand for a whole Arabic sentence.
    joined = _LONE_LETTER.sub(r"\1", unicodedata.normalize("NFKC", text))
    for match in _WORD.finditer(joined):
        surface = match.group()[:LONGEST_WORD]
        folded = fold_word(surface)
        if len(folded) > 1 or folded.isdigit():
            yield Word(surface=surface, lower=surface.lower(), folded=folded)


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    if apart.isascii():
        return apart
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_LETTERS)
