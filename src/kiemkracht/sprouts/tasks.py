"""Jobs of the room."""

from django_tasks import task

from kiemkracht.sprouts.services import meaning


@task()
def note_meanings() -> None:
    """Note what kiemen are about where that is missing; a second call finds nothing to do."""
    meaning.note_missing_meanings()


def enqueue_meanings() -> None:
    """Put it in the queue."""
    note_meanings.enqueue()
