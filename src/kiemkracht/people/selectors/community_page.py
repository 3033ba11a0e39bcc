"""The page of a community and the list of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.base.thresholds import Shown, shown
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import rules
from kiemkracht.people.enums import CommunityKind
from kiemkracht.people.models import Community, Membership
from kiemkracht.people.selectors.communities import CommunityView, view_of


@dataclass(frozen=True, slots=True)
class CommunityPage:
    """One community: what it is, where it lies, how many people take part."""

    community: CommunityView
    place: str
    above: tuple[CommunityView, ...]
    inside: tuple[CommunityView, ...]
    members: Shown
    is_member: bool
    may_join: bool


def community_page(visitor: Visitor, slug: str) -> CommunityPage | None:
    """Read a community; the number of members is hidden below k. Queries: 5."""
    row = Community.objects.visible_to(visitor).filter(slug=slug).first()
    if row is None:
        return None
    above = Community.objects.filter(pk__in=row.lineage_ids[:-1]).order_by("lineage")
    members = Membership.objects.filter(
        community__lineage__startswith=row.lineage, until=None, person__forgotten_at=None
    )
    direct = (
        visitor.is_known and row.memberships.filter(person_id=visitor.identity, until=None).exists()
    )
    return CommunityPage(
        community=view_of(row),
        place=f"people.community:{row.pk}",
        above=tuple(view_of(each) for each in above),
        inside=tuple(
            view_of(each) for each in Community.objects.visible_to(visitor).filter(parent_id=row.pk)
        ),
        members=shown(members.values("person_id").distinct().count()),
        is_member=direct,
        may_join=not direct and rules.may_join(visitor, row.kind, by_invitation=row.by_invitation),
    )


@dataclass(frozen=True, slots=True)
class CommunityShelf:
    """Communities of one kind."""

    label: str
    communities: tuple[CommunityView, ...]


_ORDER = (
    CommunityKind.CITY,
    CommunityKind.DISTRICT,
    CommunityKind.NEIGHBOURHOOD,
    CommunityKind.STREET,
    CommunityKind.CIRCLE,
    CommunityKind.ASSOCIATION,
    CommunityKind.TEAM,
    CommunityKind.DEPARTMENT,
    CommunityKind.PROFESSIONAL,
    CommunityKind.COHORT,
)


def community_list(visitor: Visitor) -> Sequence[CommunityShelf]:
    """All communities, from the city inwards; no order but the alphabet. Queries: 1."""
    rows = [view_of(row) for row in Community.objects.visible_to(visitor)]
    shelves = [
        CommunityShelf(str(kind.label), tuple(row for row in rows if row.kind == kind))
        for kind in _ORDER
    ]
    return [shelf for shelf in shelves if shelf.communities]
