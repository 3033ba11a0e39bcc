"""Letting go of a person: words and photos stay, names don't."""

from uuid import UUID

from kiemkracht.weigh.models import (
    BackingSheet,
    PictureRemark,
    SettledReading,
    StartingPosition,
    SupportAnswer,
    SupportRequest,
    ThresholdSet,
)


def let_go_of_person(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 8."""
    StartingPosition.objects.filter(started_by_id=person_id).update(started_by=None)
    SupportRequest.objects.filter(asked_by_id=person_id).update(asked_by=None)
    SupportRequest.objects.filter(asked_of_id=person_id).update(asked_of=None)
    for table in (PictureRemark, SettledReading, ThresholdSet, SupportAnswer, BackingSheet):
        table.objects.filter(by_id=person_id).update(by=None)
