"""A step and what differs about it, in words of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.act.enums import Layer, Lead, StepState, Track
from kiemkracht.engines.scripts.words import (
    FUNCTION_NAMES,
    LAYER_NAMES,
    LEAD_NAMES,
    STOP_RULES,
    TRACK_NAMES,
    WATCH_QUESTIONS,
)
from kiemkracht.weigh.selectors.deck import DeckCard
from kiemkracht.weigh.selectors.reasons import facts_of, points_of, rule_name, title_of
from kiemkracht.weigh.selectors.wording import language

Cards = Mapping[int, DeckCard]
Values = Mapping[str, Any]

_NAMES: Mapping[str, Promise | str] = {
    "card": gettext_lazy("Card"),
    "words": gettext_lazy("In our own words"),
    "puller_words": gettext_lazy("Who pulls it"),
    "start_on": gettext_lazy("Begins on"),
    "look_back_on": gettext_lazy("We look back on"),
    "stop_rule": gettext_lazy("Stop rule"),
    "watch": gettext_lazy("We watch"),
    "layer": gettext_lazy("It changes"),
    "lead": gettext_lazy("Pulled by"),
    "order": gettext_lazy("Place"),
    "state": gettext_lazy("State"),
}
"""What is told of a difference; the rest follows from the card."""


@dataclass(frozen=True, slots=True)
class WhyLine:
    """By which rule and values a step stands there; `own` is what the group said itself."""

    rule: str
    facts: str
    points: str
    own: str


@dataclass(frozen=True, slots=True)
class Differs:
    """One field that differs."""

    name: str
    before: str
    after: str


def why_line(rule: str, why: Values) -> WhyLine:
    """The why of a step. Queries: 0."""
    name = rule_name(rule)
    return WhyLine(
        name or _("the group put it here"),
        facts_of(why) if name else "",
        points_of(why["score"]) if why.get("score") else "",
        why.get("because", ""),
    )


def step_title(card: int | None, words: str, cards: Cards) -> str:
    """What a step is called: the words of the group, else its card."""
    return words or (title_of(card, cards) if card is not None else "")


def function_name(function: str) -> str:
    """What a step is for."""
    return FUNCTION_NAMES[function].in_(language())


def track_name(track: str) -> str:
    """One of the two tracks."""
    return TRACK_NAMES[Track(track).value].in_(language())


def layer_name(layer: str) -> str:
    """What a step changes, in one word."""
    return LAYER_NAMES[Layer(layer).value].in_(language())


def lead_name(lead: str) -> str:
    """What kind of people pull a step."""
    return LEAD_NAMES[Lead(lead).value].in_(language())


def usual_stop_rule(function: str) -> str:
    """The stop rule of a function, in the language of the reader."""
    return STOP_RULES[function].in_(language())


def usual_watch(function: str) -> str:
    """The question to watch of a function, in the language of the reader."""
    return WATCH_QUESTIONS[function].in_(language())


def own_or_usual(text: str, usual: str) -> str:
    """What to keep of a field that began with the usual words: nothing when they stayed."""
    return "" if text.strip() == usual else text


def differences(before: Values, after: Values, cards: Cards) -> tuple[Differs, ...]:
    """What differs, in words; only what people chose, not what follows from it."""
    return tuple(
        Differs(
            str(name), _told(field, before.get(field), cards), _told(field, after[field], cards)
        )
        for field, name in _NAMES.items()
        if field in after and not _follows(field, before, after)
    )


def _follows(field: str, before: Values, after: Values) -> bool:
    """Whether a field only went along with another card, or belongs to a whole new step."""
    if not before:
        return field in ("order", "state", "lead", "layer") or after[field] in ("", None)
    return "card" in after and field in ("layer", "lead")


def _told(field: str, value: Any, cards: Cards) -> str:
    if value in (None, ""):
        return ""
    if field == "card":
        return title_of(value, cards)
    if field in ("start_on", "look_back_on"):
        return formats.date_format(date.fromisoformat(value), "DATE_FORMAT")
    if field == "layer":
        return layer_name(value)
    if field == "lead":
        return lead_name(value)
    return str(StepState(value).label) if field == "state" else str(value)


def puller_name(puller_id: UUID | None, names: Mapping[UUID, str]) -> str:
    """The name of who pulls, "" for nobody."""
    return names.get(puller_id, "") if puller_id else ""
