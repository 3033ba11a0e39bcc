"""Who may see it: its own people decide; who tends can hold it for a while, with a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Door, Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def change_visibility(*, by: Visitor, sprout: Sprout, to: str) -> Sprout:
    """Widen or narrow the circle. It holds at once: lists, search, map, feeds and photo alike."""
    row = keeping.locked(sprout, by)
    ties = ties_of(by, row)
    require(
        rules.may_show_otherwise(by, row, ties),
        _("Only its own people decide who may see this."),
    )
    require_that(to in Visibility.values, _("Choose who may see this."))
    require_that(
        to != Visibility.PRIVATE or ties.carries or row.door != Door.SEEN,
        _("What you saw of someone else can’t be for you alone. Choose a wider circle."),
    )
    row.visibility = to
    keeping.write_down(row, Verb.SHOWN_OTHERWISE, by=by, fields=("visibility",))
    keeping.put_in_index(row)
    return row


@transaction.atomic
def hold(*, by: Visitor, sprout: Sprout, because: str) -> Sprout:
    """Take it out of sight with a reason that its people can read. Nothing is removed."""
    row = keeping.locked(sprout, by)
    require(rules.may_hold(by, row))
    reason = one_line(because)[:300]
    require_that(bool(reason), _("Say why, so that its people understand."))
    row.is_held, row.held_because = True, reason
    keeping.write_down(row, Verb.HELD, by=by, fields=("is_held", "held_because"))
    return row


@transaction.atomic
def let_through(*, by: Visitor, sprout: Sprout) -> Sprout:
    """It names nobody and nobody is recognisable: others may see it now."""
    row = keeping.locked(sprout, by)
    require(rules.may_hold(by, row))
    row.is_held, row.held_because = False, ""
    keeping.write_down(row, Verb.LET_THROUGH, by=by, fields=("is_held", "held_because"))
    return row
