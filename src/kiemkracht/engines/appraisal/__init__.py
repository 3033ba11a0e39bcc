"""Where something stands: what it gives and asks, who wants it, whether it can be carried."""

from kiemkracht.engines.appraisal.appraising import Appraisal, Missing, Standing, appraise
from kiemkracht.engines.appraisal.comparing import Change, Comparison, compare
from kiemkracht.engines.appraisal.figures import Figures, figures
from kiemkracht.engines.appraisal.intervals import Interval
from kiemkracht.engines.appraisal.measures import (
    DropoutRisk,
    LifeFunction,
    TippingBand,
    dropout_risk,
    life_function,
    tipping_band,
)
from kiemkracht.engines.appraisal.photo import (
    AFFECTED,
    INITIATORS,
    POSITIONS,
    SOURCES,
    ActorGroup,
    Answers,
    Photo,
    Sheet,
    answers_of,
)
from kiemkracht.engines.appraisal.questions import (
    CODES,
    ITEMS,
    LINKS,
    QUESTIONS,
    READINGS,
    Question,
)
from kiemkracht.engines.appraisal.reckoning import Reckoning
from kiemkracht.engines.appraisal.scoring import OUTCOMES, Scores, score
from kiemkracht.engines.appraisal.thresholds import USUAL, Thresholds
from kiemkracht.engines.appraisal.varying import Variant, variants, with_reading
from kiemkracht.engines.appraisal.viewing import Gap, View
from kiemkracht.engines.appraisal.weighing import Difference, flipped, largest_differences
from kiemkracht.engines.appraisal.words import FORMULAS, LABELS, MEANINGS, NAMES, NOTES, Words, told

__all__ = [
    "AFFECTED",
    "CODES",
    "FORMULAS",
    "INITIATORS",
    "ITEMS",
    "LABELS",
    "LINKS",
    "MEANINGS",
    "NAMES",
    "NOTES",
    "OUTCOMES",
    "POSITIONS",
    "QUESTIONS",
    "READINGS",
    "SOURCES",
    "USUAL",
    "ActorGroup",
    "Answers",
    "Appraisal",
    "Change",
    "Comparison",
    "Difference",
    "DropoutRisk",
    "Figures",
    "Gap",
    "Interval",
    "LifeFunction",
    "Missing",
    "Photo",
    "Question",
    "Reckoning",
    "Scores",
    "Sheet",
    "Standing",
    "Thresholds",
    "TippingBand",
    "Variant",
    "View",
    "Words",
    "answers_of",
    "appraise",
    "compare",
    "dropout_risk",
    "figures",
    "flipped",
    "largest_differences",
    "life_function",
    "score",
    "tipping_band",
    "told",
    "variants",
    "with_reading",
]
