"""Letting go of a person: what was written together stays, without the name."""

from uuid import UUID

from kiemkracht.base import clock
from kiemkracht.direction.models import (
    Choice,
    Contribution,
    Direction,
    GoalCarrier,
    Response,
    Steward,
)


def let_go_of_person(person_id: UUID) -> None:
    """Cut every tie of a person with this room; the sealed versions never held one. Queries: 8."""
    now = clock.now()
    Steward.objects.filter(person_id=person_id, until=None).update(until=now)
    Steward.objects.filter(person_id=person_id).update(person=None)
    GoalCarrier.objects.filter(person_id=person_id, until=None).update(until=now)
    GoalCarrier.objects.filter(person_id=person_id).update(person=None)
    Response.objects.filter(author_id=person_id).update(author=None)
    Contribution.objects.filter(by_id=person_id).update(by=None)
    Direction.objects.filter(created_by_id=person_id).update(created_by=None)
    Choice.objects.filter(created_by_id=person_id).update(created_by=None)
