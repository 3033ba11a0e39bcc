"""From a person to the visitor that rules and selectors ask about."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, UUIDField, Value

from kiemkracht.base import clock
from kiemkracht.base.prepared import Prepared
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.people.enums import RoleKind
from kiemkracht.people.models import Community, Membership, Person, RoleGrant

_TENDING = frozenset({RoleKind.FACILITATOR, RoleKind.FRONTLINER})


def visitor_by_id(person_id: UUID) -> Visitor:
    """The visitor with this id, or NOBODY when that person left. Queries: 2 or 3."""
    person = Person.objects.filter(pk=person_id, is_active=True, forgotten_at=None).first()
    return visitor_of(person) if person else NOBODY


def visitor_of(person: Person) -> Visitor:
    """Who `person` is in the house right now. Queries: 1, and 1 more for who tends."""
    belonging, granted = _ties(person)
    communities, in_organisation = _belonging(belonging)
    roles, tended, everywhere = _roles(granted)
    return Visitor(
        person_id=person.pk,
        name=person.name,
        language=person.language,
        has_account=not person.is_guest,
        in_organisation=in_organisation and not person.is_guest,
        communities=communities,
        tends=inside_all(tended),
        tends_everywhere=everywhere,
        roles=roles,
    )


def now_valid(moment: datetime | None = None) -> Q:
    """Memberships and roles that hold at this moment, which is now unless it is given."""
    moment = moment or clock.now()
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))


Belonging = tuple[str, UUID | None, UUID | None]
Granted = tuple[str, UUID | None]


def _ties(person: Person) -> tuple[list[Belonging], list[Granted]]:
    """Memberships and roles in one question, since every page of who is known asks it first."""
    rows = _TIES.rows(person=person.pk, moment=clock.now())
    belonging = [
        (lineage or "", works_at, owner) for role, lineage, works_at, owner in rows if not role
    ]
    return belonging, [(role, community) for role, _, community, _ in rows if role]


def _ties_at(*, person: UUID, moment: datetime) -> QuerySet[Any, Any]:
    memberships = Membership.objects.filter(now_valid(moment), person=person).values_list(
        Value("", CharField()),
        "community__lineage",
        "organisation_id",
        "community__organisation_id",
    )
    # The columns of a role say other things, but are of the same types.
    grants = RoleGrant.objects.filter(now_valid(moment), person=person).order_by()
    roles = grants.values_list(
        "role", Value("", CharField()), "community_id", Value(None, UUIDField())
    )
    return memberships.union(roles, all=True)


_TIES = Prepared(_ties_at, person=UUID(int=1), moment=datetime(2000, 1, 2, 3, 4, 5, 678, UTC))


def _belonging(rows: list[Belonging]) -> tuple[frozenset[UUID], bool]:
    found: set[UUID] = set()
    in_organisation = False
    for lineage, organisation, owner in rows:
        found.update(UUID(hex=part) for part in lineage.split("/") if part)
        in_organisation = in_organisation or organisation is not None or owner is not None
    return frozenset(found), in_organisation


def _roles(rows: list[Granted]) -> tuple[frozenset[str], set[UUID], bool]:
    roles: set[str] = set()
    tended: set[UUID] = set()
    everywhere = False
    for role, community_id in rows:
        roles.add(role)
        if role in _TENDING:
            everywhere = everywhere or community_id is None
            if community_id is not None:
                tended.add(community_id)
    return frozenset(roles), tended, everywhere


def inside_all(community_ids: set[UUID]) -> frozenset[UUID]:
    """These communities and everything inside them. Queries: 1, or 0 for none."""
    if not community_ids:
        return frozenset()
    condition = Q()
    for identity in community_ids:
        condition |= Q(lineage__contains=f"/{identity.hex}/")
    return frozenset(Community.objects.filter(condition).values_list("pk", flat=True))
