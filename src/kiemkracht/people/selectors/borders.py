"""On which side of each border people stand: layer, craft, organisation, place and world.

For computations over many people at once. What comes out names one side per border and person;
it is shown only to people who asked to be introduced, or counted from k people on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.people.enums import Capacity, CommunityKind, Layer, OrganisationKind
from kiemkracht.people.models import Community, Membership, Organisation, Person
from kiemkracht.people.selectors.communities import CommunityView, view_of
from kiemkracht.people.selectors.visiting import now_valid

LIFE, SYSTEM = "life", "system"

_AT_WORK = frozenset({CommunityKind.TEAM, CommunityKind.DEPARTMENT, CommunityKind.PROFESSIONAL})
_LIVES_HERE = frozenset({Capacity.RESIDENT, Capacity.YOUTH, Capacity.ENTREPRENEUR})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands; empty or None is not known, and then no border is claimed.

    `world` is "system" for who works at an organisation, "life" for who lives here (resident,
    young person, entrepreneur) and does not, and else empty.
    """

    person_id: UUID
    layer: str = ""
    craft: str = ""
    organisation: UUID | None = None
    neighbourhood: UUID | None = None
    district: UUID | None = None
    department: UUID | None = None
    world: str = ""


@dataclass(frozen=True, slots=True)
class Standings:
    """Where people stand, with the names of what is named."""

    people: Mapping[UUID, Standing]
    communities: Mapping[UUID, CommunityView]
    organisations: Mapping[UUID, str]

    def name_of(self, identity: UUID | None) -> str:
        """The name of a community or organisation."""
        if identity is None:
            return ""
        community = self.communities.get(identity)
        return community.name if community else self.organisations.get(identity, "")


Row = tuple[UUID, UUID | None, UUID | None, str, str]


def standings(ids: Iterable[UUID] | None = None) -> Standings:
    """Where these people stand, or everyone; without who was forgotten. Queries: 4."""
    people = Person.objects.filter(forgotten_at=None, is_active=True)
    rows = Membership.objects.filter(now_valid(), person__forgotten_at=None)
    if ids is not None:
        wanted = list(set(ids))
        people, rows = people.filter(pk__in=wanted), rows.filter(person_id__in=wanted)
    communities = {row.pk: row for row in Community.objects.all()}
    organisations = list(Organisation.objects.values_list("pk", "name", "kind"))
    by_person: dict[UUID, list[Row]] = {}
    columns = ("person_id", "community_id", "organisation_id", "layer", "craft")
    for row in rows.order_by("since", "pk").values_list(*columns):
        by_person.setdefault(row[0], []).append(row)
    # Belonging to an organisation of residents themselves is no work for the system.
    residents = frozenset(
        pk for pk, _name, kind in organisations if kind == OrganisationKind.RESIDENTS
    )
    return Standings(
        people={
            pk: _standing(pk, frozenset(capacities), by_person.get(pk, []), communities, residents)
            for pk, capacities in people.values_list("pk", "capacities")
        },
        communities={pk: view_of(row) for pk, row in communities.items()},
        organisations={pk: name for pk, name, _kind in organisations},
    )


def _standing(
    person_id: UUID,
    capacities: frozenset[str],
    rows: list[Row],
    communities: Mapping[UUID, Community],
    residents: frozenset[UUID],
) -> Standing:
    """Of several memberships the oldest one that names something counts."""
    layer = craft = ""
    organisation = neighbourhood = department = None
    for _person, community_id, organisation_id, its_layer, its_craft in rows:
        community = communities.get(community_id) if community_id else None
        layer = layer or ("" if its_layer == Layer.NONE else its_layer)
        craft = craft or its_craft
        organisation = organisation or _employer(community, organisation_id, residents)
        if community and community.kind == CommunityKind.NEIGHBOURHOOD:
            neighbourhood = neighbourhood or community.pk
        if community and community.kind in _AT_WORK:
            department = department or _department(community, communities)
    return Standing(
        person_id=person_id,
        layer=layer,
        craft=craft,
        organisation=organisation,
        neighbourhood=neighbourhood,
        district=communities[neighbourhood].parent_id if neighbourhood else None,
        department=department,
        world=_world(organisation, capacities),
    )


def _employer(
    community: Community | None, organisation_id: UUID | None, residents: frozenset[UUID]
) -> UUID | None:
    if organisation_id is not None and organisation_id not in residents:
        return organisation_id
    if community is not None and community.kind in _AT_WORK:
        return community.organisation_id
    return None


def _department(team: Community, communities: Mapping[UUID, Community]) -> UUID:
    """The outermost department a team lies in, or the team itself."""
    above = (communities[pk] for pk in team.lineage_ids if pk in communities)
    return next((row.pk for row in above if row.kind == CommunityKind.DEPARTMENT), team.pk)


def _world(organisation: UUID | None, capacities: frozenset[str]) -> str:
    if organisation is not None:
        return SYSTEM
    return LIFE if capacities & _LIVES_HERE else ""
