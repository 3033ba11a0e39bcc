"""Runs that nobody carries out any more: their worker died, or their job got lost."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, connections, transaction

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import LandscapeRun
from kiemkracht.perspectives.services import asking

logger = logging.getLogger(__name__)

BEAT_S = 15.0
# A run that takes its worker along three times would take the next one too.
MOST_ATTEMPTS = 3


@contextmanager
def heartbeat(run_id: int) -> Iterator[None]:
    """While the work goes on, tell every 15 seconds that somebody is at it.

    So a run that takes an hour is told from one whose worker was killed. Not within a transaction:
    nobody else sees the run then, and to wait for its end would be in vain. Queries: 1 per 15 s.
    """
    if connection.in_atomic_block:
        yield
        return
    over = threading.Event()
    beat = threading.Thread(target=_beat, args=(run_id, over), daemon=True)
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()


def _beat(run_id: int, over: threading.Event) -> None:
    try:
        while not over.wait(BEAT_S):
            _tell_alive(run_id)
    finally:
        connections.close_all()


def _tell_alive(run_id: int) -> None:
    try:
        rows = LandscapeRun.objects.filter(pk=run_id, state=RunState.RUNNING)
        rows.update(alive_at=clock.now())
    except Exception:  # the database is away for a moment; the next beat perhaps
        logger.exception("A run could not tell that it is alive.")


def revive() -> int:
    """Put runs of dead workers back, and jobs that got lost again in the queue; how many.

    The worker asks this every minute. A run that was begun three times counts as failed; so does
    one after which a newer already waits. Queries: 2 when all is well.
    """
    now = clock.now()
    found = list(LandscapeRun.objects.lost(now).only("pk", "conversation_id", "attempts"))
    late = list(LandscapeRun.objects.overdue(now).only("pk", "conversation_id"))
    for run in found:
        if run.attempts >= MOST_ATTEMPTS or not _put_back(run):
            _give_up(run)
    for run in late:
        _enqueue(run)
    return len(found) + len(late)


def _put_back(run: LandscapeRun) -> bool:
    """Whether it waits again; not when a newer one waits already."""
    lost = LandscapeRun.objects.lost(clock.now()).filter(pk=run.pk)
    try:
        with transaction.atomic():
            changed = lost.update(state=RunState.WAITING, due_at=clock.now())
    except IntegrityError:
        return False
    if changed:
        logger.warning("Run %s lost its worker and goes again.", run.pk)
        _enqueue(run)
    return True


def _give_up(run: LandscapeRun) -> None:
    logger.error("Run %s lost its worker and is given up.", run.pk)
    LandscapeRun.objects.lost(clock.now()).filter(pk=run.pk).update(state=RunState.FAILED)


def _enqueue(run: LandscapeRun) -> None:
    now = clock.now()
    # From now on it is not late, so that a long queue does not fill itself.
    LandscapeRun.objects.filter(pk=run.pk, state=RunState.WAITING).update(due_at=now)
    asking.enqueue_again(run.pk, now, asking.pace_of(run.conversation_id).lane)
