"""What is suggested to somebody now: at most three, in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import Frequency
from kiemkracht.connect.models import Openness, Suggestion
from kiemkracht.connect.selectors.openness import openness_of
from kiemkracht.connect.selectors.suggestion_cards import SuggestionCard, cards_of

AT_A_TIME = 3
_DAYS = {Frequency.WEEKLY: 7, Frequency.MONTHLY: 28}


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """The suggestions of this week or month, and whether one asked for any."""

    is_open: bool
    paused_until: date | None = None
    cards: tuple[SuggestionCard, ...] = ()
    next_on: date | None = None
    computed_at: datetime | None = None


def suggestion_page(visitor: Visitor) -> SuggestionPage:
    """The page of one visitor. Queries: at most 6."""
    if not visitor.is_known:
        return SuggestionPage(is_open=False)
    openness = openness_of(visitor.identity)
    if openness is None or not openness.is_open:
        paused = openness.paused_until if openness and openness.longing else None
        return SuggestionPage(is_open=False, paused_until=paused)
    rows = list(Suggestion.objects.visible_to(visitor).select_related("run"))
    period = period_of(openness, clock.today())
    return SuggestionPage(
        is_open=True,
        cards=cards_of(visitor, turn_of(rows, period)),
        next_on=_next_on(openness, period) if len(rows) > AT_A_TIME else None,
        computed_at=rows[0].run.created_at if rows else None,
    )


def period_of(openness: Openness, today: date) -> int:
    """How many weeks (or months of four weeks) someone is open by now."""
    return max(0, (today - openness.since.date()).days) // _days(openness)


def _days(openness: Openness) -> int:
    return _DAYS.get(Frequency(openness.frequency), 7)


def _next_on(openness: Openness, period: int) -> date:
    return openness.since.date() + timedelta(days=(period + 1) * _days(openness))


def turn_of(rows: Sequence[Suggestion], period: int) -> list[Suggestion]:
    """The three of this period. One that was answered leaves its place empty until the next."""
    by_turn: dict[int, list[Suggestion]] = {}
    for row in rows:
        by_turn.setdefault(row.turn // AT_A_TIME, []).append(row)
    if not by_turn:
        return []
    threes = sorted(by_turn)
    three = by_turn[threes[period % len(threes)]]
    return [row for row in three if not row.set_aside]


def own_suggestion(visitor: Visitor, suggestion_id: int) -> Suggestion | None:
    """A suggestion that this visitor may still see. Queries: 1."""
    mine = Suggestion.objects.visible_to(visitor).filter(set_aside=False)
    return mine.filter(pk=suggestion_id).first()


def card_of(visitor: Visitor, row: Suggestion) -> SuggestionCard | None:
    """The card of one suggestion; None when its kiem may no longer be seen. Queries: 2 to 4."""
    return next(iter(cards_of(visitor, [row])), None)
