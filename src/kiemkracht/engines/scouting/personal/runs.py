"""Words with capitals that stand together and may be one name."""

from collections.abc import Sequence

from kiemkracht.engines.scouting.personal.cues import (
    AFTER_PARTICLE,
    JOINTS,
    PORTFOLIOS,
    SURE_JOINTS,
)
from kiemkracht.engines.scouting.personal.tokens import Token
from kiemkracht.engines.scouting.personal.words import Word, word

_LONGEST_RUN = 7
_LONGEST_JOINT = 2
_SPACES = {" ", "\u00a0", "-", " - ", ""}


def run_end(tokens: Sequence[Token], first: int, languages: tuple[str, ...]) -> int:
    """The token after the run that starts at `first`: capitals, initials and what joins them."""
    after = first + 1
    while after < len(tokens) and after - first < _LONGEST_RUN:
        token = tokens[after]
        if token.gap not in _SPACES:
            break
        if token.is_capital or token.is_initials:
            after += 1
            continue
        joined = joint_end(tokens, after)
        if not joined or not _joins(tokens, after, joined, languages):
            break
        after = joined + 1
    return after


def joint_end(tokens: Sequence[Token], first: int) -> int:
    """Where `van der` ends and a capital follows, or 0 when there is no such thing here."""
    for length in range(_LONGEST_JOINT, 0, -1):
        after = first + length
        words = tuple(token.folded for token in tokens[first:after])
        if after < len(tokens) and words in JOINTS and _stand_together(tokens[first : after + 1]):
            return after if tokens[after].is_capital else 0
    return 0


def _stand_together(tokens: Sequence[Token]) -> bool:
    return all(token.gap in _SPACES for token in tokens[1:])


def _joins(tokens: Sequence[Token], first: int, after: int, languages: tuple[str, ...]) -> bool:
    """`Jan van Dijk` is one name, `Jan van Welzijn` is Jan and where he works."""
    joint = tuple(token.folded for token in tokens[first:after])
    known = word(tokens[after].folded, languages)
    before = tokens[first - 1]
    if tokens[after].folded in PORTFOLIOS or tokens[after].text in {"De", "Het"}:
        return False
    if known.is_barred or (
        not before.is_initials and tokens[after].text.isupper() != before.text.isupper()
    ):
        return False
    return is_surname_after(joint, tokens[after].folded, known)


def is_surname_after(joint: tuple[str, ...], folded: str, known: Word) -> bool:
    """Whether a word after `van`, `de`, `van der`… is the rest of a surname."""
    if joint in SURE_JOINTS or folded in AFTER_PARTICLE or known.last:
        return True
    return not (known.is_ordinary or known.is_place)
