"""Jobs: composing learning sets, and drawing a panel."""

from uuid import UUID

from django_tasks import task

from kiemkracht.connect.services import dividing, drawing


@task()
def compose_sets(run_id: int) -> None:
    """Carry out one waiting run; a second call for the same run does nothing."""
    dividing.job.carry_out(run_id)


@task()
def draw_panel(draw_id: str) -> None:
    """Carry out one waiting draw; a second call for the same draw does nothing."""
    drawing.job.carry_out(UUID(draw_id))


def enqueue_sets(run_id: int) -> None:
    """Put a run in the queue."""
    compose_sets.enqueue(run_id)


def enqueue_draw(draw_id: UUID) -> None:
    """Put a draw in the queue."""
    draw_panel.enqueue(str(draw_id))
