"""After six months: does it live? Seen by someone who does not carry it."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Verb
from kiemkracht.sprouts.models import SixMonthCheck, Sprout
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping


@transaction.atomic
def check_after_six_months(
    *, by: Visitor, sprout: Sprout, is_alive: bool, note: str = ""
) -> SixMonthCheck:
    """Write down what someone else saw; the phase changes only when its people say so."""
    row = keeping.locked(sprout, by)
    require(
        rules.may_check(by, row, ties_of(by, row)),
        _("This is seen by someone with an account who does not carry it."),
    )
    require_that(
        clock.now() - row.created_at >= rules.AGE_TO_ROOT,
        _("This kiem is not half a year old yet. Come back later."),
    )
    check = SixMonthCheck.objects.create(
        sprout=row, by_id=by.person_id, is_alive=is_alive, note=one_line(note)[:300]
    )
    keeping.write_down(row, Verb.CHECKED, by=by, check=check.pk)
    return check
