"""What every write at a startfoto begins with: leave, and the row as it is now."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.rules import may_keep

NOT_YOURS = _(
    "This is for who started the startfoto, who carries the kiem, or who tends the neighbourhood."
)
NO_LONGER_ASKING = _("The asking has ended, so this can’t change any more.")
NOT_READING = _("This can be done while the picture is interpreted, before it is fixed.")


def kept(by: Visitor, photo_id: UUID) -> StartingPosition:
    """The row, locked, for who may keep it. Raises LeaveDenied. Queries: 2."""
    row = StartingPosition.objects.select_for_update().get(pk=photo_id)
    require(may_keep(by, row, carried_by(by)), NOT_YOURS)
    return row


def asking(row: StartingPosition) -> StartingPosition:
    """The same row, if it still asks."""
    require_that(row.stage == Stage.ASKING, NO_LONGER_ASKING)
    return row


def reading(row: StartingPosition) -> StartingPosition:
    """The same row, if it is being interpreted."""
    require_that(row.stage == Stage.READING, NOT_READING)
    return row
