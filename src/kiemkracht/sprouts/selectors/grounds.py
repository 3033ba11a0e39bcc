"""A kiem as the ground of something later: what it is called and where it grows."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import Carrier, Sprout


@dataclass(frozen=True, slots=True)
class KiemGround:
    """A kiem with its place; `kind` is that of the community, "" without one.

    `is_carried` says whether whoever asks carries it.
    """

    id: UUID
    title: str
    community_id: UUID | None
    community: str
    kind: str
    population: int | None
    is_carried: bool


def kiem_ground(visitor: Visitor, sprout_id: UUID) -> KiemGround | None:
    """One kiem that this visitor may see. Queries: 1."""
    own = Carrier.objects.filter(
        sprout=OuterRef("pk"), person_id=visitor.person_id, until=None, person__isnull=False
    )
    rows = Sprout.objects.visible_to(visitor).select_related("community")
    rows = rows.annotate(is_own=Exists(own))
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
        row.is_own,
    )
