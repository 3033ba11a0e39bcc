"""Who keeps an eye on a direction."""

from uuid import UUID

from kiemkracht.direction.models import Direction, Steward


def steward_ids(direction: Direction) -> frozenset[UUID]:
    """Persons who are steward now. Queries: 1."""
    rows = Steward.objects.filter(
        direction=direction, until=None, since__isnull=False, person__isnull=False
    )
    return frozenset(row.person_id for row in rows.only("person_id") if row.person_id is not None)


def resident_stewards(direction: Direction) -> int:
    """How many of the stewards are so as a resident. Queries: 1."""
    return Steward.objects.filter(
        direction=direction, until=None, since__isnull=False, as_resident=True
    ).count()
