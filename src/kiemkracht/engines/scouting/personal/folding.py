"""Names as they are compared: lower case, without accents."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"}
)


def fold(text: str) -> str:
    """Lower case and without accents, also the Turkish ı, the Polish ł and the Vietnamese đ."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower.translate(_LETTERS)))
