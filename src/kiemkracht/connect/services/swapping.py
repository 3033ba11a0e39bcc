"""Changing places by hand, and sharing sets with those in them."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.composing import Stage, Verb
from kiemkracht.connect.models import Composition, CompositionRun, SetMember, SetSwap
from kiemkracht.connect.rules.composing import may_arrange
from kiemkracht.connect.selectors.composing_question import question_of, value_now
from kiemkracht.connect.services.composing import NOT_YOURS, place_of


@transaction.atomic
def swap(*, by: Visitor, composition: Composition, one: int, other: int, reason: str) -> SetSwap:
    """Let two people of different sets change places; the difference in points is kept.

    People know more than a rule: a swap that breaks one is allowed, and the page says so.
    """
    require(may_arrange(by, composition.community_id), NOT_YOURS)
    run = CompositionRun.objects.filter(composition=composition, stage=Stage.DONE).first()
    require_that(run is not None, _("There are no sets yet. Compute them first."))
    assert run is not None  # noqa: S101 - narrows the type
    kept = one_line(reason)[:300]
    require_that(bool(kept), _("Write in one sentence why they change places."))
    members = list(SetMember.objects.select_for_update().filter(composition=composition))
    by_number = {row.number: row for row in members}
    require_that(
        one in by_number and other in by_number and one != other, _("Choose two different people.")
    )
    first, second = by_number[one], by_number[other]
    require_that(first.place != second.place, _("These two are in the same set already."))
    question = question_of(run.question, members)
    before = value_now(question, _where(members))
    first.place, second.place = second.place, first.place
    after = value_now(question, _where(members))
    SetMember.objects.bulk_update([first, second], ["place"])
    made = SetSwap.objects.create(
        run=run,
        one=first,
        other=second,
        reason=kept,
        value_before=before,
        value_after=after,
        by_id=by.person_id,
    )
    chronicle.record(
        Verb.SWAPPED, place_of(composition.pk), by=by, swap=made.pk, before=before, after=after
    )
    return made


@transaction.atomic
def share(*, by: Visitor, composition: Composition) -> None:
    """Let everyone with an account see their own set; nobody sees another."""
    require(may_arrange(by, composition.community_id), NOT_YOURS)
    done = CompositionRun.objects.filter(composition=composition, stage=Stage.DONE).exists()
    require_that(done, _("There are no sets yet. Compute them first."))
    require_that(composition.shared_at is None, _("This is shared already."))
    composition.shared_at = clock.now()
    composition.save(update_fields=["shared_at"])
    chronicle.record(Verb.SHARED, place_of(composition.pk), by=by)


def _where(members: list[SetMember]) -> dict[str, str]:
    return {str(row.number): row.place for row in members}
