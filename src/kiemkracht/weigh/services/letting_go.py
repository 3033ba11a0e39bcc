"""Letting go of a person: words and photos stay, names don't."""

from uuid import UUID

from kiemkracht.weigh.models import (
    PictureRemark,
    SettledReading,
    StartingPosition,
    ThresholdSet,
)


def let_go_of_person(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 4."""
    StartingPosition.objects.filter(started_by_id=person_id).update(started_by=None)
    for table in (PictureRemark, SettledReading, ThresholdSet):
        table.objects.filter(by_id=person_id).update(by=None)
