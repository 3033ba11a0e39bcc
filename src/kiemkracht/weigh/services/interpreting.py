"""Ending the asking, interpreting the picture together, and fixing it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.appraisal import READINGS
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.enums import Stage, Verb
from kiemkracht.weigh.models import PictureRemark, SettledReading, StartingPosition
from kiemkracht.weigh.rules import may_remark
from kiemkracht.weigh.services.computing import compute
from kiemkracht.weigh.services.guarding import asking, kept, reading

MOST_REMARKS = 100


@transaction.atomic
def end_asking(*, by: Visitor, photo_id: UUID) -> StartingPosition:
    """No more answers from now on; the picture is made and its own people interpret it.

    Once ended it stays ended: a picture before and after one sheet would tell that sheet.
    """
    row = asking(kept(by, photo_id))
    row.stage, row.closed_at = Stage.READING, clock.now()
    row.save(update_fields=["stage", "closed_at"])
    compute(row)
    chronicle.record(Verb.ENDED, place_of(row), by=by, sheets=row.summary["answers"])
    return row


@transaction.atomic
def settle(*, by: Visitor, photo_id: UUID, name: str, value: int, reason: str) -> SettledReading:
    """Agree together on one reading, with the reason; it goes before the answers.

    Earlier words stay to be read. Queries: about 12.
    """
    row = reading(kept(by, photo_id))
    require_that(name in READINGS, _("Choose what you settle."))
    require_that(type(value) is int and 0 <= value <= 4, _("Choose one of the answers."))
    words = one_line(reason)[:300]
    require_that(bool(words), _("Tell in one sentence why you settled this."))
    made = SettledReading.objects.create(
        photo=row, reading=name, value=value, reason=words, by_id=by.person_id
    )
    compute(row)
    chronicle.record(Verb.SETTLED, place_of(row), by=by, settled=made.pk)
    return made


@transaction.atomic
def remark(*, by: Visitor, photo_id: UUID, text: str, about: str = "") -> PictureRemark:
    """Say that something is misunderstood; the group answers before it fixes the picture."""
    row = StartingPosition.objects.select_for_update().get(pk=photo_id)
    require(may_remark(by, row, carried_by(by)))
    reading(row)
    words = one_line(text)
    require_that(bool(words), _("Tell in one sentence what is misunderstood."))
    require_that(len(words) <= 500, _("Tell it in 500 characters at most."))
    known = {"", *row.result["outcomes"], *row.result["readings"]}
    require_that(about in known, _("Choose what it is about."))
    there = row.remarks.count()
    require_that(there < MOST_REMARKS, _("A hundred remarks is plenty. Talk about them first."))
    made = PictureRemark.objects.create(photo=row, about=about, text=words, by_id=by.person_id)
    chronicle.record(Verb.REMARKED, place_of(row), by=by, remark=made.pk)
    return made


@transaction.atomic
def answer_remark(*, by: Visitor, photo_id: UUID, remark_id: int, text: str) -> PictureRemark:
    """Tell what the group does with a remark. Who answered first stays; a second is refused."""
    row = reading(kept(by, photo_id))
    found = row.remarks.select_for_update().filter(pk=remark_id).first()
    if found is None:
        raise RoomError(_("This remark is no longer there."))
    words = one_line(text)[:500]
    require_that(bool(words), _("Tell what you do with this remark, also if it is nothing."))
    require_that(
        not found.answer,
        _("Somebody answered this in the meantime: “%(answer)s”") % {"answer": found.answer},
    )
    found.answer, found.answered_at = words, clock.now()
    found.save(update_fields=["answer", "answered_at"])
    chronicle.record(Verb.HEARD, place_of(row), by=by, remark=found.pk)
    return found


@transaction.atomic
def fix(*, by: Visitor, photo_id: UUID) -> StartingPosition:
    """Fix the picture: it never changes again, and who may see the startfoto sees it."""
    row = reading(kept(by, photo_id))
    waiting = row.remarks.filter(answer="").count()
    require_that(not waiting, _("First answer every remark: that is how people are heard."))
    row.stage, row.fixed_at = Stage.FIXED, clock.now()
    row.save(update_fields=["stage", "fixed_at"])
    chronicle.record(Verb.FIXED, place_of(row), by=by)
    return row
