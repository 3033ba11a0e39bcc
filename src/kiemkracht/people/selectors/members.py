"""Members of a community as who composes groups needs them: name, craft, organisation, layer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.people.enums import Capacity, Layer
from kiemkracht.people.models import Membership, Person


@dataclass(frozen=True, slots=True)
class MemberView:
    """Someone who belongs to a community; what is not known is an empty text."""

    person_id: UUID
    name: str
    craft: str
    organisation: str
    layer: str
    neighbourhood: str
    is_resident: bool


def members_in(community_id: UUID) -> tuple[MemberView, ...]:
    """Who belongs to this community or to one inside it, by name. Ask leave first. Queries: 2."""
    inside = Membership.objects.filter(
        community__lineage__contains=f"/{community_id.hex}/",
        until=None,
        person__forgotten_at=None,
        person__is_active=True,
    )
    return _views(set(inside.values_list("person_id", flat=True)))


def people_of(ids: Iterable[UUID]) -> Mapping[UUID, MemberView]:
    """These people, without who was forgotten. Queries: 1."""
    return {view.person_id: view for view in _views(set(ids))}


def _views(ids: set[UUID]) -> tuple[MemberView, ...]:
    rows = (
        Person.objects.filter(pk__in=ids, forgotten_at=None)
        .order_by("name", "pk")
        .values_list(
            "pk",
            "name",
            "capacities",
            "neighbourhood__name",
            "memberships__craft",
            "memberships__layer",
            "memberships__organisation__name",
            "memberships__community__organisation__name",
            "memberships__until",
        )
    )
    found: dict[UUID, MemberView] = {}
    for pk, name, capacities, home, craft, layer, employer, owner, until in rows:
        old = found.get(pk)
        counts = until is None
        found[pk] = MemberView(
            person_id=pk,
            name=name,
            craft=(old.craft if old else "") or (craft or "" if counts else ""),
            organisation=(old.organisation if old else "")
            or (employer or owner or "" if counts else ""),
            layer=(old.layer if old else "") or (_layer(layer) if counts else ""),
            neighbourhood=home or "",
            is_resident=Capacity.RESIDENT in capacities,
        )
    return tuple(found.values())


def _layer(value: str | None) -> str:
    return "" if not value or value == Layer.NONE else str(Layer(value).label)
