"""Saying yes or no to an invitation. A yes makes a bond; a no needs no reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondVerb
from kiemkracht.connect.enums.introductions import IntroductionState, IntroductionVerb
from kiemkracht.connect.models import Bond, Introduction
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.profiles import crossed_between
from kiemkracht.connect.services.inviting import LONGEST_CONTACT, place_of
from kiemkracht.people.selectors import standings


@transaction.atomic
def accept(*, by: Visitor, introduction: Introduction, contact: str) -> Bond:
    """Say yes: from now on each sees how the other wants to be reached."""
    require(rules.may_answer(by, introduction))
    reachable = one_line(contact)[:LONGEST_CONTACT]
    require_that(bool(reachable), _("Say how the other can reach you."))
    row = Introduction.objects.select_for_update().get(pk=introduction.pk)
    require_that(rules.waits(row), _("This invitation is answered already."))
    row.state, row.answered_at = IntroductionState.ACCEPTED, clock.now()
    row.save(update_fields=["state", "answered_at"])
    bond = _bond(row, reachable)
    chronicle.record(IntroductionVerb.ACCEPTED, place_of(row), by=by)
    chronicle.record(BondVerb.BEGAN, f"connect.bond:{bond.pk}", by=by)
    return bond


def _bond(row: Introduction, contact: str) -> Bond:
    """The bond of an accepted invitation; what it crosses is where both stand today."""
    ends = {row.sender_id: row.contact, row.receiver_id: contact}
    a, b = sorted(ends)
    where = standings(ends).people
    return Bond.objects.create(
        a_id=a,
        b_id=b,
        contact_a=ends[a],
        contact_b=ends[b],
        crossed=crossed_between(where.get(a), where.get(b)),
        is_surprise=row.is_surprise,
    )


@transaction.atomic
def decline(*, by: Visitor, introduction: Introduction) -> None:
    """Say “not this time”; nobody asks why, and nobody else hears of it."""
    require(rules.may_answer(by, introduction))
    waiting = Introduction.objects.waiting().filter(pk=introduction.pk)
    changed = waiting.update(state=IntroductionState.DECLINED, answered_at=clock.now(), contact="")
    require_that(bool(changed), _("This invitation is answered already."))
    chronicle.record(IntroductionVerb.DECLINED, place_of(introduction), by=by)
