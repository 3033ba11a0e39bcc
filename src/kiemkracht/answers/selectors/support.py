"""Questions for backing: mine, those of my team, and one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise

from kiemkracht.answers.enums.support import WAITING, SupportState
from kiemkracht.answers.models import SupportAnswer, SupportRequest
from kiemkracht.answers.rules.support import may_ask
from kiemkracht.answers.selectors.backing import (
    SheetCard,
    covered_among,
    newest_sheets,
    sheets_for,
)
from kiemkracht.answers.selectors.working_days import age_in_words, day_of
from kiemkracht.base import names
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.leading import (
    leads_somebody,
    teams_led_by,
    workplaces_of,
)

SPROUT = "sprouts.sprout"
MOST = 200
SHORTEST_TERM_DAYS, LONGEST_TERM_DAYS = 30, 730
TONES = {
    SupportState.OPEN: "spark",
    SupportState.TALKING: "sky",
    SupportState.YES: "leaf",
    SupportState.YES_WITH: "leaf",
    SupportState.NO: "plum",
    SupportState.NOT_NEEDED: "leaf",
    SupportState.WITHDRAWN: "sky",
}


@dataclass(frozen=True, slots=True)
class SupportCard:
    """A question in a list: the other side, where it stands and how long it waits or waited."""

    id: UUID
    subject: str
    url: str
    who: str
    state: str
    state_label: str | Promise
    tone: str
    age: str
    is_waiting: bool
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class MySupport:
    """What I asked, and where else to go."""

    waiting: tuple[SupportCard, ...]
    answered: tuple[SupportCard, ...]
    may_ask: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class OnTheSheet:
    """Waiting questions that look like one line of a sheet."""

    line: str
    cards: tuple[SupportCard, ...]


@dataclass(frozen=True, slots=True)
class TeamSupport:
    """What my team asks of me: the oldest first, those on a sheet apart."""

    waiting: tuple[SupportCard, ...]
    on_the_sheet: tuple[OnTheSheet, ...]
    answered: tuple[SupportCard, ...]
    sheets: tuple[SheetCard, ...]


def term_days() -> int:
    """How many days a question is kept after its answer: what the operator chose, 30 to 730."""
    chosen = int(settings.KIEMKRACHT_BACKING_DAYS)
    return min(max(chosen, SHORTEST_TERM_DAYS), LONGEST_TERM_DAYS)


def gone_on(row: SupportRequest) -> date | None:
    """The day on which an answered question leaves; None while it waits."""
    if row.closed_at is None or row.state in WAITING:
        return None
    return day_of(row.closed_at) + timedelta(days=term_days())


def find_support(visitor: Visitor, request_id: UUID) -> SupportRequest | None:
    """One question, or None when it is not this visitor's. Queries: 1, or 0 for guests."""
    return SupportRequest.objects.visible_to(visitor).filter(pk=request_id).first()


def cards_of(rows: Iterable[SupportRequest], visitor: Visitor) -> tuple[SupportCard, ...]:
    """Cards, each with the name of the other side. Queries: 1."""
    found = list(rows)
    who = names.of(other_side(row, visitor) for row in found)
    return tuple(card_of(row, who, other_side(row, visitor)) for row in found)


def other_side(row: SupportRequest, visitor: Visitor) -> UUID | None:
    return row.asked_of_id if row.asked_by_id == visitor.person_id else row.asked_by_id


def card_of(row: SupportRequest, who: dict[UUID, str], other: UUID | None) -> SupportCard:
    state = SupportState(row.state)
    return SupportCard(
        row.pk,
        row.subject,
        row.get_absolute_url(),
        who.get(other, "") if other else "",
        row.state,
        state.label,
        TONES[state],
        age_in_words(row.asked_at, row.closed_at),
        state in WAITING,
        row.asked_at,
    )


