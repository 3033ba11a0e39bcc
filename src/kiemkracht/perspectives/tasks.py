"""Jobs of the room."""

from datetime import datetime

from django_tasks import task

from kiemkracht.base import clock, jobs
from kiemkracht.perspectives.services import computing


@task()
def compute_landscape(run_id: int) -> None:
    """Carry out one waiting run; a second call for the same run does nothing."""
    computing.carry_out(run_id)


def enqueue_landscape(run_id: int, due_at: datetime, lane: str = jobs.SMALL) -> None:
    """Put a run in the queue of its lane, not to begin before `due_at` where the queue can wait."""
    job = compute_landscape
    if lane != jobs.SMALL:
        job = job.using(queue_name=lane)
    if job.get_backend().supports_defer and due_at > clock.now():
        job = job.using(run_after=due_at)
    job.enqueue(run_id)
