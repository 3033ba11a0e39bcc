"""The facilitator's desk: what waits, who took part in numbers, how the landscape stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Q, Value, When

from kiemkracht.base.errors import require
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Moderation, State
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.progress import RunProgress, progress_of
from kiemkracht.perspectives.selectors.timeline import TimelineLine, timeline

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a facilitator needs for one conversation."""

    statements: Page[Statement]
    waiting: int
    set_aside: int
    shown: int
    participants: int
    without_account: int
    can_open: bool
    can_close: bool
    progress: RunProgress
    timeline: Sequence[TimelineLine]


def desk_of(visitor: Visitor, conversation: Conversation, number: str | int | None = 1) -> Desk:
    """The desk. Leave: who tends the conversation. Queries: 8."""
    require(rules.may_tend(visitor, conversation))
    counts = conversation.statements.aggregate(
        waiting=Count("pk", filter=Q(moderation=Moderation.WAITING)),
        aside=Count("pk", filter=Q(moderation=Moderation.OUT)),
    )
    people = conversation.participants.aggregate(
        all=Count("pk"), guests=Count("pk", filter=Q(person=None))
    )
    return Desk(
        statements=_statements(conversation, number),
        waiting=counts["waiting"],
        set_aside=counts["aside"],
        shown=conversation.statements.shown().count(),
        participants=people["all"],
        without_account=people["guests"],
        can_open=conversation.state != State.OPEN,
        can_close=conversation.state == State.OPEN,
        progress=progress_of(conversation),
        timeline=timeline(conversation.pk, for_the_desk=True),
    )


def _statements(conversation: Conversation, number: str | int | None) -> Page[Statement]:
    """What waits first, then the rest from new to old."""
    waits_first = Case(
        When(moderation=Moderation.WAITING, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = conversation.statements.order_by(waits_first, "-number")
    return Paginator(rows, PER_PAGE).get_page(number)


def statement_of(conversation: Conversation, number: int) -> Statement | None:
    """One statement, shown or not; for who tends. Queries: 1."""
    rows = Statement.objects.select_related("conversation")
    return rows.filter(conversation=conversation, number=number).first()
