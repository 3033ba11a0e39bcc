"""Who could learn from whom: shared longing, useful difference, and the arithmetic of both."""

from kiemkracht.engines.matching.explaining import BorderPart, Reasons, explain
from kiemkracht.engines.matching.pairing import Pair, Pairing, pair_up
from kiemkracht.engines.matching.profiles import (
    BORDERS,
    UNKNOWN,
    Profiles,
    Spread,
    Suggestions,
    Surprise,
    Weights,
)
from kiemkracht.engines.matching.suggesting import suggest

__all__ = [
    "BORDERS",
    "UNKNOWN",
    "BorderPart",
    "Pair",
    "Pairing",
    "Profiles",
    "Reasons",
    "Spread",
    "Suggestions",
    "Surprise",
    "Weights",
    "explain",
    "pair_up",
    "suggest",
]
