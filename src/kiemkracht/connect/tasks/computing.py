"""Jobs: suggestions for everyone, maatjes, and the map of bridges."""

from django_tasks import task

from kiemkracht.connect.services import bridging, pairing, suggesting


@task()
def compute_suggestions(run_id: int) -> None:
    """Carry out one waiting run; a second call for the same run does nothing."""
    suggesting.job.carry_out(run_id)


@task()
def compute_bridges(map_id: int) -> None:
    """Draw one waiting map; a second call for the same map does nothing."""
    bridging.job.carry_out(map_id)


def enqueue_suggestions(run_id: int) -> None:
    """Put a run in the queue."""
    compute_suggestions.enqueue(run_id)


def enqueue_bridges(map_id: int) -> None:
    """Put a map in the queue."""
    compute_bridges.enqueue(map_id)


@task()
def pair_buddies(run_id: int) -> None:
    """Carry out one waiting run; a second call for the same run does nothing."""
    pairing.job.carry_out(run_id)


def enqueue_buddies(run_id: int) -> None:
    """Put a run in the queue."""
    pair_buddies.enqueue(run_id)
