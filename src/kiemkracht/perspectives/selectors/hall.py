"""The evening in the hall as its facilitator arranges it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import RushKind
from kiemkracht.perspectives.models import Card, Conversation, Rush
from kiemkracht.perspectives.selectors.live import Figures, figures_of, may_follow
from kiemkracht.perspectives.selectors.paper import card_numbers
from kiemkracht.perspectives.selectors.timeline import TimelineLine, timeline


@dataclass(frozen=True, slots=True)
class RushLine:
    """Votes that came too fast: of which card, if of one, how many were refused, and when."""

    card: int | None
    refused: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class HallPage:
    """Everything a facilitator needs tonight; without `code` there is no hall yet."""

    code: str
    is_paused: bool
    hides_results: bool
    has_helpers: bool
    for_everyone: bool
    cards_made: int
    cards_used: int
    cards_blocked: int
    rushes: Sequence[RushLine]
    figures: Figures | None
    timeline: Sequence[TimelineLine]


def hall_page(conversation: Conversation) -> HallPage:
    """The evening; leave was asked by the page. Queries: 6."""
    hall = rules.hall_of(conversation)
    cards = card_numbers(conversation.pk)
    return HallPage(
        code=hall.code if hall else "",
        is_paused=rules.is_paused(conversation),
        hides_results=bool(hall and hall.hides_results),
        has_helpers=bool(hall and hall.helper_digest),
        for_everyone=may_follow(str(conversation.pk), None),
        cards_made=cards["made"],
        cards_used=cards["used"],
        cards_blocked=cards["blocked"],
        rushes=rushes_of(conversation.pk),
        figures=figures_of(conversation.pk),
        timeline=timeline(conversation.pk, for_the_desk=True)[:12],
    )


def rushes_of(conversation_id: UUID) -> list[RushLine]:
    """Whose votes came too fast, the last first; at most twenty. Queries: 2."""
    rows = Rush.objects.filter(conversation_id=conversation_id, kind=RushKind.VOTES)
    found = list(rows.values_list("participant_id", "refused", "last_at")[:20])
    used = Card.objects.filter(participant__in=[each for each, _refused, _at in found])
    numbers = dict(used.values_list("participant_id", "number")) if found else {}
    return [RushLine(numbers.get(who), refused, at) for who, refused, at in found]
