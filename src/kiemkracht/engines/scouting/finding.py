"""The sentences of a text that look like a kiem or like a hindering pattern."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiemkracht.engines.scouting.choosing import chosen_kiem, chosen_pattern, leant
from kiemkracht.engines.scouting.content import weights
from kiemkracht.engines.scouting.features import shown_by
from kiemkracht.engines.scouting.language import language_of
from kiemkracht.engines.scouting.learned import Learned, learned
from kiemkracht.engines.scouting.scoring import (
    Verdict,
    judge_patterns,
    judge_sprout,
    likeliest,
    verdicts,
)
from kiemkracht.engines.scouting.sentences import Sentence, split_sentences
from kiemkracht.engines.scouting.words import Word, words_of

_LIKELY = 0.5
"""From which verdict of the hints on the same signal their words are named as the reason."""
FEWEST_WORDS = 3
"""Who does what: with less there is no deed to find, and a list of initials costs nothing."""


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

    At most one sprout and one pattern per sentence. Nothing
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
    if len(words) < FEWEST_WORDS:
        return
    patterns = judge_patterns(words)
    shown = shown_by(sentence.text, words, pattern=likeliest(patterns))
    taught = learned(words, shown, verdicts(shown, patterns))
    shares = leant(taught.scores)
    if kiem := chosen_kiem(shares):
        code, share = kiem
        said = judge_sprout(shown)
        agrees = said.score >= _LIKELY and said.code == code
        places = _why(taught, code, said if agrees else _unsaid(code), said)
        yield _find(sentence, "sprout", code, share, places, said, words)
    first = patterns[0] if patterns else None
    if pattern := chosen_pattern(shares):
        code, share = pattern
        said = next((one for one in patterns if one.code == code), _unsaid(code))
        places = _why(taught, code, said, said)
        yield _find(sentence, "pattern", code, share, places, said, words)
    elif first and _is_sure(first, shares):
        places = _why(taught, first.code, first, first)
        yield _find(sentence, "pattern", first.code, first.score, places, first, words)


def _is_sure(said: Verdict, shares: Mapping[str, float]) -> bool:
    """Several hints of one pattern in a sentence, and the examples don't rule it out."""
    lean = weights()["lean"]
    return said.score >= lean["sure_hints"] and shares[said.code] >= lean["half_believed"]


def _unsaid(code: str) -> Verdict:
    return Verdict(code, 0.0, (), ())


def _why(taught: Learned, code: str, said: Verdict, otherwise: Verdict) -> list[tuple[int, ...]]:
    """The places of the words that gave it away: of the hints that said so, else what weighs most.

    `otherwise`: the hints to name when no single word speaks for it.
    """
    if said.hits:
        return [hit.places for hit in said.hits]
    loud = taught.places(code)
    return [loud] if loud else [hit.places for hit in otherwise.hits] or [(0,)]


def _find(
    sentence: Sentence,
    kind: Literal["sprout", "pattern"],
    code: str,
    score: float,
    places: Sequence[tuple[int, ...]],
    by_hints: Verdict,
    words: Sequence[Word],
) -> Find:
    why = _literal(places, words, sentence.text)
    against = _literal([hit.places for hit in by_hints.against], words, sentence.text)
    return Find(
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        kind=kind,
        code=code,
        score=round(score, 4),
        why=why,
        against=tuple(one for one in against if one not in why),
    )


def _literal(runs: Iterable[Sequence[int]], words: Sequence[Word], text: str) -> tuple[str, ...]:
    """The words at these places as they stand in the text; neighbours are kept together."""
    found: dict[str, None] = {}
    for places in runs:
        run = [places[0], places[0]]
        for place in (*places[1:], None):
            if place is not None and place == run[1] + 1:
                run[1] = place
                continue
            found[text[words[run[0]].start : words[run[1]].end]] = None
            if place is not None:
                run = [place, place]
    return tuple(found)
