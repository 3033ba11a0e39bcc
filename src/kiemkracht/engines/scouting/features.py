"""What a sentence shows: named features with the words that gave them away."""

from collections.abc import Mapping, Sequence
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
    has_actor = any(name in hits for name in _ACTORS)
    signals = [name for name in _SIGNALS if name in hits]
    if has_actor and "act" in hits and not {"abstract_actor", "passive"} & hits.keys():
        values["concrete"] = 1.0
        if signals:
            values["concrete_signal"] = 1.0
    if len({features()[name].signal for name in signals}) > 1:
        values["two_signals"] = 1.0
    if "care" in hits and has_actor:
        values["cared_for"] = 1.0
    if sum(name in hits for name in _ACTORS) > 1:
        values["two_people"] = 1.0
    if "routine_time" in hits:
        is_social = any(name in hits for name in ("together", "thing", "home", "with", "care"))
        values["social_routine" if is_social and has_actor else "dry_routine"] = 1.0
    if sentence.rstrip("\"”’') ").endswith("?"):
        values["question"] = 1.0
    if len(words) <= _SHORT:
        values["short"] = 1.0
    if "longing" in hits and not {"first_person", "question"} & (hits.keys() | values.keys()):
        values["distant_wish"] = 1.0
    if pattern >= _CLEAR_PATTERN:
        values["pattern"] = 1.0
    if len(words) >= _LONG:
        values["long"] = 1.0
    return Shown(values, hits)
