"""What a sentence shows: named features with the words that gave them away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.scouting.content import feature_book, features
from kiemkracht.engines.scouting.hints import Hit
from kiemkracht.engines.scouting.words import Word

_MORE_THAN_ONE = 1.5
"""The value of a feature that more than one hint shows."""
_SHORT = 7
_LONG = 12
_CLEAR_PATTERN = 0.5
_ACTORS = ("first_person", "resident", "worker", "name")
_SIGNALS = tuple(one.name for one in features().values() if one.signal)
DERIVED = (
    "concrete", "concrete_signal", "two_signals", "cared_for", "two_people", "question", "short",
    "long", "social_routine", "dry_routine", "distant_wish", "pattern",
)  # fmt: skip
"""Features that follow from other features or from the shape of the sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The features of one sentence: a value above 0 each, and the places of their words."""

    values: Mapping[str, float]
    hits: Mapping[str, Sequence[Hit]]


def shown_by(sentence: str, words: Sequence[Word], *, pattern: float = 0.0) -> Shown:
    """The features of a sentence. Linear in its words.

    `pattern` is the score of its likeliest hindering pattern: who is stuck is seldom sprouting.
    """
    hits = feature_book().find(words)
    values = {name: 1.0 if len(found) == 1 else _MORE_THAN_ONE for name, found in hits.items()}
    seen = frozenset(hits)
    values.update(dict.fromkeys(_of_actors(seen), 1.0))
    values.update(dict.fromkeys(_of_shape(sentence, len(words)), 1.0))
    if "longing" in seen and not {"first_person", "question"} & values.keys():
        values["distant_wish"] = 1.0
    if pattern >= _CLEAR_PATTERN:
        values["pattern"] = 1.0
    return Shown(values, hits)


def _of_actors(seen: frozenset[str]) -> Iterator[str]:
    """What follows from who acts, how, and which signals stand beside it."""
    has_actor = not seen.isdisjoint(_ACTORS)
    signals = {features()[name].signal for name in seen.intersection(_SIGNALS)}
    if has_actor and "act" in seen and seen.isdisjoint(("abstract_actor", "passive")):
        yield "concrete"
        if signals:
            yield "concrete_signal"
    if len(signals) > 1:
        yield "two_signals"
    if has_actor and "care" in seen:
        yield "cared_for"
    if len(seen.intersection(_ACTORS)) > 1:
        yield "two_people"
    if "routine_time" in seen:
        is_social = not seen.isdisjoint(("together", "thing", "home", "with", "care"))
        yield "social_routine" if is_social and has_actor else "dry_routine"


def _of_shape(sentence: str, words: int) -> Iterator[str]:
    if sentence.rstrip("\"”’') ").endswith("?"):
        yield "question"
    if words <= _SHORT:
        yield "short"
    if words >= _LONG:
        yield "long"
