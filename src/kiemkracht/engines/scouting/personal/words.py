"""What the lists know of one word."""

from functools import lru_cache
from typing import NamedTuple

from kiemkracht.engines.scouting.personal.cues import (
    NAMES_AFTER_ALL,
    NO_NAMES,
    STREET_ENDS,
    TIME_WORDS,
    WORDS_TOO,
)
from kiemkracht.engines.scouting.personal.gazetteer import first_names, last_names, places
from kiemkracht.engines.scouting.personal.ordinary import is_ordinary
from kiemkracht.engines.scouting.personal.tokens import Token

_BEST_KNOWN = 1000
_WELL_KNOWN = 500
_SOME_BEARERS = 20
_MANY_BEARERS = 300


class Word(NamedTuple):
    """How much a word is a name and how much it is just a word."""

    first: int
    last: int
    is_ordinary: bool
    is_place: bool
    is_barred: bool

    @property
    def is_best_known(self) -> bool:
        """One of the few hundred first names that everyone knows."""
        return self.first >= _BEST_KNOWN

    @property
    def is_well_known(self) -> bool:
        """Best known, or known to be a word as well as a name: Linde, Storm."""
        return self.first >= _WELL_KNOWN

    @property
    def is_first(self) -> bool:
        """A first name that is nothing else."""
        plain = not (self.is_ordinary or self.is_place)
        return bool(self.first) and plain and not self.is_barred

    @property
    def is_last(self) -> bool:
        """A surname that is nothing else."""
        plain = not (self.is_ordinary or self.is_place)
        return self.last >= _SOME_BEARERS and plain and not self.is_barred

    @property
    def is_common_last(self) -> bool:
        """A surname of many, which may be a word as well: Bakker, Bos."""
        return self.last >= _MANY_BEARERS and not self.is_barred

    @property
    def is_unknown(self) -> bool:
        """In no list at all, like many a name and every slip of the pen."""
        return not (self.is_ordinary or self.is_place or self.is_barred)

    @property
    def is_namelike(self) -> bool:
        """Could be a name where one is expected."""
        return not self.is_barred and (
            self.is_first or self.is_last or self.is_common_last or bool(self.first > 1)
        )


@lru_cache(maxsize=65536)
def word(folded: str, languages: tuple[str, ...]) -> Word:
    """Look a folded word up everywhere; `Joosts` and `Jansen-Bos` by their parts."""
    if not folded:
        return Word(0, 0, False, False, True)
    first, last = first_names().count(folded), last_names().count(folded)
    if not (first or last) and "-" in folded:
        parts = [word(part, languages) for part in folded.split("-") if part]
        if len(parts) > 1 and all(part.first or part.last for part in parts):
            first = max(part.first for part in parts)
            last = max(part.last for part in parts)
    ordinary = is_ordinary(folded, languages)
    if folded in NAMES_AFTER_ALL:
        first = _BEST_KNOWN
    if first >= _BEST_KNOWN and folded not in WORDS_TOO:
        ordinary = False
    if first and folded in WORDS_TOO:
        first = max(first, _WELL_KNOWN)
    if not (ordinary or first or last):
        ordinary = "nl" in languages and _is_compound(folded)
    barred = folded in NO_NAMES or folded in TIME_WORDS or _is_street(folded, last)
    return Word(first, last, ordinary, folded in places(), barred)


def _is_compound(folded: str) -> bool:
    """Two ordinary words in one, as in buurtapp and wijkbeheer."""
    return any(
        is_ordinary(folded[:cut].removesuffix("s")) and is_ordinary(folded[cut:])
        for cut in range(4, len(folded) - 2)
        if folded.isascii()
    )


def _is_street(folded: str, last: int) -> bool:
    return len(folded) > 6 and last < _SOME_BEARERS and folded.endswith(STREET_ENDS)


def is_short_for_something(token: Token, before: Token | None, after: Token | None) -> bool:
    """WMO, GGD: a few capitals between words that are not all capitals."""
    if len(token.text) < 2 or len(token.text) > 5 or not token.text.isupper():
        return False
    neighbours = [
        one for one in (before, after) if one and len(one.text) > 1 and one.text.isalpha()
    ]
    return not neighbours or not all(one.text.isupper() for one in neighbours)
