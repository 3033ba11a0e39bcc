"""What other pages show of this room: of a community, of a person, of today."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import STANDING, ChoiceState, DirectionState
from kiemkracht.direction.models import Choice, Direction, GoalCarrier, Steward
from kiemkracht.direction.selectors.cards import goal_url
from kiemkracht.direction.selectors.courses import DirectionCard, card_of, growing_in
from kiemkracht.direction.selectors.goals import ChoiceLink, link_to
from kiemkracht.direction.selectors.looked_back import without_looked_back


@dataclass(frozen=True, slots=True)
class CommunityGlance:
    """Where a community wants to go, and what it chose last."""

    directions: tuple[DirectionCard, ...]
    choices: tuple[ChoiceLink, ...]


def community_glance(visitor: Visitor, community_id: UUID) -> CommunityGlance | None:
    """Read it; None when there is nothing. Queries: 5."""
    directions = list(
        Direction.objects.visible_to(visitor)
        .filter(community=community_id)
        .exclude(state=DirectionState.REPLACED)
        .prefetch_related("goals")
    )
    choices = Choice.objects.visible_to(visitor).filter(community=community_id)[:5]
    growing = growing_in(visitor, directions)
    glance = CommunityGlance(
        tuple(card_of(row, growing) for row in directions), tuple(link_to(row) for row in choices)
    )
    return glance if glance.directions or glance.choices else None


@dataclass(frozen=True, slots=True)
class Tie:
    """Something of mine: a title, where it is, and a few words."""

    title: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class MyGlance:
    """What I stand for and keep an eye on."""

    goals: tuple[Tie, ...]
    stewardships: tuple[Tie, ...]


def my_glance(visitor: Visitor) -> MyGlance | None:
    """Read it; None for who has no ties here. Queries: 2."""
    carried = GoalCarrier.objects.filter(person=visitor.person_id, until=None).select_related(
        "goal__direction"
    )
    kept = Steward.objects.filter(
        person=visitor.person_id, until=None, since__isnull=False
    ).select_related("direction")
    glance = MyGlance(
        tuple(Tie(row.goal.title, goal_url(row.goal), row.why) for row in carried),
        tuple(Tie(row.direction.title, row.direction.get_absolute_url(), "") for row in kept),
    )
    return glance if glance.goals or glance.stewardships else None


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A choice on which people can respond now."""

    question: str
    url: str
    open_until: datetime


@dataclass(frozen=True, slots=True)
class DueReview:
    """A choice whose day to look at it again has come."""

    question: str
    url: str
    review_on: date


@dataclass(frozen=True, slots=True)
class TodayGlance:
    """What of this room asks attention today."""

    open_now: tuple[OpenChoice, ...]
    reviews: tuple[DueReview, ...]
    all_url: str


def today_glance(visitor: Visitor) -> TodayGlance | None:
    """Read it; None on a day that asks nothing. Queries: 1, for who writes somewhere 2."""
    seen = Choice.objects.visible_to(visitor)
    open_rows = seen.filter(state=ChoiceState.OPEN, open_until__gt=clock.now())
    open_now = tuple(
        OpenChoice(row.question, row.get_absolute_url(), row.open_until)
        for row in open_rows.order_by("open_until")[:3]
        if row.open_until is not None
    )
    reviews = _reviews(visitor) if rules.may_start_somewhere(visitor) else ()
    if not open_now and not reviews:
        return None
    return TodayGlance(open_now, reviews, reverse("direction:choices") + "?staat=open")


def _reviews(visitor: Visitor) -> tuple[DueReview, ...]:
    due = Choice.objects.visible_to(visitor).filter(
        state__in=STANDING, review_on__lte=clock.today()
    )
    rows = without_looked_back(due).order_by("review_on")[:20]
    return tuple(
        DueReview(row.question, row.get_absolute_url(), row.review_on)
        for row in rows
        if row.review_on is not None and rules.may_write_for(visitor, row.community_id)
    )[:3]
