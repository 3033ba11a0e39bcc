"""A helper types over what somebody without a telephone thinks: it counts as their card."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Verb, VoteValue
from kiemkracht.perspectives.models import Card, Conversation, Hall, Statement, Vote
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.paper import secret_of, tidy
from kiemkracht.perspectives.selectors.voters import Voter, digest_of
from kiemkracht.perspectives.services import asking, participating, rushing, voting

NO_LONGER = _("This link for helpers works no more. Ask who runs the evening for a new one.")
UNKNOWN = _("We don’t know this code here. Look at the card again: eight letters and digits.")
BLOCKED = participating.BLOCKED_CARD


@dataclass(frozen=True, slots=True)
class EnteredCard:
    """What was kept: the number of the card, and how many views are new or changed."""

    number: int
    changed: int


@dataclass(frozen=True, slots=True)
class Helper:
    """Who types: somebody who tends the conversation, or who holds the helpers' link."""

    visitor: Visitor
    secret: str = ""


def may_help(helper: Helper, conversation: Conversation) -> bool:
    """Who tends it; or who holds the link, while the conversation is open. Queries: 0 or 1."""
    if rules.may_tend(helper.visitor, conversation):
        return True
    if not helper.secret or not conversation.is_open:
        return False
    digest = digest_of(helper.secret)
    return Hall.objects.filter(conversation=conversation, helper_digest=digest).exists()


def card_to_enter(*, by: Helper, conversation: Conversation, code: str) -> Card:
    """The card of this conversation with this code, fit to be entered. Queries: 1 or 2."""
    require(may_help(by, conversation), NO_LONGER)
    digest = digest_of(secret_of(tidy(code)))
    cards = Card.objects.select_related("participant")
    card = cards.filter(conversation=conversation, token_digest=digest).first()
    if card is None:
        raise RoomError(UNKNOWN)
    require_that(card.blocked_at is None, BLOCKED)
    taken = card.used_at is not None and not _is_still_its_own(card)
    require_that(not taken, participating.TAKEN_OVER)
    return card


def _is_still_its_own(card: Card) -> bool:
    who = card.participant
    return who is not None and who.token_digest == card.token_digest


def enter_card(
    *, by: Helper, conversation: Conversation, code: str, values: Mapping[int, int]
) -> EnteredCard:
    """Keep the views on one card, all or none; the same card twice counts once.

    `values` holds agree, disagree or pass by number of the statement. What the card said before
    and is not in `values` stays. Queries: 8 and 2 per new or changed view.
    """
    try:
        return _enter(by, conversation, code, values)
    except rushing.TooFastError as error:
        rushing.note_votes(error.conversation_id, error.participant_id)
        raise


@transaction.atomic
def _enter(
    by: Helper, conversation: Conversation, code: str, values: Mapping[int, int]
) -> EnteredCard:
    row = Conversation.objects.select_for_update().get(pk=conversation.pk)
    card = card_to_enter(by=by, conversation=row, code=code)
    require_that(row.is_open, voting.CLOSED)
    require_that(not rules.is_paused(row), voting.PAUSED)
    require_that(set(values.values()) <= set(VoteValue.values), voting.CHOOSE)
    statements = dict(
        Statement.objects.shown().filter(conversation=row).values_list("number", "pk")
    )
    require_that(set(values) <= set(statements), voting.GONE)
    if not values:
        raise RoomError(_("Enter at least one view of this card."))
    voter = Voter(NOBODY, secret_of(tidy(code)))
    participant_id = participating.participant_of(voter, row.pk)
    changed = _changed(participant_id, statements, values)
    if changed:
        rushing.slow_down(row.pk, participant_id, votes=len(changed))
        for statement_id, (before, value) in changed.items():
            voting.write_vote(participant_id, statement_id, value, before=before)
        _tell(row.pk, by.visitor, card.number)
    return EnteredCard(card.number, len(changed))


def _changed(
    participant_id: int, statements: Mapping[int, int], values: Mapping[int, int]
) -> dict[int, tuple[int | None, int]]:
    """What is other than it was: by statement the view before, if any, and now."""
    votes = Vote.objects.filter(participant_id=participant_id)
    known = dict(votes.values_list("statement_id", "value"))
    wanted = {statements[number]: value for number, value in sorted(values.items())}
    return {
        key: (known.get(key), value) for key, value in wanted.items() if known.get(key) != value
    }


def _tell(conversation_id: UUID, by: Visitor, number: int) -> None:
    place = place_of_conversation(conversation_id)
    chronicle.record(Verb.CARD_ENTERED, place, by=by, card=number)
    transaction.on_commit(lambda: asking.for_landscape(conversation_id))
