"""What an author makes of a sentence: recognised, later, not; and thinking again."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import LeaveDenied, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.enums import ConsentPurpose
from kiemkracht.people.services import consenting
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import SignalState, Verb
from kiemkracht.sprouts.models import ConsentLink, Signal, SourceText, Sprout
from kiemkracht.sprouts.services import dropping

ANSWERS = (
    SignalState.RECOGNISED,
    SignalState.LATER,
    SignalState.NOT_RECOGNISED,
    SignalState.WITH_AUTHOR,
)
"""What a visitor can say; the last one takes an answer back."""


def locked(by: Visitor, signal_id: int) -> Signal:
    """The row of one's own, for writing. Queries: 1."""
    mine = Signal.objects.visible_to(by).filter(pk=signal_id)
    row = Signal.objects.select_for_update().filter(pk__in=mine.values("pk")).first()
    if row is None:
        raise LeaveDenied(_("You can’t do this here."))
    return row


@transaction.atomic
def weigh(*, by: Visitor, signal_id: int, answer: str) -> Signal:
    """Note what its author makes of a sentence; saying it twice changes nothing. Queries: 5.

    The chronicle keeps that someone looked, never what they said.
    """
    require(rules.may_scan(by))
    row = locked(by, signal_id)
    require_that(answer in ANSWERS, _("Choose one of these."))
    require_that(row.state != SignalState.SPROUT, _("This sentence is a kiem already."))
    require_that(
        answer == SignalState.RECOGNISED or not _is_asked(row),
        _("You asked someone whether they carry this. Take that question back first."),
    )
    row.state = answer
    row.decided_at = None if answer == SignalState.WITH_AUTHOR else clock.now()
    row.save(update_fields=["state", "decided_at"])
    new_ones = Signal.objects.filter(source_id=row.source_id, state=SignalState.NEW)
    new_ones.update(state=SignalState.WITH_AUTHOR)
    chronicle.record(Verb.SIGNAL_WEIGHED, place_of(row), by=by)
    return row


def _is_asked(row: Signal) -> bool:
    return ConsentLink.objects.open_now().filter(signal=row).exists()


@transaction.atomic
def note_told(*, by: Visitor, signal_id: int, sprout: Sprout) -> None:
    """A sentence of one's own was told as a kiem; nothing for a sentence that is not theirs."""
    require(by.is_known)
    mine = Signal.objects.visible_to(by).filter(pk=signal_id)
    Signal.objects.filter(pk__in=mine.values("pk")).update(
        state=SignalState.SPROUT, sprout=sprout, decided_at=clock.now()
    )


@transaction.atomic
def stop_scanning(*, by: Visitor) -> None:
    """Take back the leave to scan: every text, sentence, question and address goes at once."""
    require(by.is_known)
    consenting.withdraw_consent(by=by, purpose=ConsentPurpose.SCAN_TEXT)
    ConsentLink.objects.filter(author_id=by.identity).delete()
    SourceText.objects.filter(owner_id=by.identity).delete()
    dropping.let_go(by.identity)
