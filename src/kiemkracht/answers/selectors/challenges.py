"""Challenges: the list, one of them with its data room, and what shows elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import Promise

from kiemkracht.answers.enums.challenges import ENDED, SAID_YES, ChallengeState
from kiemkracht.answers.models import Challenge
from kiemkracht.answers.selectors.money import euros_of
from kiemkracht.answers.selectors.working_days import term_in_words
from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names

PER_PAGE = 20
S = ChallengeState
TONES = {
    S.EXPLORING: "spark", S.SUBMITTED: "spark", S.COMPLETE: "sky", S.DIALOGUE: "sky",
    S.REFUSED: "plum", S.WITHDRAWN: "plum", S.HANDED_BACK: "sky",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChallengeCard:
    """A challenge in a list."""

    id: UUID
    title: str
    url: str
    state: str
    state_label: str | Promise
    decision: str | Promise
    tone: str
    community: str
    money: str
    term: str
    is_late: bool
    moved_at: datetime


def find_challenge(visitor: Visitor, challenge_id: UUID) -> Challenge | None:
    """One challenge, or None when it is not this visitor's to see. Queries: 1."""
    rows = Challenge.objects.visible_to(visitor).select_related("terms", "agreement")
    return rows.filter(pk=challenge_id).first()


def cards_of(rows: Iterable[Challenge]) -> tuple[ChallengeCard, ...]:
    """Cards with the name of each community. Queries: 1."""
    found = list(rows)
    places = community_names({row.community_id for row in found})
    return tuple(card_of(row, places[row.community_id].name) for row in found)


def card_of(row: Challenge, community: str) -> ChallengeCard:
    """One card. Queries: 0."""
    state = S(row.state)
    after = state not in SAID_YES and row.decision in SAID_YES
    return ChallengeCard(
        row.pk,
        row.title,
        row.get_absolute_url(),
        row.state,
        state.label,
        S(row.decision).label if after else "",
        TONES.get(state, "leaf"),
        community,
        euros_of(row.asked_cents),
        term_in_words(row.due_on) if row.due_on and state not in ENDED else "",
        bool(row.due_on and state not in ENDED and clock.today() > row.due_on),
        row.moved_at,
    )


def challenge_list(
    visitor: Visitor, *, page: int | str = 1
) -> tuple[Page[Challenge], tuple[ChallengeCard, ...]]:
    """What this visitor may see, the latest movement first. Queries: 3."""
    found = Paginator(Challenge.objects.visible_to(visitor), PER_PAGE).get_page(page)
    return found, cards_of(found)


def challenges_at(
    visitor: Visitor, *, sprout: UUID | None = None, community: UUID | None = None
) -> tuple[ChallengeCard, ...]:
    """The newest of a kiem or a community. Queries: 1 or 2."""
    rows = Challenge.objects.visible_to(visitor)
    here = Q(sprout_id=sprout) if sprout else Q(community_id=community)
    rows = rows.filter(here)
    found = list(rows[:4])
    return cards_of(found) if found else ()


def my_challenges(visitor: Visitor) -> tuple[ChallengeCard, ...]:
    """What I began and is not over. Queries: 0, 1 or 2."""
    if not visitor.is_known:
        return ()
    rows = Challenge.objects.filter(asked_by_id=visitor.identity).exclude(state__in=ENDED)
    found = list(rows[:3])
    return cards_of(found) if found else ()


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 1."""
    wanted = []
    for pk in pks:
        try:
            wanted.append(UUID(pk))
        except ValueError:
            continue
    rows = Challenge.objects.visible_to(visitor).filter(pk__in=wanted)
    return {
        str(row.pk): PlaceCard(row.title, row.get_absolute_url(), "answers.challenge")
        for row in rows
    }


def own_challenges(person_id: UUID) -> list[dict[str, object]]:
    """What somebody takes along: the challenges they began. Queries: 1."""
    rows = Challenge.objects.filter(asked_by_id=person_id)
    return [
        {"title": row.title, "task": row.task, "plan": row.plan, "state": row.state} for row in rows
    ]
