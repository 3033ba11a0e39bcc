"""Opening a conversation, and closing it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import State, Verb
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.services import asking, gathering
from kiemkracht.perspectives.services.starting import make_findable

FEWEST_STATEMENTS = 3


@transaction.atomic
def open_conversation(*, by: Visitor, conversation: Conversation) -> None:
    """Let people in: with at least three statements, so that there is something to think about."""
    require(rules.may_tend(by, conversation))
    row = _held(conversation)
    require_that(row.state != State.OPEN, _("This conversation is open already."))
    require_that(
        row.statements.shown().count() >= FEWEST_STATEMENTS,
        _("Add at least three statements first: different voices, one idea each."),
    )
    require_that(
        not row.is_past, _("The last day is over. Choose a later day in the settings first.")
    )
    row.state = State.OPEN
    row.closed_at = None
    row.save(update_fields=["state", "closed_at"])
    _tell(Verb.OPENED, row, by)
    conversation.refresh_from_db()


@transaction.atomic
def close_conversation(*, by: Visitor, conversation: Conversation) -> None:
    """Stop taking votes; what came out stays to be seen. Votes already given all count."""
    require(rules.may_tend(by, conversation))
    row = _held(conversation)
    require_that(row.state == State.OPEN, _("This conversation is not open."))
    row.state = State.CLOSED
    row.closed_at = clock.now()
    row.save(update_fields=["state", "closed_at"])
    gathering.close_hall(row)
    _tell(Verb.CLOSED, row, by)
    conversation.refresh_from_db()
    transaction.on_commit(lambda: asking.for_landscape(row.pk, at_once=True))


def _held(conversation: Conversation) -> Conversation:
    """The row as it is now, held until the end of the transaction: votes wait for the verdict."""
    return Conversation.objects.select_for_update().get(pk=conversation.pk)


def _tell(verb: Verb, conversation: Conversation, by: Visitor) -> None:
    place = place_of_conversation(conversation.pk)
    chronicle.record(verb, place, by=by)
    following.tell(place, verb, by=by)
    make_findable(conversation)
