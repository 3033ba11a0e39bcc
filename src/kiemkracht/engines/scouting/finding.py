"""The sentences of a text that look like a kiem or like a hindering pattern."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiemkracht.engines.scouting.content import weights
from kiemkracht.engines.scouting.features import shown_by
from kiemkracht.engines.scouting.hints import Hit
from kiemkracht.engines.scouting.language import language_of
from kiemkracht.engines.scouting.scoring import Verdict, judge_patterns, judge_sprout
from kiemkracht.engines.scouting.sentences import Sentence, split_sentences
from kiemkracht.engines.scouting.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Find:
    """A sentence that may show a kiem (`sprout`, K1-K7) or a hindering pattern (B01-B25).

    `text[start:end] == sentence`. `score` is between 0 and 1: a likelihood as far as the examples
    it was fitted on go. `why` holds the words of the sentence that gave it away, `against` those
    that lowered the score; both stand literally in the sentence.
    """

    sentence: str
    start: int
    end: int
    kind: Literal["sprout", "pattern"]
    code: str
    score: float
    why: tuple[str, ...]
    against: tuple[str, ...]


def scout(text: str) -> tuple[Find, ...]:
    """What in a Dutch text looks like a kiem or a hindering pattern, sorted by place.

    At most one sprout per sentence, and one pattern (a second only when both are clear). Nothing
    for a text that is surely in another language. Never raises on any text; the same text always
    gives the same finds. Cost: linear, some thousands of sentences per second; the first call reads
    a dictionary (a second). It sees words and their order, not meaning: irony, what was left out,
    and whether it is true are for the writer to say.
    """
    language = language_of(text)
    if language.code != "nl" and language.is_sure:
        return ()
    return tuple(find for sentence in split_sentences(text) for find in _finds(sentence))


def scout_sentence(sentence: Sentence) -> tuple[Find, ...]:
    """The finds in one sentence, whatever its language."""
    return tuple(_finds(sentence))


def _finds(sentence: Sentence) -> Iterator[Find]:
    words = words_of(sentence.text)
    cut = weights()["cut"]
    patterns = judge_patterns(words)
    likeliest = patterns[0].score if patterns else 0.0
    sprout = judge_sprout(shown_by(sentence.text, words, pattern=likeliest))
    if sprout.score >= cut["sprout"]:
        yield _find(sentence, "sprout", sprout, words)
    for place, pattern in enumerate(patterns[:2]):
        if pattern.score >= (cut["second_pattern"] if place else cut["pattern"]):
            yield _find(sentence, "pattern", pattern, words)


def _find(
    sentence: Sentence,
    kind: Literal["sprout", "pattern"],
    verdict: Verdict,
    words: Sequence[Word],
) -> Find:
    why = _literal(verdict.hits, words, sentence.text)
    against = _literal(verdict.against, words, sentence.text)
    return Find(
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        kind=kind,
        code=verdict.code,
        score=round(verdict.score, 4),
        why=why,
        against=tuple(one for one in against if one not in why),
    )


def _literal(hits: Iterable[Hit], words: Sequence[Word], text: str) -> tuple[str, ...]:
    """The words of hits as they stand in the text; neighbours are kept together."""
    found: dict[str, None] = {}
    for hit in hits:
        run = [hit.places[0], hit.places[0]]
        for place in (*hit.places[1:], None):
            if place is not None and place == run[1] + 1:
                run[1] = place
                continue
            found[text[words[run[0]].start : words[run[1]].end]] = None
            if place is not None:
                run = [place, place]
    return tuple(found)
