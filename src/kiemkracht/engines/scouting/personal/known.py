"""Names that the caller knows: they count wherever they stand."""

import re
from collections.abc import Collection, Iterator

from kiemkracht.engines.scouting.personal.cues import PARTICLES
from kiemkracht.engines.scouting.personal.finding import Personal
from kiemkracht.engines.scouting.personal.folding import fold
from kiemkracht.engines.scouting.personal.ordinary import is_ordinary
from kiemkracht.engines.scouting.personal.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2


class KnownNames:
    """Whole names and their parts, looked up token by token."""

    def __init__(self, names: Collection[str]) -> None:
        self._parts = {
            part
            for name in names
            for part in _WORD.findall(fold(name)) + fold(name).split()
            if len(part) >= _SHORTEST and part not in PARTICLES
        }

    def found(self, text: str, tokens: list[Token]) -> Iterator[Personal]:
        """Every stretch of tokens that are parts of known names."""
        at = 0
        while self._parts and at < len(tokens):
            if not self._is_part(tokens[at]):
                at += 1
                continue
            after = self._end(tokens, at)
            first, last = tokens[at], tokens[after - 1]
            span = text[first.start : last.end]
            yield Personal(first.start, last.end, span, "name", "deze naam is bekend", 1.0)
            at = after

    def _is_part(self, token: Token) -> bool:
        """A part that is a word as well counts only with a capital."""
        if token.folded not in self._parts and not (
            token.folded.endswith("s") and token.folded[:-1] in self._parts
        ):
            return False
        return token.is_capital or not is_ordinary(token.folded)

    def _end(self, tokens: list[Token], at: int) -> int:
        after = at + 1
        while after < len(tokens):
            ahead = after
            while ahead < len(tokens) and tokens[ahead].folded in PARTICLES and ahead - after < 2:
                ahead += 1
            joined = all(token.gap == " " for token in tokens[after : ahead + 1])
            if ahead >= len(tokens) or not joined or not self._is_part(tokens[ahead]):
                return after
            after = ahead + 1
        return after
