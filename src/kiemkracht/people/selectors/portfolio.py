"""Somebody's own page: who I am here, where I belong, which roles I have."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.models import Person, RoleGrant
from kiemkracht.people.selectors.communities import CommunityView, view_of


@dataclass(frozen=True, slots=True)
class MyPlace:
    """One's own page; nobody else can open it."""

    name: str
    email: str
    capacities: tuple[str, ...]
    is_guest: bool
    communities: tuple[CommunityView, ...]
    roles: tuple[tuple[str, str], ...]
    since: datetime


def my_place(visitor: Visitor) -> MyPlace | None:
    """Everything this visitor may read about themselves; None for strangers. Queries: 3."""
    person = Person.objects.filter(pk=visitor.identity).first() if visitor.is_known else None
    if person is None:
        return None
    direct = person.memberships.filter(until=None, community__isnull=False)
    places = [each.community for each in direct.select_related("community")]
    views = {place.pk: view_of(place) for place in places if place is not None}
    return MyPlace(
        name=person.name,
        email=person.email or "",
        capacities=tuple(person.capacity_labels),
        is_guest=person.is_guest,
        communities=tuple(sorted(views.values(), key=lambda view: view.name)),
        roles=tuple(_role_words(grant) for grant in _grants(person)),
        since=person.created_at,
    )


def _grants(person: Person) -> list[RoleGrant]:
    return list(person.role_grants.filter(until=None).select_related("community"))


def _role_words(grant: RoleGrant) -> tuple[str, str]:
    return str(grant.get_role_display()), grant.community.name if grant.community else ""


def own_page_part(person_id: UUID) -> list[dict[str, object]]:
    """The part of `people` in what someone takes along."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return []
    return [
        {
            "name": person.name,
            "email": person.email,
            "language": person.language,
            "capacities": person.capacities,
            "communities": list(
                person.memberships.filter(community__isnull=False).values_list(
                    "community__name", flat=True
                )
            ),
            "roles": list(person.role_grants.values_list("role", flat=True)),
            "since": person.created_at.isoformat(),
        }
    ]
