"""Planting whole conversations at once, with a history in the past: for a demo city."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.base.models import ChronicleLine
from kiemkracht.perspectives.enums import Deed, Moderation, State, Verb
from kiemkracht.perspectives.models import (
    Conversation,
    ModerationEntry,
    Participant,
    Statement,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services.starting import Settings, free_slug, make_findable

BATCH = 2000
_DEEDS: dict[int, str] = {Moderation.IN: Deed.LET_IN, Moderation.OUT: Deed.SET_ASIDE}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPlan:
    """A statement to plant; `author` is an index in the people of the plan."""

    text: str
    at: datetime
    moderation: int = Moderation.IN
    is_seed: bool = False
    is_meta: bool = False
    author: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePlan:
    """A vote to plant; indexes in the people and the statements of the plan."""

    person: int
    statement: int
    value: int
    at: datetime
    is_important: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPlan:
    """A conversation with its past. `people` holds an id, or None for who has no account."""

    settings: Settings
    started_by: UUID | None
    opened_at: datetime
    closed_at: datetime | None = None
    people: Sequence[UUID | None] = field(default=())
    statements: Sequence[StatementPlan] = field(default=())
    votes: Sequence[VotePlan] = field(default=())
    slug: str = ""


@transaction.atomic
def plant(plan: ConversationPlan) -> Conversation:
    """Write a planned conversation in a few bulk inserts. Of two votes the later one stands.

    Computes nothing: call `computing.compute_now` afterwards. Cost: some 30 µs per vote.
    """
    conversation = _conversation(plan)
    people = _people(plan, conversation)
    statements = _statements(plan, conversation, people)
    _votes(plan, people, statements)
    _chronicle(plan, conversation)
    make_findable(conversation)
    return conversation


def _conversation(plan: ConversationPlan) -> Conversation:
    kept = plan.settings
    return Conversation.objects.create(
        slug=plan.slug or free_slug(kept.question),
        question=kept.question,
        intro=kept.intro,
        outcome=kept.outcome,
        lang=kept.lang,
        community_id=kept.community_id,
        started_by_id=plan.started_by,
        visibility=kept.visibility,
        state=State.CLOSED if plan.closed_at else State.OPEN,
        moderation=kept.moderation,
        allows_statements=kept.allows_statements,
        opens_on=kept.opens_on,
        closes_on=kept.closes_on,
        closes_at=kept.closes_at,
        needs_code=kept.needs_code,
        created_at=plan.opened_at,
        closed_at=plan.closed_at,
    )


def _people(plan: ConversationPlan, conversation: Conversation) -> list[Participant]:
    rows = [
        Participant(
            conversation=conversation, number=number, person_id=person, joined_at=plan.opened_at
        )
        for number, person in enumerate(plan.people)
    ]
    return Participant.objects.bulk_create(rows, batch_size=BATCH)


def _statements(
    plan: ConversationPlan, conversation: Conversation, people: Sequence[Participant]
) -> list[Statement]:
    rows = [
        Statement(
            conversation=conversation,
            number=number,
            text=each.text,
            author=None if each.author is None else people[each.author],
            moderation=each.moderation,
            reason=each.reason,
            is_meta=each.is_meta,
            is_seed=each.is_seed,
            created_at=each.at,
        )
        for number, each in enumerate(plan.statements)
    ]
    made = Statement.objects.bulk_create(rows, batch_size=BATCH)
    ModerationEntry.objects.bulk_create(
        [
            ModerationEntry(
                statement=row, deed=_DEEDS[each.moderation], reason=each.reason, at=each.at
            )
            for row, each in zip(made, plan.statements, strict=True)
            if each.moderation in _DEEDS and not each.is_seed
        ],
        batch_size=BATCH,
    )
    return made


def _votes(
    plan: ConversationPlan, people: Sequence[Participant], statements: Sequence[Statement]
) -> None:
    in_order = sorted(plan.votes, key=lambda vote: vote.at)
    # Keys instead of rows: a row given to a field costs more than the rest of it.
    who, what = [each.pk for each in people], [each.pk for each in statements]
    events = [
        VoteEvent(
            participant_id=who[vote.person],
            statement_id=what[vote.statement],
            value=vote.value,
            at=vote.at,
        )
        for vote in in_order
    ]
    VoteEvent.objects.bulk_create(events, batch_size=BATCH)
    last = {(vote.person, vote.statement): vote for vote in in_order}
    votes = [
        Vote(
            participant_id=who[vote.person],
            statement_id=what[vote.statement],
            value=vote.value,
            is_important=vote.is_important,
            at=vote.at,
        )
        for vote in last.values()
    ]
    Vote.objects.bulk_create(votes, batch_size=BATCH)


def _chronicle(plan: ConversationPlan, conversation: Conversation) -> None:
    place = place_of_conversation(conversation.pk)
    joined: dict[int, datetime] = {}
    for vote in sorted(plan.votes, key=lambda vote: vote.at):
        joined.setdefault(vote.person, vote.at)
    lines = [
        ChronicleLine(verb=Verb.TOOK_PART, place=place, actor_id=plan.people[person], at=at)
        for person, at in joined.items()
    ]
    lines.append(_line(Verb.STARTED, place, plan, plan.opened_at - timedelta(days=3)))
    lines.append(_line(Verb.OPENED, place, plan, plan.opened_at))
    if plan.closed_at:
        lines.append(_line(Verb.CLOSED, place, plan, plan.closed_at))
    ChronicleLine.objects.bulk_create(sorted(lines, key=lambda line: line.at), batch_size=BATCH)


def _line(verb: Verb, place: str, plan: ConversationPlan, at: datetime) -> ChronicleLine:
    return ChronicleLine(verb=verb, place=place, actor_id=plan.started_by, at=at)
