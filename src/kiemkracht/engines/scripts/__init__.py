"""From where something stands to what could come next: position, guards and a script."""

from kiemkracht.engines.scripts.cards import (
    FUNCTIONS,
    LEADS,
    Card,
    CardScore,
    Experience,
    score_card,
    wilson_low,
)
from kiemkracht.engines.scripts.deriving import derive
from kiemkracht.engines.scripts.flipping import Flip, WhatIf, flips
from kiemkracht.engines.scripts.guarding import CODES, Condition, Guard
from kiemkracht.engines.scripts.positions import AXES, POSITIONS, Placing
from kiemkracht.engines.scripts.promises import PROMISES, broken_promises
from kiemkracht.engines.scripts.scale import (
    ADVICE,
    ScaleAdvice,
    advise_scale,
    order_of_question,
)
from kiemkracht.engines.scripts.script import LAYERS, TRACKS, Proposal, Script, Step, Why
from kiemkracht.engines.scripts.situation import CONTEXTS, LINKS, Situation
from kiemkracht.engines.scripts.thresholds import USUAL, Thresholds

__all__ = [
    "ADVICE",
    "AXES",
    "CODES",
    "CONTEXTS",
    "FUNCTIONS",
    "LAYERS",
    "LEADS",
    "LINKS",
    "POSITIONS",
    "PROMISES",
    "TRACKS",
    "USUAL",
    "Card",
    "CardScore",
    "Condition",
    "Experience",
    "Flip",
    "Guard",
    "Placing",
    "Proposal",
    "ScaleAdvice",
    "Script",
    "Situation",
    "Step",
    "Thresholds",
    "WhatIf",
    "Why",
    "advise_scale",
    "broken_promises",
    "derive",
    "flips",
    "order_of_question",
    "score_card",
    "wilson_low",
]
