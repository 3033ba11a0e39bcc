"""What every write at a weighing begins with: the row, locked, the part of who acts, the stage."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.rules.weighing import Part, may_guide
from kiemkracht.weigh.selectors.clocks import due_of
from kiemkracht.weigh.selectors.parts import part_of

NOT_YOURS = _("This is for who tends this neighbourhood, and for the contact person.")
NO_LONGER = _("This step doesn’t fit here any more. Somebody may have taken it just before you.")


def locked(by: Visitor, weighing_id: UUID) -> tuple[Weighing, Part]:
    """The row for us alone, and how `by` takes part. Queries: 2 to 5."""
    rows = Weighing.objects.select_for_update(of=("self",)).select_related("version")
    row = rows.get(pk=weighing_id)
    return row, part_of(by, row)


def guided(by: Visitor, weighing_id: UUID, *stages: str) -> Weighing:
    """The row for who leads it, in one of these stages. Raises LeaveDenied or RoomError."""
    row, part = locked(by, weighing_id)
    require(may_guide(part), NOT_YOURS)
    require_that(row.stage in stages, NO_LONGER)
    return row


def moved(row: Weighing, stage: str, *fields: str) -> Weighing:
    """Put the row in its next stage, with the last day of that step."""
    row.stage = stage
    row.due_on = due_of(row)
    row.save(update_fields=["stage", "due_on", *fields])
    return row


def tell(row: Weighing, verb: str, by: Visitor | None, **numbers: int) -> Weighing:
    """Note the step and tell who follows."""
    place = place_of(row)
    chronicle.record(verb, place, by=by, other="", **numbers)
    following.tell(place, verb, by=by)
    return row
