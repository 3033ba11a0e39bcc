"""Asking for a new landscape after votes: soon, not at once, and never twice at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kiemkracht.base import clock, jobs
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Vote
from kiemkracht.perspectives.models.runs import LATE_AFTER

if TYPE_CHECKING:
    from kiemkracht.perspectives.models.runs import LandscapeRunQuerySet

Enqueue = Callable[[int, datetime, str], None]

PAUSE = timedelta(seconds=10)
# In a hall people watch the map grow: as soon as it is cheap. A run may fill a twentieth of the
# time, so that votes never wait for it.
HALL_PAUSE = timedelta(seconds=2)
HALL_SHARE = 20
# After attempts that failed: twice as long each time, at most an hour. A vote never makes a loop.
LONGEST_PAUSE = timedelta(hours=1)
# What takes long has a lane of its own, so that small conversations never wait for it.
LARGE_MS = 5_000
LARGE_VOTES = 100_000

_enqueue: list[Enqueue] = []


def register(enqueue: Enqueue) -> None:
    """Let the room's tasks carry runs out; called once, at start-up."""
    _enqueue[:] = [enqueue]


def for_landscape(conversation_id: UUID, *, at_once: bool = False) -> None:
    """Ask for a landscape of all votes so far, ten seconds from now, in a hall sooner.

    At most one run of a conversation waits; who asks meanwhile is served by that one, because it
    starts after they asked. This process remembers until when, so that most votes cost nothing
    here. Queries: 0; 4 once in ten seconds; 1 while a run is late to start.
    """
    key = f"perspectives:asked:{conversation_id}"
    if not at_once and cache.get(key):
        return
    now = clock.now()
    due_at = _waiting_until(conversation_id, now)
    if due_at is None or (at_once and due_at > now):
        pace = pace_of(conversation_id)
        due_at = _enqueue_run(conversation_id, now if at_once else now + pace.pause, pace.lane)
    left_s = (due_at - now).total_seconds()
    if left_s > 0:
        cache.set(key, True, timeout=left_s)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to gather votes before the next run, and in which lane it goes."""

    pause: timedelta
    lane: str


def pace_of(conversation_id: UUID) -> Pace:
    """Ten seconds; in a hall 2 to 10; after failures ever longer. Queries: 1, first run 2."""
    runs = LandscapeRun.objects.filter(conversation=OuterRef("pk"))
    last = runs.done()
    # From inside the runs that failed, the last good one is that of their own conversation.
    good = LandscapeRun.objects.filter(conversation=OuterRef("conversation")).done()
    failed = runs.filter(state=RunState.FAILED, pk__gt=Coalesce(Subquery(good.values("pk")[:1]), 0))
    found = Conversation.objects.filter(pk=conversation_id).annotate(
        took=Subquery(last.values("wall_ms")[:1]),
        cast=Subquery(last.values("votes")[:1]),
        failures=Coalesce(Subquery(_counted(failed)), 0),
    )
    row = found.values_list("hall__pk", "took", "cast", "failures").first()
    hall, took, cast, failures = row or (None, None, None, 0)
    votes = _votes_so_far(conversation_id) if cast is None else cast
    is_large = (took or 0) >= LARGE_MS or votes >= LARGE_VOTES
    pause = PAUSE if hall is None else _in_hall(took or 0)
    longer = pause * 2 ** min(failures, 12)
    return Pace(min(longer, LONGEST_PAUSE), jobs.LARGE if is_large else jobs.SMALL)


def _in_hall(took_ms: int) -> timedelta:
    return min(PAUSE, max(HALL_PAUSE, HALL_SHARE * timedelta(milliseconds=took_ms)))


def _counted(runs: "LandscapeRunQuerySet") -> QuerySet[LandscapeRun, Any]:
    return runs.order_by().values("conversation").annotate(number=Count("pk")).values("number")


def _votes_so_far(conversation_id: UUID) -> int:
    """Counted no further than matters; only for the first run of a conversation."""
    votes = Vote.objects.filter(statement__conversation=conversation_id).order_by()
    return votes.values("pk")[:LARGE_VOTES].count()


def _waiting_until(conversation_id: UUID, now: datetime) -> datetime | None:
    """When the run that waits begins at the earliest; None when none waits, or its job got lost."""
    waiting = LandscapeRun.objects.filter(conversation_id=conversation_id, state=RunState.WAITING)
    due_at = waiting.values_list("due_at", flat=True).first()
    return due_at if due_at is not None and due_at > now - LATE_AFTER else None


def _enqueue_run(conversation_id: UUID, due_at: datetime, lane: str) -> datetime:
    try:
        with transaction.atomic():
            run, _is_new = LandscapeRun.objects.update_or_create(
                conversation_id=conversation_id,
                state=RunState.WAITING,
                defaults={"due_at": due_at},
            )
    except IntegrityError:  # somebody else asked at the same moment
        return due_at
    enqueue_again(run.pk, due_at, lane)
    return due_at


def enqueue_again(run_id: int, due_at: datetime, lane: str) -> None:
    """Put a run that waits in the queue of its lane."""
    for enqueue in _enqueue:
        enqueue(run_id, due_at, lane)
