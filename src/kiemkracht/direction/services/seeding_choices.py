"""Planting choices with a history in the past; `seeding` is the door."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.direction.enums import RecordKind, Verb
from kiemkracht.direction.models import Choice, ChoiceContent, Goal, GreatTask, Response
from kiemkracht.direction.models.content import content_from_json
from kiemkracht.direction.rules import RESPONSE_DAYS
from kiemkracht.direction.services.naming import free_slug
from kiemkracht.direction.services.proposing import cleaned, index_choice, served
from kiemkracht.direction.services.registering import Entry, append
from kiemkracht.people.selectors import community_names


def line_of(verb: str, place: str, at: datetime, by: UUID | None) -> ChronicleLine:
    """A line of the chronicle with a date in the past, not yet written."""
    return ChronicleLine(verb=verb, place=place, at=at, actor_id=by)


def content_of(kept: Mapping[str, object]) -> ChoiceContent:
    """The content of a choice from the JSON shape that the register seals."""
    return content_from_json(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPlan:
    """A published text to plant; the first one needs no `why_changed`."""

    content: ChoiceContent
    at: datetime
    why_changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePlan:
    """A response to plant; without an author for someone who was forgotten since."""

    stance: str
    body: str
    at: datetime
    author_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePlan:
    """A choice to plant in any state. `content` is the text being worked on.

    `versions` are oldest first; the state must fit them: published needs one, revised two or more,
    proposed, open and taken none.
    """

    key: str
    id: UUID = field(default_factory=uuid4)
    community_id: UUID
    content: ChoiceContent
    state: str
    created_at: datetime
    created_by: UUID | None = None
    goal_ids: Sequence[UUID] = ()
    great_tasks: Sequence[str] = ()
    visibility: str = Visibility.PUBLIC
    category: str = ""
    open_since: datetime | None = None
    open_until: datetime | None = None
    taken_at: datetime | None = None
    review_since: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""
    versions: Sequence[VersionPlan] = field(default=())
    responses: Sequence[ResponsePlan] = field(default=())


@transaction.atomic
def plant_choices(plans: Sequence[ChoicePlan]) -> Mapping[str, UUID]:
    """Plant choices; the register gets its links in the order of their dates.

    Queries: about 12 each and 6 per version. Cost: some 20 ms per choice.
    """
    rows = {plan.key: _plant_choice(plan) for plan in plans}
    names = community_names(row.community_id for row in rows.values())
    entries = [
        entry
        for plan in plans
        for entry in _entries(plan, rows[plan.key], names[plan.community_id].name)
    ]
    for entry in sorted(entries, key=lambda each: each.at):
        version = append(entry)
        if entry.content is not None:
            entry.choice.current = version
            entry.choice.published_at = entry.choice.published_at or entry.at
            entry.choice.review_on = entry.content.review_on
            entry.choice.save()
    for plan in plans:
        _plant_around(plan, rows[plan.key])
    return {key: row.pk for key, row in rows.items()}


def _plant_choice(plan: ChoicePlan) -> Choice:
    goals = list(Goal.objects.filter(pk__in=list(plan.goal_ids)).select_related("direction"))
    content = replace(cleaned(plan.content), goals=tuple(served(goal) for goal in goals))
    row = Choice.objects.create(
        id=plan.id,
        community_id=plan.community_id,
        slug=free_slug(Choice.objects.all(), content.question, otherwise="keuze"),
        question=content.question,
        draft=content.to_json(),
        category=plan.category,
        state=plan.state,
        visibility=Visibility.PUBLIC if plan.versions else plan.visibility,
        open_since=plan.open_since,
        open_until=plan.open_until or _default_end(plan.open_since),
        taken_at=plan.taken_at,
        withdrawn_at=plan.withdrawn_at,
        withdrawn_because=plan.withdrawn_because,
        created_by_id=plan.created_by,
        created_at=plan.created_at,
        edited_at=plan.created_at,
        moved_at=max(_moments(plan)),
    )
    row.goals.set(goals)
    if plan.great_tasks:
        row.great_tasks.set(GreatTask.objects.filter(slug__in=list(plan.great_tasks)))
    index_choice(row, content)
    return row


def _default_end(since: datetime | None) -> datetime | None:
    return since + timedelta(days=RESPONSE_DAYS) if since else None


def _moments(plan: ChoicePlan) -> list[datetime]:
    steps = (plan.open_since, plan.taken_at, plan.review_since, plan.withdrawn_at)
    published = [version.at for version in plan.versions]
    return [plan.created_at, *published, *(each for each in steps if each is not None)]


def _entries(plan: ChoicePlan, row: Choice, community: str) -> Iterable[Entry]:
    number = 0
    for number, version in enumerate(plan.versions, start=1):
        first = number == 1
        content = replace(cleaned(version.content), goals=row.content.goals)
        yield Entry(
            choice=row,
            community=community,
            kind=RecordKind.PUBLICATION if first else RecordKind.REVISION,
            number=number,
            content=content,
            why_changed="" if first else version.why_changed,
            at=version.at,
        )
    if plan.withdrawn_at is not None and number:
        kind, because = RecordKind.WITHDRAWAL, plan.withdrawn_because
        yield Entry(row, community, kind, number + 1, None, because, plan.withdrawn_at)


def _plant_around(plan: ChoicePlan, row: Choice) -> None:
    Response.objects.bulk_create(
        Response(
            choice=row,
            author_id=response.author_id,
            stance=response.stance,
            body=response.body,
            at=response.at,
        )
        for response in plan.responses
    )
    ChronicleLine.objects.bulk_create(sorted(_lines(plan, row), key=lambda line: line.at))


def _lines(plan: ChoicePlan, row: Choice) -> Iterable[ChronicleLine]:
    place, by = place_of(row), plan.created_by
    yield line_of(Verb.CHOICE_PROPOSED, place, plan.created_at, by)
    steps = (
        (Verb.CHOICE_OPENED, plan.open_since),
        (Verb.CHOICE_TAKEN, plan.taken_at),
        (Verb.CHOICE_UNDER_REVIEW, plan.review_since),
        (Verb.CHOICE_WITHDRAWN, plan.withdrawn_at),
    )
    for verb, at in steps:
        if at is not None:
            yield line_of(verb, place, at, by)
    for response in plan.responses:
        yield line_of(Verb.CHOICE_RESPONDED, place, response.at, response.author_id)
    for number, version in enumerate(plan.versions, start=1):
        verb = Verb.CHOICE_PUBLISHED if number == 1 else Verb.CHOICE_REVISED
        yield line_of(verb, place, version.at, by)
