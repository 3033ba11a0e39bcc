"""Becoming a participant: under a number, without a name."""

import secrets
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Card, Participant
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.paper import CARD
from kiemkracht.perspectives.selectors.voters import Voter, digest_of

NEEDS_CODE = _("For this conversation you need an invitation code. Fill it in first.")
BLOCKED = _("This code is blocked. Ask who leads this conversation for a new one.")
UNKNOWN_CARD = _("This card belongs to another conversation.")
BLOCKED_CARD = _("This card is blocked. Ask who runs the evening for another one.")
TAKEN_OVER = _("Whoever held this card logged in and takes part under their own account now.")


def require_code(needs_code: bool, has_code: bool | None) -> None:
    """Refuse whoever needs a code and has none, or has one that was blocked."""
    require_that(not needs_code or has_code is not False, BLOCKED)
    require_that(not needs_code or has_code is not None, NEEDS_CODE)


def new_secret() -> str:
    """A secret by which a session is known again: 256 bits from the operating system."""
    return secrets.token_urlsafe(32)


def participant_of(voter: Voter, conversation_id: UUID) -> int:
    """The participant this voter is, made on first need. Queries: 1, or 4 the first time."""
    known = Participant.objects.filter(voter.is_me(), conversation_id=conversation_id)
    found = known.values_list("pk", flat=True).first()
    return join(voter, conversation_id) if found is None else found


def join(voter: Voter, conversation_id: UUID) -> int:
    """Take the next number; the caller holds the transaction. Queries: 3, with a card 5.

    The chronicle notes once that somebody took part; for strangers without who it was.
    """
    require(voter.can_be_known_again, _("Reload this page and try again."))
    card = _card_of(voter, conversation_id)
    numbers = Participant.objects.filter(conversation_id=conversation_id)
    highest = numbers.aggregate(highest=Max("number"))["highest"]
    participant = Participant.objects.create(
        conversation_id=conversation_id,
        number=0 if highest is None else highest + 1,
        person_id=voter.visitor.person_id,
        token_digest=digest_of(voter.secret) if voter.secret else None,
    )
    if card is not None:
        Card.objects.filter(pk=card.pk).update(participant=participant, used_at=clock.now())
    chronicle.record(Verb.TOOK_PART, place_of_conversation(conversation_id), by=voter.visitor)
    return participant.pk


def _card_of(voter: Voter, conversation_id: UUID) -> Card | None:
    """The printed card this voter came with, fit to be used for the first time."""
    if not voter.secret.startswith(CARD):
        return None
    cards = Card.objects.filter(conversation_id=conversation_id)
    card = cards.filter(token_digest=digest_of(voter.secret)).first()
    if card is None:
        raise RoomError(UNKNOWN_CARD)
    require_that(card.blocked_at is None, BLOCKED_CARD)
    require_that(card.used_at is None, TAKEN_OVER)
    return card
