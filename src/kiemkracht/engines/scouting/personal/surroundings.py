"""A stretch of tokens, and what stands around each of them."""

from collections.abc import Sequence
from typing import NamedTuple

from kiemkracht.engines.scouting.personal import cues
from kiemkracht.engines.scouting.personal.expected import SPEAKS, Expectations
from kiemkracht.engines.scouting.personal.tokens import Token
from kiemkracht.engines.scouting.personal.words import Word, is_short_for_something, word

SPACES = {" ", "\u00a0"}
_DOTS = {". ", ".", ".\u00a0"}


class Verdict(NamedTuple):
    """Tokens `first` up to `after` are a name, for this reason."""

    first: int
    after: int
    why: str
    sure: float
    has_ending: bool = False  # a genitive s that is not part of the name


class Doubt(NamedTuple):
    """A word that could be a name if it is one elsewhere in the text."""

    token: Token
    is_weak: bool


class Surroundings:
    """Answers what stands before and after a token, and what the lists know of it."""

    def __init__(
        self, tokens: Sequence[Token], expected: Expectations, languages: tuple[str, ...]
    ) -> None:
        self.tokens = tokens
        self.languages = languages
        self._expected = expected
        self.places: set[str] = set()
        self.doubts: list[Doubt] = []

    def expected_at(self, at: int) -> str:
        """Why a name is expected at a token, or nothing."""
        return self._expected.why(self.tokens[at].start)

    def before(self, at: int) -> Token | None:
        """The token before on the same line."""
        if at == 0 or "\n" in self.tokens[at].gap:
            return None
        return self.tokens[at - 1]

    def word_before(self, at: int) -> str:
        """The word before, when nothing but a space (or the dot of mw.) stands between."""
        before = self.before(at)
        return before.folded if before and self.is_near(at) else ""

    def is_near(self, at: int) -> bool:
        """Whether only a space, or the dot of an abbreviation, stands before a token."""
        gap = self.tokens[at].gap
        return gap in SPACES or (
            gap in _DOTS and at > 0 and self.tokens[at - 1].folded in cues.ABBREVIATIONS
        )

    def word_after(self, after: int) -> str:
        """The word after, when nothing but a space stands between."""
        if after >= len(self.tokens) or self.tokens[after].gap not in SPACES:
            return ""
        return self.tokens[after].folded

    def has_article(self, at: int) -> bool:
        """Whether de, het, een, onze… stands before."""
        return self.word_before(at) in cues.ARTICLES

    def folded(self, first: int, after: int) -> str:
        """Some tokens as one folded text."""
        return " ".join(token.folded for token in self.tokens[first:after])

    def known(self, at: int) -> Word:
        """What the lists know, given where the token stands."""
        token = self.tokens[at]
        if token.is_initials:
            return Word(0, 0, False, False, False)
        known = word(token.folded, self.languages)
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if is_short_for_something(token, self.before(at), after) and not (
            known.is_best_known and len(token.text) > 3
        ):
            return known._replace(is_barred=True)
        if known.is_barred and token.folded in cues.TIME_WORDS and known.first:
            return known._replace(is_barred=not self._is_person_not_month(at, after))
        return known

    def _is_person_not_month(self, at: int, after: Token | None) -> bool:
        """Mei Lin, Jakub Mei and mevrouw Mei are people, and whoever was present is one."""
        if after and after.is_capital and after.gap == " ":
            return True
        if self.expected_at(at) not in {"", SPEAKS}:
            return True
        before = self.before(at)
        if before is None or not self.is_near(at):
            return False
        return before.folded in cues.TITLES or (
            before.is_capital and word(before.folded, self.languages).is_first
        )
