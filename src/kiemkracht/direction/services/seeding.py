"""Planting directions and choices with a history in the past: for a demo city.

Order: `plant_directions`, `plant_choices` (which name their goals), `agree` (which needs a choice
as mandate), `plant_contributions`. The register is sealed through the same door as in real life.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from kiemkracht.base import search
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.direction.enums import DirectionState, Verb
from kiemkracht.direction.models import (
    Contribution,
    Direction,
    DirectionVersion,
    Goal,
    GreatTask,
    Steward,
)
from kiemkracht.direction.rules import CONVERSATION_DAYS
from kiemkracht.direction.services.charting import DirectionText, index_direction
from kiemkracht.direction.services.moving import words_of
from kiemkracht.direction.services.naming import free_slug
from kiemkracht.direction.services.seeding_choices import (
    ChoicePlan,
    ResponsePlan,
    VersionPlan,
    content_of,
    line_of,
    plant_choices,
)

__all__ = [
    "ChoicePlan",
    "ContributionPlan",
    "DirectionPlan",
    "GoalPlan",
    "Planted",
    "ResponsePlan",
    "StewardPlan",
    "VersionPlan",
    "agree",
    "content_of",
    "plant_choices",
    "plant_contributions",
    "plant_directions",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPlan:
    """A goal to plant; `key` is how the plans of choices name it."""

    key: str
    id: UUID = field(default_factory=uuid4)
    title: str
    noticeable_at: Sequence[str] = ()
    what_not: str = ""
    great_tasks: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StewardPlan:
    """A steward to plant."""

    person_id: UUID
    as_resident: bool
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionPlan:
    """A direction to plant: a draft, or in conversation since then. `agree` makes it agreed."""

    key: str
    id: UUID = field(default_factory=uuid4)
    community_id: UUID
    text: DirectionText
    started_at: datetime
    started_by: UUID | None = None
    conversation_since: datetime | None = None
    goals: Sequence[GoalPlan] = ()
    stewards: Sequence[StewardPlan] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What was planted: ids by the keys of the plans."""

    directions: Mapping[str, UUID]
    goals: Mapping[str, UUID]


@transaction.atomic
def plant_directions(plans: Iterable[DirectionPlan]) -> Planted:
    """Plant directions with their goals and stewards. Queries: about 12 each."""
    directions: dict[str, UUID] = {}
    goals: dict[str, UUID] = {}
    for plan in plans:
        row = _plant_direction(plan)
        directions[plan.key] = row.pk
        for position, goal in enumerate(plan.goals, start=1):
            goals[goal.key] = _plant_goal(row, goal, position).pk
    return Planted(directions=directions, goals=goals)


def _plant_direction(plan: DirectionPlan) -> Direction:
    talking = plan.conversation_since is not None
    row = Direction.objects.create(
        id=plan.id,
        community_id=plan.community_id,
        slug=free_slug(Direction.objects.all(), plan.text.title, otherwise="koers"),
        title=plan.text.title,
        purpose=plan.text.purpose,
        meaning=plan.text.meaning,
        dream=plan.text.dream,
        first_act=plan.text.first_act,
        first_act_on=plan.text.first_act_on,
        transition=plan.text.transition,
        words_own=list(plan.text.words_own),
        words_mirror=list(plan.text.words_mirror),
        promise=plan.text.promise,
        promise_from=plan.text.promise_from,
        conversation_url=plan.text.conversation_url,
        visibility=plan.text.visibility,
        state=DirectionState.IN_CONVERSATION if talking else DirectionState.DRAFT,
        conversation_since=plan.conversation_since,
        created_by_id=plan.started_by,
        created_at=plan.started_at,
    )
    Steward.objects.bulk_create(
        Steward(
            direction=row,
            person_id=steward.person_id,
            as_resident=steward.as_resident,
            offered_at=steward.since,
            since=steward.since,
        )
        for steward in plan.stewards
    )
    place, by = place_of(row), plan.started_by
    lines = [line_of(Verb.DIRECTION_STARTED, place, plan.started_at, by)]
    if plan.conversation_since is not None:
        lines.append(line_of(Verb.DIRECTION_IN_CONVERSATION, place, plan.conversation_since, by))
    ChronicleLine.objects.bulk_create(lines)
    index_direction(row)
    return row


def _plant_goal(direction: Direction, plan: GoalPlan, position: int) -> Goal:
    goal = Goal.objects.create(
        id=plan.id,
        direction=direction,
        slug=free_slug(direction.goals.all(), plan.title, otherwise="doel"),
        title=plan.title,
        noticeable_at=list(plan.noticeable_at),
        what_not=plan.what_not,
        position=position,
        created_at=direction.created_at,
    )
    if plan.great_tasks:
        goal.great_tasks.set(GreatTask.objects.filter(slug__in=list(plan.great_tasks)))
    text = "\n".join((*plan.noticeable_at, plan.what_not))
    search.index(place_of(goal), title=goal.title, text=text)
    return goal


@transaction.atomic
def agree(*, direction_id: UUID, choice_id: UUID, at: datetime, by: UUID | None = None) -> None:
    """Make a planted direction agreed, with a planted published choice as mandate. Queries: 5."""
    row = Direction.objects.get(pk=direction_id)
    row.state = DirectionState.AGREED
    row.conversation_since = row.conversation_since or at - timedelta(days=CONVERSATION_DAYS)
    row.agreed_at, row.version, row.mandate_id = at, row.version + 1, choice_id
    row.save()
    DirectionVersion.objects.create(
        direction=row, number=row.version, agreed_at=at, mandate_id=choice_id, content=words_of(row)
    )
    ChronicleLine.objects.bulk_create([line_of(Verb.DIRECTION_AGREED, place_of(row), at, by)])


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionPlan:
    """A link of something that grows with a goal."""

    goal_id: UUID
    place: str
    since: datetime
    how: str = ""
    community_id: UUID | None = None
    by: UUID | None = None


def plant_contributions(plans: Iterable[ContributionPlan]) -> int:
    """Plant links in bulk. Queries: 1 per 500."""
    rows = [
        Contribution(
            goal_id=plan.goal_id,
            place=plan.place,
            since=plan.since,
            how=plan.how,
            community_id=plan.community_id,
            by_id=plan.by,
        )
        for plan in plans
    ]
    return len(Contribution.objects.bulk_create(rows, batch_size=500))
