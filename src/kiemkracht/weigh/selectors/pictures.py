"""A picture as the ground of something later, and which pictures a visitor may see."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.rules import may_keep, may_see_picture
from kiemkracht.weigh.selectors.photos import find_photo, with_kiem
from kiemkracht.weigh.selectors.wording import Packed


@dataclass(frozen=True, slots=True)
class PictureGround:
    """A startfoto with a picture that this visitor may see.

    `keeps` says whether whoever asks keeps it, `digest` what went into the picture, and `result`
    is the picture as it is stored.
    """

    id: UUID
    subject: str
    url: str
    community_id: UUID | None
    community: str
    sprout_id: UUID | None
    is_fixed: bool
    keeps: bool
    is_own: bool
    digest: str
    result: Packed


def picture_ground(visitor: Visitor, photo_id: UUID) -> PictureGround | None:
    """One picture, or None when it is not this visitor's to see. Queries: 2 or 3."""
    row = find_photo(visitor, photo_id)
    if row is None or not row.result:
        return None
    carried = carried_by(visitor)
    if not may_see_picture(visitor, row, carried):
        return None
    keeps = may_keep(visitor, row, carried)
    return _ground(row, keeps=keeps, is_own=keeps or visitor.belongs_to(row.community_id))


def stored_picture(photo_id: UUID) -> PictureGround:
    """One picture, for who planted it: nobody's leave is asked. Queries: 1."""
    row = StartingPosition.objects.select_related("community").get(pk=photo_id)
    return _ground(row, keeps=True, is_own=True)


def _ground(row: StartingPosition, *, keeps: bool, is_own: bool) -> PictureGround:
    return PictureGround(
        id=row.pk,
        subject=row.subject,
        url=row.get_absolute_url(),
        community_id=row.community_id,
        community=row.community.name if row.community else "",
        sprout_id=row.sprout_id,
        is_fixed=row.stage == Stage.FIXED,
        keeps=keeps,
        is_own=is_own,
        digest=row.input_digest,
        result=row.result,
    )


def pictures_seen(visitor: Visitor, among: Collection[UUID] | None = None) -> frozenset[UUID]:
    """Ids of the startfoto’s whose picture this visitor may see. Queries: 1 to 3."""
    rows = StartingPosition.objects.visible_to(visitor).exclude(stage=Stage.ASKING)
    if among is not None:
        rows = rows.filter(pk__in=among)
    fields = ("stage", "sprout_id", "community_id", "started_by_id")
    found = list(rows.only(*fields).order_by())
    if not found:
        return frozenset()
    carried = carried_by(visitor)
    shown = [row for row in found if may_see_picture(visitor, row, carried)]
    return frozenset(with_kiem(visitor, [(row.pk, row.sprout_id) for row in shown]))


def keeps_proposal(visitor: Visitor, photo_id: UUID) -> bool:
    """Whether this visitor keeps a startfoto whose picture proposes a script. Queries: 1 or 2.

    For who may see the picture: that is not asked here.
    """
    fields = ("started_by_id", "sprout_id", "community_id", "summary")
    row = StartingPosition.objects.filter(pk=photo_id).only(*fields).first()
    if row is None or not row.summary.get("position"):
        return False
    return may_keep(visitor, row, ()) or may_keep(visitor, row, carried_by(visitor))


def taken_anew(photo_ids: Collection[UUID]) -> frozenset[UUID]:
    """Of these startfoto’s those that were taken anew. Queries: 1, or 0 for none."""
    if not photo_ids:
        return frozenset()
    later = StartingPosition.objects.filter(earlier_id__in=photo_ids)
    return frozenset(later.values_list("earlier_id", flat=True))
