"""What a room full of people looks at: a few figures, read at most once a second."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.people.selectors.visiting import visitor_by_id
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import RunState, State
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Participant, Vote

KEPT_S = 1.0
SCREEN, DOOR = "perspectives.screen", "perspectives.door"


@dataclass(frozen=True, slots=True)
class Figures:
    """How the evening stands. `votes` is empty while fewer than k people take part.

    `people` is empty for 1 to k - 1 of them. `run` tells which landscape is the newest, and is 0
    while results are hidden.
    """

    state: str
    people: int | None
    votes: int | None
    run: int


def figures_of(conversation_id: UUID) -> Figures | None:
    """The figures, remembered for a second by this process. Queries: 0 or 1."""
    known = cache.get(_key(conversation_id))
    return known if isinstance(known, Figures) else fresh_figures(conversation_id)


def fresh_figures(conversation_id: UUID) -> Figures | None:
    """The figures as they are now; who asks within a second gets the same. Queries: 1."""
    found = _read(conversation_id)
    cache.set(_key(conversation_id), found, KEPT_S)
    return found


def _key(conversation_id: UUID) -> str:
    return f"perspectives:live:{conversation_id}"


def _read(conversation_id: UUID) -> Figures | None:
    row = (
        Conversation.objects.filter(pk=conversation_id)
        .annotate(
            people=_counted(Participant, conversation=OuterRef("pk")),
            cast=_counted(Vote, statement__conversation=OuterRef("pk")),
            run=Subquery(
                LandscapeRun.objects.filter(conversation=OuterRef("pk"), state=RunState.DONE)
                .order_by()
                .values("conversation")
                .annotate(newest=Max("pk"))
                .values("newest")
            ),
        )
        .values_list(*_DOOR, "hall__hides_results", "people", "cast", "run")
        .first()
    )
    if row is None:
        return None
    state = _state(*row[:5])
    hides, people, votes, run = row[5:]
    few = people < k_small()
    return Figures(
        state=state,
        people=None if few and people else people,
        votes=None if few else votes,
        run=0 if hides and state != "closed" else run or 0,
    )


_DOOR = ("state", "opens_on", "closes_on", "closes_at", "hall__paused_at")


def _counted(model: Any, **where: Any) -> Coalesce:
    rows = model.objects.filter(**where).order_by().values(next(iter(where)))
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _state(
    state: str,
    opens_on: date | None,
    closes_on: date | None,
    closes_at: time | None,
    paused_at: datetime | None,
) -> str:
    row = Conversation(
        state=State(state), opens_on=opens_on, closes_on=closes_on, closes_at=closes_at
    )
    if row.is_open:
        return "paused" if paused_at else "open"
    return "closed" if row.state == State.CLOSED or row.is_past else "later"


def screen_figures(pk: str) -> dict[str, Any] | None:
    """For a big screen: everything. Queries: 1."""
    found = fresh_figures(UUID(pk))
    return None if found is None else asdict(found)


def door_figures(pk: str) -> dict[str, Any] | None:
    """For a telephone: only whether votes are welcome, no count. Queries: 0 or 1."""
    found = figures_of(UUID(pk))
    return None if found is None else {"state": found.state}


def may_watch(pk: str, person_id: UUID | None) -> bool:
    """Whether this person tends the conversation still, so may have it on a screen. Queries: 7."""
    row = Conversation.objects.filter(pk=pk).first()
    return row is not None and rules.may_tend(_visitor(person_id), row)


def may_follow(pk: str, person_id: UUID | None) -> bool:
    """Whether this person, or everyone, still sees the conversation. Queries: 1, or 7."""
    return Conversation.objects.visible_to(_visitor(person_id)).filter(pk=pk).exists()


def _visitor(person_id: UUID | None) -> Visitor:
    return NOBODY if person_id is None else visitor_by_id(person_id)
