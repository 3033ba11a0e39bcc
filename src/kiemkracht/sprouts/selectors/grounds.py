"""A kiem as the ground of something later: what it is called and where it grows."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import Sprout


@dataclass(frozen=True, slots=True)
class KiemGround:
    """A kiem with its place; `kind` is that of the community, "" without one."""

    id: UUID
    title: str
    community_id: UUID | None
    community: str
    kind: str
    population: int | None


def kiem_ground(visitor: Visitor, sprout_id: UUID) -> KiemGround | None:
    """One kiem that this visitor may see. Queries: 1."""
    rows = Sprout.objects.visible_to(visitor).select_related("community")
    row = rows.filter(pk=sprout_id).first()
    if row is None:
        return None
    place = row.community
    return KiemGround(
        row.pk,
        row.title,
        row.community_id,
        place.name if place else "",
        place.kind if place else "",
        place.population if place else None,
    )
