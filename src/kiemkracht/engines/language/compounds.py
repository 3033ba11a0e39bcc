"""Taking Dutch compounds apart: buurtmoestuin is a tuin, and more.

A word that the list knows as a compound is split where the list says; a word it knows as a plain
noun is left whole. Only unknown words are guessed at: the best pair of a modifier and a head, both
attested, scored by how often compounds are made with them. How often the guess is right, and how
often it splits what is no compound, is in docs/engines/language.md.
"""

import math
from functools import lru_cache

from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import Entry, lexicon
from kiemkracht.engines.language.stems import lemma

_SHORTEST_PART = 3
_LONGEST = 40
_LEAST_SCORE = 3.2
_DEEPEST = 3
_OFTEN = 15


def _set_of(line: str) -> frozenset[str]:
    return frozenset(line.split())


# These open words without being a part one would search for: overleg is no kind of leg.
_NO_MODIFIER = _set_of(
    "aan ander bij dan dat den der die door her hoe maar mede met mis naar neer niet onder "
    "ont over pat per pro tegen terug toe uit van ver vol voor voort vooruit wan weer weg wel wie "
    "zich"
)
# These close words as a suffix: leiderschap is no kind of schap.
_NO_HEAD = _set_of(
    "aard aren ares baar baren eren heid iers kers lenen leren lijk lijke lingen loos pen pers "
    "rijke schap schappen sten ster ten"
)
# Names and new words stand before these as they like: Mariaplein, repaircafé, weggeefkast.
_AFTER_ANYTHING = (
    "buurt", "cafe", "coach", "gracht", "haven", "huis", "kade", "kast", "kerk", "laan", "markt",
    "park", "plantsoen", "plein", "polder", "project", "school", "singel", "straat", "tafel",
    "tuin", "wijk",
)  # fmt: skip
_SHORTEST_STRANGER = 4
_BOUND_FORMS = {"kinder": "kind", "eier": "ei", "runder": "rund"}


@lru_cache(maxsize=16384)
def leaves(word: str) -> tuple[str, ...]:
    """The smallest parts of a folded compound, as written, left to right; empty when it is none.

    `buurtmoestuin` gives buurt, moes, tuin; `bewonersgroep` gives bewoners, groep. Joined they are
    the word again.
    """
    parts = _parts(word, depth=0)
    return parts if len(parts) > 1 else ()


def unbound(part: str) -> str:
    """A part without what binds it: stads becomes stad, zonne zon. Plurals stay (bewoners)."""
    if part in _BOUND_FORMS:
        return _BOUND_FORMS[part]
    if part.endswith(("s", "e")) and not _is_noun(part):
        shorter = [part[:-1]]
        if part[-3:-2] == part[-2:-1]:
            shorter.append(part[:-2])
        return next((word for word in shorter if _is_noun(word)), part)
    return part


def _parts(word: str, *, depth: int) -> tuple[str, ...]:
    halves = _halves(word) if depth < _DEEPEST else None
    if halves is None:
        return (word,)
    before, behind = halves
    return _modifier_parts(before, depth=depth + 1) + _parts(behind, depth=depth + 1)


def _modifier_parts(before: str, *, depth: int) -> tuple[str, ...]:
    plain = unbound(before)
    parts = _parts(plain, depth=depth)
    if len(parts) == 1 or not before.startswith(plain):
        return (before,)
    return (*parts[:-1], parts[-1] + before[len(plain) :])


def _halves(word: str) -> tuple[str, str] | None:
    if not 2 * _SHORTEST_PART <= len(word) <= _LONGEST or not word.isalpha():
        return None
    entry = lexicon().entry(word)
    if entry is None:
        return _best_guess(word, shortest=_SHORTEST_PART) or _after_anything(word)
    if entry.head:
        return _as_listed(word, entry.head) or _best_guess(word, shortest=_SHORTEST_PART)
    if entry.is_noun:
        return _plain_halves(word)
    return _best_guess(word, shortest=_SHORTEST_PART + 1)


def _plain_halves(word: str) -> tuple[str, str] | None:
    """Split a noun of which the list names no head only on strong evidence: verkeers-drempel."""
    halves = _best_guess(word, shortest=_SHORTEST_PART + 2)
    if halves is None:
        return None
    before, behind = halves
    often_before = lexicon().modifiers.get(before, 0) >= _OFTEN
    often_behind = lexicon().heads.get(_singular(behind), 0) >= 1
    return halves if often_before and often_behind else None


def _as_listed(word: str, head: str) -> tuple[str, str] | None:
    before = word.removesuffix(head)
    return (before, head) if before != word and len(before) >= _SHORTEST_PART else None


def _best_guess(word: str, *, shortest: int) -> tuple[str, str] | None:
    best: tuple[float, str, str] | None = None
    for cut in range(shortest, len(word) - shortest + 1):
        before, behind = word[:cut], word[cut:]
        head_score = _head_score(behind)
        if head_score is None:
            continue
        modifier_score = _modifier_score(before)
        if modifier_score is None:
            continue
        # A slight preference for a long head keeps parts together that belong together.
        score = modifier_score + head_score + 0.15 * len(behind)
        if score >= _LEAST_SCORE and (best is None or score > best[0]):
            best = (score, before, behind)
    return None if best is None else best[1:]


def _after_anything(word: str) -> tuple[str, str] | None:
    for head in _AFTER_ANYTHING:
        if word.endswith(head) and len(word) - len(head) >= _SHORTEST_STRANGER:
            return word.removesuffix(head), head
    return None


def _modifier_score(part: str) -> float | None:
    if part in _NO_MODIFIER:
        return None
    seen = lexicon().modifiers.get(part, 0)
    scores = [math.log1p(seen)] if seen else []
    if (score := _noun_score(part)) is not None:
        scores.append(score)
    if part.endswith("s") and (score := _noun_score(part[:-1])) is not None:
        scores.append(score - 0.7)
    return max(scores, default=None)


def _noun_score(part: str) -> float | None:
    """How well a noun that the list never saw before a head would do there."""
    entry = _entry(part) if len(part) > _SHORTEST_PART else None
    if entry is None or not entry.is_noun or not (entry.head or entry.log_frequency >= 2):
        return None
    return 0.4 + entry.log_frequency / 4


def _head_score(part: str) -> float | None:
    if part in _NO_HEAD:
        return None
    entry = _entry(part)
    if entry is None or not entry.is_noun:
        return None
    seen = lexicon().heads.get(_singular(part), 0)
    return math.log1p(seen) + entry.log_frequency / 4 if _trusted(part, entry, seen) else None


def _trusted(part: str, entry: Entry, seen: int) -> bool:
    if len(part) == _SHORTEST_PART:
        return seen >= 5
    return bool(seen or entry.head or entry.log_frequency >= 2)


def _entry(part: str) -> Entry | None:
    """The list's word, or for a diminutive that it has not as a noun the word it comes from."""
    entry = lexicon().entry(part)
    if part.endswith(("je", "jes")) and not (entry and entry.is_noun):
        return lexicon().entry(_singular(part))
    return entry


def _singular(part: str) -> str:
    return fold(lemma(part))


def _is_noun(word: str) -> bool:
    entry = lexicon().entry(word)
    return entry is not None and entry.is_noun
