"""Who may do what with a startfoto. Pure: no query, no clock."""

from collections.abc import Collection
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition


def may_start(visitor: Visitor, community_id: UUID | None, *, carries: bool) -> bool:
    """Who carries the kiem, or is frontliner or facilitator where it is."""
    return visitor.is_known and (carries or visitor.may_tend(community_id))


def may_keep(visitor: Visitor, photo: StartingPosition, carried: Collection[UUID]) -> bool:
    """Name groups, make codes, end the asking, settle and fix: who started it, who carries the
    kiem, and who tends the community.
    """
    if not visitor.is_known:
        return False
    return (
        photo.started_by_id == visitor.person_id
        or photo.sprout_id in carried
        or visitor.may_tend(photo.community_id)
    )


def may_see_picture(visitor: Visitor, photo: StartingPosition, carried: Collection[UUID]) -> bool:
    """The own group first: others see the picture once it is fixed."""
    if photo.stage == Stage.ASKING:
        return False
    if photo.stage == Stage.FIXED:
        return True
    return visitor.belongs_to(photo.community_id) or may_keep(visitor, photo, carried)


def may_remark(visitor: Visitor, photo: StartingPosition, carried: Collection[UUID]) -> bool:
    """Who may see the picture while it is interpreted."""
    return visitor.is_known and may_see_picture(visitor, photo, carried)


def may_set_thresholds(visitor: Visitor) -> bool:
    """Who arranges the house."""
    return visitor.has_account and visitor.is_administrator
