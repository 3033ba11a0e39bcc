"""Letting go of a person in workshops: what was said stays without a name."""

from uuid import UUID

from kiemkracht.weigh.models import BoardEdition, FrameworkUse, Maker, Workshop


def let_go_of_maker(person_id: UUID) -> None:
    """Called when somebody asks to be forgotten. Queries: 4."""
    Workshop.objects.filter(opened_by_id=person_id).update(opened_by=None)
    # An empty name is shown as “a participant”: what was said stays, and who said it goes.
    Maker.objects.filter(person_id=person_id).update(person=None, name="")
    BoardEdition.objects.filter(by_id=person_id).update(by=None)
    FrameworkUse.objects.filter(by_id=person_id).update(by=None)
