"""Who belongs to a community, and who shares one with me: names only, for who may know them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import CommunityKind
from kiemkracht.people.models import Membership

# In a whole city or district people do not know each other; in these they may.
_CLOSE = (
    CommunityKind.STREET,
    CommunityKind.NEIGHBOURHOOD,
    CommunityKind.TEAM,
    CommunityKind.DEPARTMENT,
    CommunityKind.PROFESSIONAL,
    CommunityKind.ASSOCIATION,
    CommunityKind.CIRCLE,
    CommunityKind.COHORT,
)
MOST = 300


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone who shares a community with the visitor."""

    id: UUID
    name: str
    where: str


def companions_of(visitor: Visitor) -> tuple[Companion, ...]:
    """People with an account of the visitor's own neighbourhoods, teams and groups, by name.

    At most 300, each with one shared community. Queries: 1, or 0 for a stranger.
    """
    if not visitor.has_account:
        return ()
    mine = Membership.objects.filter(
        person_id=visitor.identity, until=None, community__kind__in=_CLOSE
    )
    rows = (
        Membership.objects.filter(
            community__in=mine.values("community_id"),
            until=None,
            person__forgotten_at=None,
            person__is_active=True,
            person__is_guest=False,
        )
        .exclude(person_id=visitor.identity)
        .order_by("person__name", "person_id", "community__name")
        .values_list("person_id", "person__name", "community__name")
    )
    found: dict[UUID, Companion] = {}
    for identity, name, where in rows[: MOST * 2]:
        found.setdefault(identity, Companion(identity, name, where))
    return tuple(found.values())[:MOST]


def members_of(community_id: UUID) -> Mapping[UUID, str]:
    """Who belongs to a community itself, not to what lies inside: names by id. Queries: 1."""
    rows = Membership.objects.filter(
        community_id=community_id, until=None, person__forgotten_at=None
    )
    return dict(rows.order_by("person__name").values_list("person_id", "person__name"))


def members_of_each(community_ids: Iterable[UUID]) -> Mapping[UUID, Collection[UUID]]:
    """Ids of the members per community, itself only. Queries: 1."""
    found: dict[UUID, set[UUID]] = {identity: set() for identity in community_ids}
    rows = Membership.objects.filter(community_id__in=found, until=None, person__forgotten_at=None)
    for community_id, person_id in rows.values_list("community_id", "person_id"):
        found[community_id].add(person_id)
    return found


def former_members(community_id: UUID) -> Mapping[UUID, str]:
    """Who belonged and left, and is still here: they can be asked back. Queries: 1."""
    now = Membership.objects.filter(community_id=community_id, until=None)
    rows = Membership.objects.filter(
        community_id=community_id,
        until__isnull=False,
        person__forgotten_at=None,
        person__is_active=True,
    ).exclude(person_id__in=now.values("person_id"))
    return dict(rows.order_by("person__name").values_list("person_id", "person__name"))


def people_with_capacity(capacity: str) -> frozenset[UUID]:
    """Ids of who takes part in this capacity. Queries: 1.

    Read in Python: SQLite knows no lookup inside a list of JSON.
    """
    from kiemkracht.people.models import Person

    rows = Person.objects.filter(is_active=True, forgotten_at=None)
    return frozenset(
        pk for pk, capacities in rows.values_list("pk", "capacities") if capacity in capacities
    )
