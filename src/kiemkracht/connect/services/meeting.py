"""Recording that two people met: with what the other saw otherwise, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondStage
from kiemkracht.connect.enums.meetings import MeetingForm, MeetingVerb
from kiemkracht.connect.models import Bond, Meeting, MeetingNote
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.profiles import crossed_between
from kiemkracht.people.selectors import standings

LONGEST, SHORTEST = 400, 12
FURTHEST_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Note:
    """What one of the two says afterwards."""

    saw_otherwise: str
    surprised: bool | None = None


@transaction.atomic
def record_meeting(*, by: Visitor, bond: Bond, held_on: date, form: str, note: Note) -> Meeting:
    """Write down that the two met. It waters the bond. The note is what makes it a meeting."""
    require(rules.may_tend_bond(by, bond))
    text = _text_of(note)
    require_that(form in MeetingForm.values, _("Choose how you met."))
    today = clock.today()
    require_that(
        today - FURTHEST_BACK <= held_on <= today,
        _("Choose a day in the past year; a meeting to come is written down afterwards."),
    )
    where = standings([bond.a_id, bond.b_id]).people
    meeting = Meeting.objects.create(
        bond=bond,
        held_on=held_on,
        form=form,
        crossed=crossed_between(where.get(bond.a_id), where.get(bond.b_id)) or bond.crossed,
    )
    MeetingNote.objects.create(
        meeting=meeting, by_id=by.identity, saw_otherwise=text, surprised=note.surprised
    )
    _water(bond, held_on)
    chronicle.record(MeetingVerb.MET, f"connect.bond:{bond.pk}", by=by, meeting=meeting.pk)
    return meeting


def _text_of(note: Note) -> str:
    text = one_line(note.saw_otherwise)[:LONGEST]
    require_that(
        len(text) >= SHORTEST,
        _("Write in a sentence what the other saw otherwise. That is what you met for."),
    )
    return text


def _water(bond: Bond, held_on: date) -> None:
    noon = timezone.make_aware(datetime.combine(held_on, time(12)))
    bond.watered_at = max(bond.watered_at, min(noon, clock.now()))
    if bond.stage == BondStage.ACCEPTED:
        bond.stage = BondStage.MET
    bond.save(update_fields=["watered_at", "stage"])


@transaction.atomic
def add_note(*, by: Visitor, meeting: Meeting, note: Note) -> MeetingNote:
    """The other one's note, or a better one of one's own."""
    require(rules.may_tend_bond(by, meeting.bond))
    kept, _is_new = MeetingNote.objects.update_or_create(
        meeting=meeting,
        by_id=by.identity,
        defaults={"saw_otherwise": _text_of(note), "surprised": note.surprised},
    )
    chronicle.record(
        MeetingVerb.NOTED, f"connect.bond:{meeting.bond_id}", by=by, meeting=meeting.pk
    )
    return kept
