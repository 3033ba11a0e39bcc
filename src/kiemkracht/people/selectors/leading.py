"""Who leads where: whom a frontliner can ask for backing, and which teams somebody leads."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import CommunityKind, Layer, RoleKind
from kiemkracht.people.models import Community, Membership, RoleGrant
from kiemkracht.people.selectors.visiting import now_valid

LEADING = (Layer.MIDDLE, Layer.LEADING, Layer.BOARD)
AT_WORK = (CommunityKind.TEAM, CommunityKind.DEPARTMENT, CommunityKind.PROFESSIONAL)
MOST = 60


@dataclass(frozen=True, slots=True)
class Workplaces:
    """Where somebody works: teams and departments with those above them, and organisations."""

    communities: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Works nowhere here."""
        return not self.communities and not self.organisations


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads; `community_id` is the team they lead, None for a whole organisation."""

    id: UUID
    name: str
    community_id: UUID | None
    where: str
    is_near: bool


def workplaces_of(visitor: Visitor) -> Workplaces:
    """Where this visitor works now. Queries: 1, or 0 for strangers and guests."""
    if not visitor.has_account:
        return Workplaces()
    rows = (
        Membership.objects.filter(now_valid(), person_id=visitor.identity)
        .exclude(organisation=None, community__organisation=None)
        .values_list("community__lineage", "organisation_id", "community__organisation_id")
    )
    communities: set[UUID] = set()
    organisations: set[UUID] = set()
    for lineage, works_at, owner in rows:
        communities.update(UUID(hex=part) for part in (lineage or "").split("/") if part)
        organisations.update(filter(None, (works_at, owner)))
    return Workplaces(frozenset(communities), frozenset(organisations))


def leaders_for(visitor: Visitor, *, at: Workplaces | None = None) -> tuple[Leader, ...]:
    """Who leads in this visitor's teams, and then who leads elsewhere in the same organisation.

    Themselves and who was forgotten left out; at most 60, each once. Queries: 2 or 3.
    """
    places = workplaces_of(visitor) if at is None else at
    if places.is_empty:
        return ()
    found: dict[UUID, Leader] = {}
    for each in sorted(
        _leaders(places), key=lambda each: (not each.is_near, each.name, each.where, str(each.id))
    ):
        if each.id != visitor.person_id:
            found.setdefault(each.id, each)
    return tuple(found.values())[:MOST]


def _leaders(places: Workplaces) -> Iterable[Leader]:
    people = {"person__forgotten_at": None, "person__is_active": True, "person__is_guest": False}
    columns = ("person_id", "person__name", "community_id", "community__name")
    members = Membership.objects.filter(now_valid(), layer__in=LEADING, **people)
    mine = members.filter(community_id__in=places.communities)
    same = members.filter(community__organisation_id__in=places.organisations)
    whole = members.filter(organisation_id__in=places.organisations)
    for row in (mine | same | whole).values_list(*columns):
        yield _leader(row, places)
    grants = RoleGrant.objects.filter(
        now_valid(),
        role=RoleKind.DECISION_MAKER,
        community_id__in=places.communities,
        community__kind__in=AT_WORK,
        **people,
    )
    for row in grants.values_list(*columns):
        yield _leader(row, places)


def _leader(row: tuple[UUID, str, UUID | None, str | None], places: Workplaces) -> Leader:
    identity, name, community_id, where = row
    return Leader(identity, name, community_id, where or "", community_id in places.communities)


def teams_led_by(visitor: Visitor) -> frozenset[UUID]:
    """Teams and departments that this visitor leads or decides for. Queries: 2, or 0."""
    if not visitor.has_account:
        return frozenset()
    mine = {"person_id": visitor.identity, "community__kind__in": AT_WORK}
    led = Membership.objects.filter(now_valid(), layer__in=LEADING, **mine)
    decides = RoleGrant.objects.filter(now_valid(), role=RoleKind.DECISION_MAKER, **mine)
    return frozenset(led.values_list("community_id", flat=True)) | frozenset(
        decides.values_list("community_id", flat=True)
    )


def leads_somebody(visitor: Visitor) -> bool:
    """Whether others may ask this visitor for backing. Queries: 1 or 2, 0 for guests."""
    if not visitor.has_account:
        return False
    leads = Membership.objects.filter(now_valid(), person_id=visitor.identity, layer__in=LEADING)
    return leads.exists() or bool(teams_led_by(visitor))


def decides_for(visitor: Visitor, community_id: UUID) -> bool:
    """Whether this visitor decides for a community, or for one above it. Queries: 2, mostly 0."""
    if not visitor.has_account or RoleKind.DECISION_MAKER not in visitor.roles:
        return False
    row = Community.objects.filter(pk=community_id).first()
    above = row.lineage_ids if row else ()
    grants = RoleGrant.objects.filter(
        now_valid(), person_id=visitor.identity, role=RoleKind.DECISION_MAKER
    )
    return grants.filter(Q(community=None) | Q(community_id__in=above)).exists()


def organisations_of_communities(ids: Collection[UUID]) -> dict[UUID, UUID | None]:
    """The organisation each community belongs to, None without one. Queries: 1."""
    return dict(Community.objects.filter(pk__in=list(ids)).values_list("pk", "organisation_id"))
