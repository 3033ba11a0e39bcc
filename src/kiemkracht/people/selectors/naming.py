"""Names of people, and the person behind a visitor."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.models import Person


def names_of(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Names by id, without who was forgotten. Queries: 1."""
    rows = Person.objects.filter(pk__in=list(ids), forgotten_at=None)
    return dict(rows.values_list("pk", "name"))


def person_of_visitor(visitor: Visitor) -> Person | None:
    """The row of a known visitor. Queries: 1, or 0 for strangers."""
    if not visitor.is_known:
        return None
    return Person.objects.filter(pk=visitor.identity, forgotten_at=None).first()


def people_for_writing(ids: Iterable[UUID]) -> list[Person]:
    """Rows of people, locked until the transaction ends, by id. Queries: 1.

    For rules that count what somebody did: two of their requests wait for each other.
    """
    return list(Person.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))