def my_support(visitor: Visitor) -> MySupport:
    """Everything this visitor asked. Queries: 3 to 5."""
    rows = SupportRequest.objects.filter(asked_by_id=visitor.identity)
    cards = cards_of(rows[:MOST], visitor)
    return MySupport(
        tuple(card for card in cards if card.is_waiting),
        tuple(reversed([card for card in cards if not card.is_waiting])),
        may_ask(visitor),
        leads_somebody(visitor),
    )


def team_support(visitor: Visitor) -> TeamSupport:
    """What my team asks of me, the oldest first; nowhere how many people ask. Queries: 8 or 9."""
    rows = SupportRequest.objects.filter(asked_of_id=visitor.identity)
    waiting = list(rows.filter(state__in=WAITING)[:MOST])
    answered = list(rows.exclude(state__in=WAITING).order_by("-closed_at", "pk")[:20])
    cards = {card.id: card for card in cards_of([*waiting, *answered], visitor)}
    lines = lines_for(waiting)
    by_line: dict[str, list[SupportCard]] = {}
    for row in waiting:
        if row.pk in lines:
            by_line.setdefault(lines[row.pk], []).append(cards[row.pk])
    return TeamSupport(
        tuple(cards[row.pk] for row in waiting),
        tuple(OnTheSheet(line, tuple(found)) for line, found in by_line.items()),
        tuple(cards[row.pk] for row in answered),
        sheets_for(visitor, at=workplaces_of(visitor), led=teams_led_by(visitor)),
    )


def lines_for(rows: Iterable[SupportRequest]) -> dict[UUID, str]:
    """The line of the sheet that covers each question, where one does. Queries: 1 or 0."""
    found = list(rows)
    sheets = newest_sheets({row.community_id for row in found if row.community_id})
    return covered_among(
        sheets,
        (
            (row.pk, row.community_id, f"{row.subject} {row.question}", row.amount_cents)
            for row in found
        ),
    )


def oldest_waiting(visitor: Visitor, *, most: int = 3) -> tuple[SupportCard, ...]:
    """What waits longest for my answer. Queries: 1 or 2, 0 for guests."""
    if not visitor.has_account or not visitor.in_organisation:
        return ()
    rows = SupportRequest.objects.filter(asked_of_id=visitor.identity, state__in=WAITING)
    return cards_of(rows[:most], visitor)


def mine_waiting(visitor: Visitor, *, most: int = 3) -> tuple[SupportCard, ...]:
    """What I asked and still waits. Queries: 1 or 2, 0 for guests."""
    if not visitor.has_account or not visitor.in_organisation:
        return ()
    rows = SupportRequest.objects.filter(asked_by_id=visitor.identity, state__in=WAITING)
    return cards_of(rows[:most], visitor)


def support_at(visitor: Visitor, sprout_id: UUID) -> tuple[SupportCard, ...]:
    """My own questions about a kiem, asked by me or of me. Queries: 1 or 2, 0 for guests."""
    if not visitor.has_account or not visitor.in_organisation:
        return ()
    return cards_of(
        SupportRequest.objects.visible_to(visitor).filter(sprout=sprout_id)[:6], visitor
    )


def own_support(person_id: UUID) -> list[dict[str, object]]:
    """What somebody takes along: what they asked and answered. Queries: 2."""
    asked = SupportRequest.objects.filter(asked_by_id=person_id)
    answered = SupportAnswer.objects.filter(by_id=person_id)
    told: list[dict[str, object]] = [
        {"asked": row.subject, "question": row.question, "state": row.state} for row in asked
    ]
    told.extend({"answered": row.kind, "words": row.words} for row in answered)
    return told


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base: notices of an answer. Queries: 1, or 0 for guests."""
    wanted = [pk for pk in pks if _is_uuid(pk)]
    rows = SupportRequest.objects.visible_to(visitor).filter(pk__in=wanted)
    return {
        str(row.pk): PlaceCard(row.subject, row.get_absolute_url(), "answers.supportrequest")
        for row in rows
    }


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
