"""What a sentence shows: named features with the words that gave them away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.engines.scouting.content import feature_book, features
from kiemkracht.engines.scouting.hints import Hit
from kiemkracht.engines.scouting.words import Word

_MORE_THAN_ONE = 1.5
"""The value of a feature that more than one hint shows."""
_SHORT = 4
_ACTORS = ("first_person", "resident", "worker", "name")
_SIGNALS = tuple(one.name for one in features().values() if one.signal)
DERIVED = ("concrete", "concrete_signal", "two_signals", "cared_for", "question", "short")
"""Features that follow from other features or from the shape of the sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The features of one sentence: a value above 0 each, and the places of their words."""

    values: Mapping[str, float]
    hits: Mapping[str, Sequence[Hit]]


def shown_by(sentence: str, words: Sequence[Word]) -> Shown:
    """The features of a sentence. Linear in its words."""
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
    if sentence.rstrip("\"”’') ").endswith("?"):
        values["question"] = 1.0
    if len(words) <= _SHORT:
        values["short"] = 1.0
    return Shown(values, hits)
