"""Resting, waking and closing: all three are a good end to a day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import LIFE, Phase, Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def rest(*, by: Visitor, sprout: Sprout, until: date) -> Sprout:
    """Let it rest until a date; no reason is asked. Resting again moves the date."""
    row = _shapable(by, sprout)
    require_that(row.phase != Phase.CLOSED, _("This kiem is closed."))
    require_that(until > clock.today(), _("Choose a day that is still to come."))
    if row.phase != Phase.RESTING:
        row.phase_before = row.phase
    row.phase, row.resting_until = Phase.RESTING, until
    fields = ("phase", "phase_before", "resting_until")
    keeping.write_down(row, Verb.RESTED, by=by, fields=fields)
    return row


@transaction.atomic
def wake(*, by: Visitor, sprout: Sprout) -> Sprout:
    """Go on where it was before the rest."""
    row = _shapable(by, sprout)
    require_that(row.phase == Phase.RESTING, _("This kiem does not rest."))
    row.phase = row.phase_before if row.phase_before in LIFE else Phase.SEED
    row.phase_before, row.resting_until = "", None
    fields = ("phase", "phase_before", "resting_until")
    keeping.write_down(row, Verb.WOKE, by=by, fields=fields)
    return row


@transaction.atomic
def close(*, by: Visitor, sprout: Sprout, lesson: str) -> Sprout:
    """Close it with what was learned, or why it ends. Its page stays, for who comes after."""
    row = _shapable(by, sprout)
    words = many_lines(lesson)[:1000]
    require_that(row.phase != Phase.CLOSED, _("This kiem is closed."))
    require_that(bool(words), _("Write what you learned, or why it stops. One sentence is enough."))
    if row.phase != Phase.RESTING:
        row.phase_before = row.phase
    row.phase, row.resting_until, row.closing_lesson = Phase.CLOSED, None, words
    fields = ("phase", "phase_before", "resting_until", "closing_lesson")
    keeping.write_down(row, Verb.CLOSED, by=by, fields=fields)
    return row


def _shapable(by: Visitor, sprout: Sprout) -> Sprout:
    row = keeping.locked(sprout, by)
    require(
        rules.may_shape(by, row, ties_of(by, row)),
        _("Only who carries this, or facilitates here, says where it stands."),
    )
    return row
