"""An evening in a hall: its short address, pausing, hiding results, a link for helpers."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import State, Verb
from kiemkracht.perspectives.models import Conversation, Hall
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.paper import HALL_LENGTH, new_code
from kiemkracht.perspectives.selectors.voters import digest_of

NOT_OPEN = _("Open the conversation first; then it can go into the hall.")
NO_HALL = _("Bring this conversation into the hall first.")


@transaction.atomic
def open_hall(*, by: Visitor, conversation: Conversation) -> Hall:
    """Give the conversation a short address for tonight; a second time changes nothing."""
    require(rules.may_tend(by, conversation))
    row = _held(conversation)
    known = Hall.objects.filter(conversation=row).first()
    if known is not None:
        return known
    require_that(row.state == State.OPEN, NOT_OPEN)
    hall = _with_free_code(row)
    _tell(Verb.HALL_OPENED, conversation, by)
    return hall


def _with_free_code(conversation: Conversation) -> Hall:
    """Six million codes, so a second try is rare and a tenth never happens."""
    for _attempt in range(10):
        try:
            with transaction.atomic():
                return Hall.objects.create(conversation=conversation, code=new_code(HALL_LENGTH))
        except IntegrityError:
            continue
    raise RuntimeError("No free code for a hall.")


@transaction.atomic
def pause(*, by: Visitor, conversation: Conversation) -> None:
    """Take no votes for a moment. Votes already given all count."""
    hall = _hall(by, conversation)
    require_that(hall.paused_at is None, _("The votes are paused already."))
    hall.paused_at = clock.now()
    hall.save(update_fields=["paused_at"])
    _tell(Verb.PAUSED, conversation, by)


@transaction.atomic
def resume(*, by: Visitor, conversation: Conversation) -> None:
    """Take votes again."""
    hall = _hall(by, conversation)
    require_that(hall.paused_at is not None, _("The votes are not paused."))
    hall.paused_at = None
    hall.save(update_fields=["paused_at"])
    _tell(Verb.RESUMED, conversation, by)


@transaction.atomic
def hide_results(*, by: Visitor, conversation: Conversation) -> None:
    """Let nobody see what comes out before closing, who tends included."""
    hall = _hall(by, conversation)
    require_that(not hall.hides_results, _("The results are hidden already."))
    hall.hides_results = True
    hall.save(update_fields=["hides_results"])
    _tell(Verb.RESULTS_HIDDEN, conversation, by)


@transaction.atomic
def show_results(*, by: Visitor, conversation: Conversation) -> None:
    """Let everyone see what comes out while it grows."""
    hall = _hall(by, conversation)
    require_that(hall.hides_results, _("The results are not hidden."))
    hall.hides_results = False
    hall.save(update_fields=["hides_results"])
    _tell(Verb.RESULTS_SHOWN, conversation, by)


@transaction.atomic
def invite_helpers(*, by: Visitor, conversation: Conversation) -> str:
    """A new secret for helpers; the one before stops working. It is shown once, here."""
    hall = _hall(by, conversation)
    require_that(conversation.is_open, NOT_OPEN)
    secret = secrets.token_urlsafe(24)
    hall.helper_digest = digest_of(secret)
    hall.save(update_fields=["helper_digest"])
    _tell(Verb.HELPERS_INVITED, conversation, by)
    return secret


def close_hall(conversation: Conversation) -> None:
    """On closing: no pause remains and the link for helpers ends. Queries: 1."""
    Hall.objects.filter(conversation=conversation).update(paused_at=None, helper_digest=None)


def _hall(by: Visitor, conversation: Conversation) -> Hall:
    """The hall, held with its conversation until the end of the transaction."""
    require(rules.may_tend(by, conversation))
    row = _held(conversation)
    hall = Hall.objects.filter(conversation=row).first()
    if hall is None:
        raise RoomError(NO_HALL)
    return hall


def _held(conversation: Conversation) -> Conversation:
    """Held on PostgreSQL, so that no vote slips in after a pause; SQLite holds everything."""
    return Conversation.objects.select_for_update().get(pk=conversation.pk)


def _tell(verb: Verb, conversation: Conversation, by: Visitor) -> None:
    chronicle.record(verb, place_of_conversation(conversation.pk), by=by)
