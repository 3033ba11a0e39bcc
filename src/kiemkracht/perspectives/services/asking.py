"""Asking for a new landscape after votes: soon, not at once, and never twice at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError, transaction

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import LandscapeRun

Enqueue = Callable[[int, datetime], None]

PAUSE = timedelta(seconds=10)
LOST_AFTER = timedelta(minutes=5)

_enqueue: list[Enqueue] = []


def register(enqueue: Enqueue) -> None:
    """Let the room's tasks carry runs out; called once, at start-up."""
    _enqueue[:] = [enqueue]


def for_landscape(conversation_id: UUID, *, at_once: bool = False) -> None:
    """Ask for a landscape of all votes so far, ten seconds from now.

    At most one run of a conversation waits; who asks meanwhile is served by that one, because it
    starts after they asked. This process remembers until when, so that most votes cost nothing
    here. Queries: 0, or 3 once in ten seconds.
    """
    key = f"perspectives:asked:{conversation_id}"
    if not at_once and cache.get(key):
        return
    now = clock.now()
    run = _waiting_run(conversation_id, now if at_once else now + PAUSE)
    left_s = (run.due_at - now).total_seconds()
    if left_s > 0:
        cache.set(key, True, timeout=left_s)


def _waiting_run(conversation_id: UUID, due_at: datetime) -> LandscapeRun:
    try:
        with transaction.atomic():
            run = LandscapeRun.objects.create(conversation_id=conversation_id, due_at=due_at)
    except IntegrityError:
        waiting = LandscapeRun.objects.filter(
            conversation_id=conversation_id, state=RunState.WAITING
        ).first()
        if waiting is None:  # a worker took it between the two statements
            return _waiting_run(conversation_id, due_at)
        if waiting.due_at > clock.now() - LOST_AFTER:
            return waiting
        run = waiting  # its job was lost, with a worker or a restored backup: give it a new one
    for enqueue in _enqueue:
        enqueue(run.pk, due_at)
    return run
