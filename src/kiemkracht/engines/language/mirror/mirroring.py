"""The mirror itself: a text in, its level, its sentences and its marks out."""

from collections.abc import Sequence

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language.mirror import readability, word_sets
from kiemkracht.engines.language.mirror.finding import Hit, find
from kiemkracht.engines.language.mirror.grammar import Habit, find_habits
from kiemkracht.engines.language.mirror.rare import find_rare
from kiemkracht.engines.language.mirror.replacing import fitted, like, proposal
from kiemkracht.engines.language.mirror.result import (
    Mark,
    Measures,
    Mirror,
    MirrorSentence,
    Reason,
)
from kiemkracht.engines.language.mirror.splitting import Span, Token, sentences, tokens

LONGEST_SENTENCE = 20
LONGEST_TEXT = 2_000_000
_SHORT = 8
_RARE = 3.9
_ABSTRACT = 0.2
_DENSE = 6.0
_MANY_OFFICE_WORDS = 2
_LEAST_DUTCH = 0.12
_ENOUGH_WORDS = 8


def mirror(text: str) -> Mirror:
    """Hold a mirror up to a Dutch text.

    Out come an estimated level (`easy` A2–B1, `fair` about B1, `hard` B2, `very_hard` C1), `is_b1`,
    a score from 0 (easy) to 100 (hard), and per sentence its score, why it is hard, and marks with
    exact places: `text[mark.start:mark.end] == mark.words`. Marks of one sentence don't overlap.
    `is_b1` holds when the score is under 46, the border between `fair` and `hard`.

    The text is read as it is: line ends as `\\n`. Raises `EngineInputError` over 2,000,000
    characters. Cost: about 25 µs per word, after a first use of a second. Same text, same mirror.

    It sees words, not meaning: it can't tell whether a text is true, complete or kind, an estimate
    of a few sentences says little, and a text in another language is not judged (`looks_dutch`).
    """
    if len(text) > LONGEST_TEXT:
        raise EngineInputError("text", f"longer than {LONGEST_TEXT} characters")
    shown: list[MirrorSentence] = []
    tallies: list[readability.Tally] = []
    words: list[str] = []
    for span in sentences(text):
        parts = tokens(text, span)
        tally = readability.tally(parts, text)
        if tally.words:
            tallies.append(tally)
            words += [token.lower for token in parts if token.is_word]
        shown.append(_sentence(text, span, parts, tally))
    found = readability.measures(tallies)
    value = readability.score(found) if tallies else 0.0
    return Mirror(
        level=readability.level(value),
        is_b1=value < readability.HARDEST_B1,
        score=round(value),
        sentences=tuple(shown),
        measures=found,
        looks_dutch=_looks_dutch(words),
    )


def _looks_dutch(words: Sequence[str]) -> bool:
    """Whether the smallest words are Dutch; a very short text gets the benefit of the doubt."""
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word in word_sets.VERY_DUTCH for word in words) >= _LEAST_DUTCH * len(words)


def _sentence(
    text: str, span: Span, parts: Sequence[Token], tally: readability.Tally
) -> MirrorSentence:
    marks = _marks(text, parts)
    found = readability.measures([tally] if tally.words else [])
    value = readability.score(found) if tally.words else 0.0
    reasons = _reasons(found, marks)
    is_hard = (
        tally.words > LONGEST_SENTENCE
        or "office_words" in reasons
        or (tally.words >= _SHORT and value >= readability.LEVELS[-1][0])
    )
    return MirrorSentence(
        sentence=text[span.start : span.end],
        start=span.start,
        end=span.end,
        score=round(value),
        is_hard=is_hard,
        reasons=reasons if is_hard else (),
        words=marks,
        proposal=proposal(text, span.start, span.end, marks),
        word_count=tally.words,
    )


def _reasons(found: Measures, marks: Sequence[Mark]) -> tuple[Reason, ...]:
    checks: tuple[tuple[Reason, bool], ...] = (
        ("long_sentence", found.length > LONGEST_SENTENCE),
        ("office_words", len(marks) >= _MANY_OFFICE_WORDS),
        ("rare_words", found.frequency < _RARE),
        ("abstract_words", found.concrete < _ABSTRACT),
        ("dense", found.content > _DENSE),
    )
    return tuple(reason for reason, holds in checks if holds)


def _marks(text: str, parts: Sequence[Token]) -> tuple[Mark, ...]:
    """The marks of a sentence: the longest first, none over another, in order."""
    found = [*find(parts), *find_habits(parts), *find_rare(parts, text)]
    found.sort(key=_weight)
    taken: set[int] = set()
    kept: list[Mark] = []
    for each in found:
        places = set(range(each.first, each.last + 1))
        if isinstance(each, Hit) and each.part >= 0:
            places.add(each.part)
        if not places & taken:
            # The verb of a passive that is marked itself brings its own alternatives.
            is_said = isinstance(each, Habit) and each.with_token in taken
            taken |= places
            kept.append(_mark(text, parts, each, is_said=is_said))
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _weight(each: Hit | Habit) -> tuple[int, bool, bool, int]:
    """What goes before what: long, of the list, in two pieces, early."""
    is_whole = not (isinstance(each, Hit) and each.part >= 0)
    return each.first - each.last, isinstance(each, Habit), is_whole, each.first


def _mark(text: str, parts: Sequence[Token], each: Hit | Habit, *, is_said: bool) -> Mark:
    start, end = parts[each.first].start, parts[each.last].end
    words = text[start:end]
    if isinstance(each, Habit):
        alternatives = () if is_said else tuple(like(other, words) for other in each.alternatives)
        return Mark(start, end, words, each.kind, each.entry, alternatives)
    shown, replacement = fitted(each, parts)
    tail = (parts[each.part].start, parts[each.part].end) if each.part >= 0 else (0, 0)
    return Mark(
        start,
        end,
        words,
        each.line.kind,
        words.lower() if "/" in each.line.word else each.line.word.replace("·", "").lstrip("*"),
        tuple(like(other, words) for other in shown),
        like(replacement, words),
        tail,
    )
