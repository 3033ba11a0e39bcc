"""Asking for a new landscape after votes: soon, not at once, and never twice at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import Hall, LandscapeRun

Enqueue = Callable[[int, datetime], None]

PAUSE = timedelta(seconds=10)
# In a hall people watch the map grow: as soon as it is cheap. A run may fill a fifth of the time.
HALL_PAUSE = timedelta(seconds=2)
HALL_SHARE = 5
LOST_AFTER = timedelta(minutes=5)

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
    if due_at is None:
        due_at = _enqueue_run(conversation_id, now if at_once else now + pause_for(conversation_id))
    left_s = (due_at - now).total_seconds()
    if left_s > 0:
        cache.set(key, True, timeout=left_s)


def pause_for(conversation_id: UUID) -> timedelta:
    """How long to gather votes before the next run: ten seconds; in a hall 2 to 10. Queries: 1."""
    last = LandscapeRun.objects.filter(conversation=OuterRef("conversation")).done()
    halls = Hall.objects.filter(conversation_id=conversation_id)
    took = halls.annotate(took=Subquery(last.values("wall_ms")[:1])).values_list("took", flat=True)
    found = list(took)
    if not found:
        return PAUSE
    return min(PAUSE, max(HALL_PAUSE, HALL_SHARE * timedelta(milliseconds=found[0] or 0)))


def _waiting_until(conversation_id: UUID, now: datetime) -> datetime | None:
    """When the run that waits begins at the earliest; None when none waits, or its job got lost."""
    waiting = LandscapeRun.objects.filter(conversation_id=conversation_id, state=RunState.WAITING)
    due_at = waiting.values_list("due_at", flat=True).first()
    return due_at if due_at is not None and due_at > now - LOST_AFTER else None


def _enqueue_run(conversation_id: UUID, due_at: datetime) -> datetime:
    try:
        with transaction.atomic():
            run, _is_new = LandscapeRun.objects.update_or_create(
                conversation_id=conversation_id,
                state=RunState.WAITING,
                defaults={"due_at": due_at},
            )
    except IntegrityError:  # somebody else asked at the same moment
        return due_at
    for enqueue in _enqueue:
        enqueue(run.pk, due_at)
    return due_at
