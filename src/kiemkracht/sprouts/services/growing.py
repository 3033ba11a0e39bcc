"""The life line: the house proposes, whoever carries or facilitates confirms."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import BECAME, Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.life import facts_of, ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def grow(*, by: Visitor, sprout: Sprout, to: str) -> Sprout:
    """Confirm the next phase. Raises `RoomError` that says what is missing. Queries: about 11."""
    row = keeping.locked(sprout, by)
    require(
        rules.may_shape(by, row, ties_of(by, row)),
        _("Only who carries this, or facilitates here, says where it stands."),
    )
    if row.phase == to:
        return row
    phase = rules.next_phase(row.phase)
    if phase is None or phase != to:
        raise RoomError(
            _("A kiem grows one phase at a time. Reload the page to see where it stands.")
        )
    missing = rules.missing_for(phase, facts_of(row))
    require_that(not missing, " ".join(missing))
    row.phase = phase
    keeping.write_down(row, BECAME[phase], by=by, fields=("phase",))
    return row


@transaction.atomic
def go_back(*, by: Visitor, sprout: Sprout) -> Sprout:
    """One phase back: only who carries it may say so."""
    row = keeping.locked(sprout, by)
    require(ties_of(by, row).carries, _("Only who carries this can say that it is one phase back."))
    before = rules.phase_before(row.phase)
    if before is None:
        raise RoomError(_("There is no phase before this one."))
    row.phase = before
    keeping.write_down(row, Verb.WENT_BACK, by=by, fields=("phase",))
    return row
