"""A kiem as the ground of something later: what it is called and where it grows."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from kiemkracht.base import remembering
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import Carrier, Sprout

STANDING = "sprouts.standing"


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
    mine = Carrier.objects.filter(sprout=OuterRef("pk"), until=None)
    own = mine.filter(person_id=visitor.identity) if visitor.is_known else Carrier.objects.none()
    rows = Sprout.objects.visible_to(visitor).select_related("community").filter(pk=sprout_id)
    row = rows.annotate(is_own=Exists(own)).first()
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
        is_carried=getattr(row, "is_own", False),
    )


@dataclass(frozen=True, slots=True)
class KiemStanding:
    """In which community a kiem grows, and whether whoever asks carries it."""

    community_id: UUID | None
    is_carried: bool


def kiem_standing(visitor: Visitor, sprout_id: UUID) -> KiemStanding | None:
    """Of one kiem that this visitor may see. Queries: 1; 0 on the page of that kiem."""
    known: KiemStanding | None = remembering.kept(STANDING, sprout_id)
    if known is not None:
        return known
    ground = kiem_ground(visitor, sprout_id)
    return KiemStanding(ground.community_id, ground.is_carried) if ground else None


def keep_standing(row: Sprout, *, is_carried: bool) -> None:
    """Let the parts of this kiem's own page know where it grows. Queries: 0."""
    remembering.keep(STANDING, row.pk, KiemStanding(row.community_id, is_carried))
