"""A text in, what the page shows of it out. Only this module knows the engine."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise

from kiemkracht.base.mirror.words import KIND_WORDS, LEVEL_WORDS, REASON_WORDS
from kiemkracht.engines.language.mirror import (
    KINDS,
    Kind,
    Mark,
    MirrorSentence,
    is_hint,
    mirror,
)
from kiemkracht.engines.language.mirror.readability import (
    BY_CONCRETE,
    BY_CONTENT,
    BY_FREQUENCY,
    BY_LENGTH,
    CONSTANT,
    HARDEST_B1,
)

LONGEST = 20_000
"""Characters of one request: some six pages of A4."""
_ENOUGH_WORDS = 40
_FEWEST_WORDS = 4
"""Fewer words than this have no level at all: one odd letter would be C1."""


@dataclass(frozen=True, slots=True)
class Other:
    """Other words; a hint is advice and can't be put in the text."""

    words: str
    is_hint: bool


@dataclass(frozen=True, slots=True)
class MarkView:
    """A marked word with its label, the reason and the other words."""

    kind: Kind
    words: str
    entry: str
    label: Promise
    why: Promise
    others: tuple[Other, ...]
    start: int
    end: int
    tail_start: int
    tail_end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain, or (part of) a marked word."""

    text: str
    kind: str = ""
    label: Promise | str = ""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence in pieces, its marks, and what makes it hard."""

    pieces: tuple[Piece, ...]
    marks: tuple[MarkView, ...]
    is_hard: bool
    reasons: tuple[Promise, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many marks of a kind there are."""

    kind: Kind
    label: Promise
    why: Promise
    count: int


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the arithmetic: a measure, its weight and what that makes."""

    name: str
    measured: float
    weight: float
    makes: float


@dataclass(frozen=True, slots=True)
class MirrorView:
    """Everything the page shows."""

    level: Promise
    is_b1: bool
    score: int
    border: int
    sentences: tuple[SentenceView, ...]
    hard: int
    counts: tuple[KindCount, ...]
    constant: float
    terms: tuple[Term, ...]
    looks_dutch: bool
    is_short: bool
    tells_level: bool

    @property
    def is_clear(self) -> bool:
        """Nothing to look at."""
        return not self.counts and not self.hard


def look(text: str) -> MirrorView | None:
    """What the mirror shows of a text; None for a text without words. Nothing is kept."""
    found = mirror(text)
    if not found.measures.words:
        return None
    counted = Counter(mark.kind for mark in found.marks)
    return MirrorView(
        level=LEVEL_WORDS[found.level],
        is_b1=found.is_b1,
        score=found.score,
        border=HARDEST_B1,
        sentences=tuple(_sentence(text, sentence) for sentence in found.sentences),
        hard=sum(sentence.is_hard for sentence in found.sentences),
        counts=tuple(
            KindCount(kind, *KIND_WORDS[kind], counted[kind]) for kind in KINDS if counted[kind]
        ),
        constant=CONSTANT,
        terms=tuple(
            Term(name, measured, weight, measured * weight)
            for name, measured, weight in (
                ("frequency", found.measures.frequency, BY_FREQUENCY),
                ("content", found.measures.content, BY_CONTENT),
                ("concrete", found.measures.concrete, BY_CONCRETE),
                ("length", found.measures.length, BY_LENGTH),
            )
        ),
        looks_dutch=found.looks_dutch,
        is_short=found.measures.words < _ENOUGH_WORDS,
        tells_level=found.looks_dutch and found.measures.words >= _FEWEST_WORDS,
    )


def _sentence(text: str, sentence: MirrorSentence) -> SentenceView:
    return SentenceView(
        pieces=tuple(_pieces(text, sentence)),
        marks=tuple(_mark(mark) for mark in sentence.words),
        is_hard=sentence.is_hard,
        reasons=tuple(REASON_WORDS[reason] for reason in sentence.reasons),
        proposal=sentence.proposal,
    )


def _mark(mark: Mark) -> MarkView:
    return MarkView(
        kind=mark.kind,
        words=mark.words,
        entry=mark.entry,
        label=KIND_WORDS[mark.kind].label,
        why=KIND_WORDS[mark.kind].why,
        others=tuple(Other(words, _is_advice(mark, words)) for words in mark.alternatives),
        start=mark.start,
        end=mark.end,
        tail_start=mark.tail[0],
        tail_end=mark.tail[1],
    )


def _is_advice(mark: Mark, words: str) -> bool:
    """A passive can't be turned by putting one word for another: the sentence turns with it."""
    return is_hint(words) or mark.kind in ("passive", "nominalisation")


def _pieces(text: str, sentence: MirrorSentence) -> list[Piece]:
    spans = [(mark.start, mark.end, mark, True) for mark in sentence.words]
    spans += [(*mark.tail, mark, False) for mark in sentence.words if mark.tail[1]]
    pieces: list[Piece] = []
    place = sentence.start
    for start, end, mark, is_head in sorted(spans, key=lambda span: span[0]):
        label = KIND_WORDS[mark.kind].label if is_head else ""
        pieces += [Piece(text[place:start]), Piece(text[start:end], mark.kind, label)]
        place = end
    pieces.append(Piece(text[place : sentence.end]))
    return [piece for piece in pieces if piece.text]
