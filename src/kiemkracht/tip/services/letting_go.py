"""Letting go of a person: what was weighed stays, names don't."""

from uuid import UUID

from kiemkracht.tip.models import ScaleChoice


def let_go_of_person(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 1."""
    ScaleChoice.objects.filter(weighed_by_id=person_id).update(weighed_by=None)
