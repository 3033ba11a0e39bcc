"""The worker: jobs that take longer than a visitor should wait.

Jobs are `django_tasks.task` functions in a room's `tasks.py`, kept in the database by
django-tasks-db. In production `kiemkracht worker` carries them out in a process of its own; in
the demo threads do so inside the one process.

There are two lanes, each with a worker: what takes long goes in the large one, so that it never
keeps small work waiting. Once a minute the worker goes round: rooms register what they look after.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import close_old_connections, connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger(__name__)

REST_S = 1.0
# Who comes in the large lane waits long anyway, and each look takes the lock of SQLite.
REST_LARGE_S = 3.0
ROUND_S = 60.0
SMALL, LARGE = DEFAULT_TASK_QUEUE_NAME, "large"
LANES = (SMALL, LARGE)

_rounds: dict[str, Callable[[], object]] = {}


def each_minute(name: str, look_after: Callable[[], object]) -> None:
    """Let the worker call this once a minute; a name counts once. Called at start-up."""
    _rounds[name] = look_after


def go_round() -> None:
    """Call what rooms registered; one that stumbles does not keep the next from its turn."""
    for name, look_after in _rounds.items():
        try:
            look_after()
        except Exception:  # the round must outlive a database that was away for a moment
            logger.exception("The round stumbled over %s.", name)


def _worker(worker_id: str, lane: str) -> Any:
    return Worker(
        queue_names=[lane],
        interval=REST_S if lane == SMALL else REST_LARGE_S,
        batch=False,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{worker_id}-{lane}",
        excluded_queue_names=[],
    )


def start_worker_threads() -> list[threading.Thread]:
    """Carry out jobs in threads of this process, one per lane; they end with the process."""
    threads = [
        threading.Thread(
            target=_work, args=(_worker("inside", lane),), name=f"kiemkracht-{lane}", daemon=True
        )
        for lane in LANES
    ]
    threads.append(threading.Thread(target=_rounds_until, name="kiemkracht-round", daemon=True))
    for thread in threads:
        thread.start()
    return threads


def _work(worker: Any) -> None:
    while worker.running:
        try:
            worker.run()
        except Exception:  # the thread must outlive a database that was away for a moment
            logger.exception("The worker stumbled and starts again.")
        finally:
            close_old_connections()
        time.sleep(REST_S)


def _rounds_until(over: threading.Event | None = None) -> None:
    """Go round now and every minute, until it is over."""
    end = over or threading.Event()
    try:
        while True:
            go_round()
            close_old_connections()
            if end.wait(ROUND_S):
                return
    finally:
        connections.close_all()


def work_until_stopped(lanes: Sequence[str] = LANES) -> None:
    """Carry out jobs in this process, one at a time per lane, until it is asked to stop.

    The jobs at hand are finished first.
    """
    over = threading.Event()
    workers = [_worker(f"apart-{threading.get_native_id()}", lane) for lane in lanes]

    def stop(*_: object) -> None:
        over.set()
        for worker in workers:
            worker.running = False

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    threads = [threading.Thread(target=_work, args=(each,)) for each in workers[1:]]
    threads.append(threading.Thread(target=_rounds_until, args=(over,)))
    for thread in threads:
        thread.start()
    try:
        workers[0].run()
    finally:
        stop()
        for thread in threads:
            thread.join()
