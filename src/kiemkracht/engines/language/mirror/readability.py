"""How hard a text reads: an estimate after LiNT, from words alone, without a parser.

LiNT (Pander Maat and others) predicts from frequency, concreteness, content words per clause and
syntactic distance how much of a text Dutch readers understand. Without a parser we take the length
of sentences for the distance; the coefficients were fitted so that they follow LiNT with a parser
(r = 0.92 on 50 texts of one city). So it is an estimate, and of texts rather than of sentences.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kiemkracht.engines.language.compounds import leaves
from kiemkracht.engines.language.folding import fold
from kiemkracht.engines.language.lexicon import Entry, lexicon
from kiemkracht.engines.language.mirror import word_sets
from kiemkracht.engines.language.mirror.result import Level, Measures
from kiemkracht.engines.language.mirror.splitting import Token, dictionary_form

CONSTANT = 126.77
BY_FREQUENCY = -20.44
BY_CONTENT = 0.75
BY_CONCRETE = -14.01
BY_LENGTH = 0.64
# The borders of LiNT: 14, 29, 53 and 78 percent of adults struggle with a text of such a level.
LEVELS: tuple[tuple[int, Level], ...] = ((34, "easy"), (46, "fair"), (58, "hard"))
HARDEST_B1 = 46
UNSEEN = 1.36
_USUAL_CONCRETE = 0.5


class Tally(NamedTuple):
    """What a sentence adds to the measures of its text."""

    words: int
    content: int
    clauses: int
    frequencies: int
    frequency: float
    nouns: int
    concrete: int


class Seen(NamedTuple):
    """What one word adds; `frequency` below 0 is a name or a word that nothing is known of."""

    frequency: float
    is_noun: bool
    is_concrete: bool


def tally(tokens: Sequence[Token], text: str) -> Tally:
    """Count one sentence."""
    words = content = clauses = frequencies = nouns = concrete = 0
    frequency = 0.0
    for token in tokens:
        if not token.is_word:
            continue
        words += 1
        if token.lower in word_sets.NEW_CLAUSE and words > 1:
            clauses += 1
        if token.lower in word_sets.FUNCTION:
            continue
        content += 1
        seen = look_at(token.lower)
        if seen.frequency < 0 and (text[token.start].isupper()):
            continue  # a name
        frequencies += 1
        frequency += max(seen.frequency, UNSEEN)
        nouns += seen.is_noun
        concrete += seen.is_concrete
    return Tally(words, content, clauses + 1, frequencies, frequency, nouns, concrete)


@lru_cache(maxsize=32768)
def look_at(lower: str) -> Seen:
    """Frequency of a word, for a compound that of its head, and whether it is a concrete noun."""
    folded = fold(lower)
    entry = lexicon().entry(folded)
    lemma = fold(dictionary_form(lower))
    by_lemma = lexicon().entry(lemma) if lemma != folded else entry
    noun = entry if entry is not None and entry.noun_kind else by_lemma
    frequencies = [_frequency(entry), _frequency(by_lemma), _head_frequency(folded, entry)]
    is_noun = noun is not None and noun.is_noun and not dictionary_form(lower).endswith("eren")
    return Seen(
        max(frequencies),
        is_noun,
        is_noun and noun is not None and noun.noun_kind == "c",
    )


def _frequency(entry: Entry | None) -> float:
    return entry.log_frequency if entry is not None and entry.log_frequency > 0 else -1.0


def _head_frequency(folded: str, entry: Entry | None) -> float:
    head = entry.head if entry is not None else ""
    if not head and entry is None:
        parts = leaves(folded)
        head = parts[-1] if parts else ""
    return _frequency(lexicon().entry(head)) if head else -1.0


def measures(tallies: Sequence[Tally]) -> Measures:
    """The four measures of a text, or of one sentence."""
    total = [sum(column) for column in zip(*tallies, strict=True)] if tallies else [0] * 7
    words, content, clauses, frequencies, frequency, nouns, concrete = total
    return Measures(
        frequency=frequency / frequencies if frequencies else 5.0,
        content=content / clauses if clauses else 0.0,
        concrete=concrete / nouns if nouns else _USUAL_CONCRETE,
        length=words / len(tallies) if tallies else 0.0,
        words=int(words),
    )


def score(found: Measures) -> float:
    """0 (easy) to 100 (hard)."""
    value = (
        CONSTANT
        + BY_FREQUENCY * found.frequency
        + BY_CONTENT * found.content
        + BY_CONCRETE * found.concrete
        + BY_LENGTH * found.length
    )
    return min(100.0, max(0.0, value))


def level(value: float) -> Level:
    """The level of a score."""
    return next((name for border, name in LEVELS if value < border), "very_hard")
