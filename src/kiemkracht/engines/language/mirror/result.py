"""What the mirror says of a text: codes and places; the words for them live with the page."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "office",
    "deficit",
    "vague",
    "old",
    "jargon",
    "nominalisation",
    "passive",
    "institution",
    "long_word",
    "rare",
]
KINDS: tuple[Kind, ...] = (
    "deficit",
    "office",
    "vague",
    "jargon",
    "old",
    "nominalisation",
    "passive",
    "institution",
    "long_word",
    "rare",
)
Level = Literal["easy", "fair", "hard", "very_hard"]
Reason = Literal["long_sentence", "rare_words", "abstract_words", "dense", "office_words"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or phrase to look at: `text[start:end] == words`.

    `entry`: the dictionary form (afstemmen for “stemmen … af”). `tail`: where the loose part of a
    separable verb stands, or (0, 0). `alternatives`: other words, in the form of the sentence where
    we know how; a mark without any asks the writer to say who does it, or to break it up.
    `replacement`: the one that can take its place as it is, or empty. `fits`: which alternatives
    have the form of what they replace (the writer still reads it over).
    """

    start: int
    end: int
    words: str
    kind: Kind
    entry: str
    alternatives: tuple[str, ...] = ()
    replacement: str = ""
    tail: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class MirrorSentence:
    """A sentence: `text[start:end] == sentence`; `score` 0 (easy) to 100 (hard).

    `proposal` is the sentence with every one-to-one replacement made; empty when there is none.
    """

    sentence: str
    start: int
    end: int
    score: int
    is_hard: bool
    reasons: tuple[Reason, ...]
    words: tuple[Mark, ...]
    proposal: str
    word_count: int


@dataclass(frozen=True, slots=True)
class Mirror:
    """The whole text. `level` and `is_b1` are estimates; `measures` is what they were made of."""

    level: Level
    is_b1: bool
    score: int
    sentences: tuple[MirrorSentence, ...]
    measures: "Measures"
    looks_dutch: bool

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks of all sentences, in order."""
        return tuple(mark for sentence in self.sentences for mark in sentence.words)


@dataclass(frozen=True, slots=True)
class Measures:
    """The four measures behind a score, and how many words they rest on.

    `frequency`: mean log10 frequency of the content words in film subtitles (0..7.6; spoken Dutch
    is about 5, an official letter 4). `content`: content words per clause. `concrete`: share of the
    nouns that name what you can touch (0..1). `length`: words per sentence.
    """

    frequency: float
    content: float
    concrete: float
    length: float
    words: int
