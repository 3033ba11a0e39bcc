"""The worker: jobs that take longer than a visitor should wait.

Jobs are `django_tasks.task` functions in a room's `tasks.py`, kept in the database by
django-tasks-db. In production `kiemkracht worker` carries them out in a process of its own; in
the demo a thread does so inside the one process.
"""

import logging
import signal
import threading
import time
from typing import Any

from django.db import close_old_connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger(__name__)

REST_S = 1.0


def _worker(worker_id: str) -> Any:
    return Worker(
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        interval=REST_S,
        batch=False,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )


def start_worker_thread() -> threading.Thread:
    """Carry out jobs in a thread of this process; it ends with the process."""
    thread = threading.Thread(target=_work, name="kiemkracht-worker", daemon=True)
    thread.start()
    return thread


def _work() -> None:
    while True:
        try:
            _worker("inside").run()
        except Exception:  # the thread must outlive a database that was away for a moment
            logger.exception("The worker stumbled and starts again.")
        finally:
            close_old_connections()
        time.sleep(REST_S)


def work_until_stopped() -> None:
    """Carry out jobs in this process until it is asked to stop."""
    worker = _worker(f"apart-{threading.get_native_id()}")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: setattr(worker, "running", False))
    worker.run()
