"""A work spark as the engine sees it, and how well it suits a slot."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts.situation import CONTEXTS, LINKS, Situation
from kiemkracht.engines.scripts.thresholds import Thresholds

FUNCTIONS = (
    "prepare", "listen", "connect", "try", "weigh", "carry", "let_go", "harvest", "anchor",
)  # fmt: skip
LEADS = ("carriers", "together", "leaders")
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Card:
    """One work spark: what it is for, which link it strengthens, which patterns it breaks.

    `function` see FUNCTIONS, `link` see LINKS, `context` see CONTEXTS; a card with a `theme` only
    serves that theme. `minutes` of people's time together. `lead` is who pulls it: "carriers"
    (residents or carriers), "together" (a professional with them) or "leaders".
    """

    number: int
    function: str
    link: str
    breaks: frozenset[str] = frozenset()
    minutes: int = 60
    context: str = "both"
    theme: str = ""
    lead: str = "together"


@dataclass(frozen=True, slots=True)
class Experience:
    """What came of a card in comparable rooms: it helped `helped` of `uses` times.

    `disappointed_recently` says that it had no effect here not long ago.
    """

    uses: int = 0
    helped: int = 0
    disappointed_recently: bool = False


@dataclass(frozen=True, slots=True)
class CardScore:
    """score = the sum of the parts, in two decimals.

    `parts` by name: "fits", "link", "patterns", "short", "experience", "disappointed".
    """

    card: int
    score: float
    parts: Mapping[str, float]


def check_cards(cards: Sequence[Card]) -> None:
    """Raises EngineInputError("cards") for a card that can't be placed or stands there twice."""
    if len({card.number for card in cards}) != len(cards):
        raise EngineInputError("cards", "a number stands there twice")
    for card in cards:
        known = (
            card.function in FUNCTIONS
            and card.link in LINKS
            and card.context in CONTEXTS
            and card.lead in LEADS
        )
        if not known or card.minutes < 1:
            raise EngineInputError("cards", f"card {card.number} can't be placed")


def check_experience(experience: Mapping[int, Experience]) -> None:
    """Raises EngineInputError("experience") unless 0 <= helped <= uses."""
    for number, each in experience.items():
        if not 0 <= each.helped <= each.uses:
            raise EngineInputError("experience", f"card {number} helped more often than used")


def is_suitable(card: Card, situation: Situation, wanted: Collection[int]) -> bool:
    """Whether a card may be used at all: its theme and its context suit.

    A card for organisations may serve a neighbourhood when the slot asks for it by number.
    """
    if card.theme and card.theme not in situation.themes:
        return False
    if "both" in (card.context, situation.context) or card.context == situation.context:
        return True
    return card.context == "organisation" and card.number in wanted


def score_card(
    card: Card,
    situation: Situation,
    wanted: Collection[int],
    experience: Experience,
    thresholds: Thresholds,
) -> CardScore:
    """3 · fits + 2 · strengthens a weakest link + 2 · patterns broken (at most 2) + 1 · short
    + the lower Wilson bound of how often it helped - 2 · not long ago without effect.

    It fits when the slot asks for it and when its theme is that of the situation.
    """
    fits = (card.number in wanted) + bool(card.theme and card.theme in situation.themes)
    broken = min(len(card.breaks & situation.patterns), thresholds.most_patterns)
    parts = {
        "fits": thresholds.card_fits * fits,
        "link": thresholds.card_link * (card.link in situation.weakest),
        "patterns": thresholds.card_pattern * broken,
        "short": thresholds.card_short * (card.minutes <= thresholds.short_minutes),
        "experience": wilson_low(experience.helped, experience.uses),
        "disappointed": -thresholds.card_disappointed * experience.disappointed_recently,
    }
    return CardScore(card.number, round(sum(parts.values()), 2), parts)


def wilson_low(successes: int, tries: int) -> float:
    """The lower bound of 95 % of a share, 0..1; 0 without tries.

    Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
    """
    if tries == 0:
        return 0.0
    share, square = successes / tries, _Z * _Z
    spread = _Z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    return max(0.0, (share + square / (2 * tries) - spread) / (1 + square / tries))
