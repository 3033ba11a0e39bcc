"""Letting go of a person: questions and answers stay, names don't."""

from uuid import UUID

from kiemkracht.answers.enums.second_looks import LookState
from kiemkracht.answers.models import (
    BackingSheet,
    Challenge,
    LookOpinion,
    ObjectionClause,
    SecondLook,
    SupportAnswer,
    SupportRequest,
)


def let_go_of_person(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 12."""
    SupportRequest.objects.filter(asked_by_id=person_id).update(asked_by=None)
    SupportRequest.objects.filter(asked_of_id=person_id).update(asked_of=None)
    SecondLook.objects.filter(asked_by_id=person_id).update(asked_by=None)
    Challenge.objects.filter(asked_by_id=person_id).update(asked_by=None)
    _leave_seats(person_id)
    for table in (LookOpinion, ObjectionClause, SupportAnswer, BackingSheet):
        table.objects.filter(by_id=person_id).update(by=None)


def _leave_seats(person_id: UUID) -> None:
    """Who sat in a second look that is not answered leaves a free seat."""
    for seat in ("resident", "official"):
        rows = SecondLook.objects.filter(**{f"{seat}_id": person_id})
        rows.exclude(state=LookState.ANSWERED).update(**{seat: None, "state": LookState.ASKED})
        rows.update(**{seat: None})
