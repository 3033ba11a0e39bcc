"""Making a script of the proposal of a startfoto."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.act import rules
from kiemkracht.act.enums import Kind, Verb
from kiemkracht.act.models import Script
from kiemkracht.act.services.guarding import NOT_KEPT, reason
from kiemkracht.act.services.writing import note, write_script
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import LeaveDenied, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.pictures import picture_ground

_FURTHEST = timedelta(days=366)


@transaction.atomic
def make(
    *, by: Visitor, photo_id: UUID, position: str, start_on: date, because: str = ""
) -> Script:
    """Make the script of one of the proposed positions; the one that is there already, if any.

    In a border case the group chooses and says why. Raises LeaveDenied, RoomError. Queries: 12.
    """
    ground = picture_ground(by, photo_id)
    if ground is None:
        raise LeaveDenied(NOT_KEPT)
    require(rules.may_keep(ground), NOT_KEPT)
    if there := Script.objects.filter(photo_id=ground.id).first():
        return there
    offered = offers(ground.result)
    require_that(bool(offered), _("Too little is known for a starting position, so no script yet."))
    require_that(position in offered, _("Choose one of the scripts."))
    today = clock.today()
    require_that(today <= start_on <= today + _FURTHEST, _("Begin today or later, within a year."))
    words = reason(because) if len(offered) > 1 else ""
    made = write_script(
        ground, offered[position], by=by.person_id, start_on=start_on, at=clock.now()
    )
    if words:
        note(
            made, Kind.CHOSEN, because=words, by=by.person_id, at=made.made_at, step=None,
            before={"position": next(iter(offered))}, after={"position": position},
        )  # fmt: skip
    chronicle.record(Verb.MADE, place_of(made), by=by)
    return made


def offers(result: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The scripts of a stored picture by position, the proposed one first; more than one in a
    border case."""
    proposal = result["proposal"]
    if not proposal["script"]:
        return {}
    return {each["position"]: each for each in (proposal["script"], *proposal["alternatives"])}
