"""Becoming a participant: under a number, without a name."""

import secrets
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import require, require_that
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Participant
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.voters import Voter, digest_of

NEEDS_CODE = _("For this conversation you need an invitation code. Fill it in first.")
BLOCKED = _("This code is blocked. Ask who leads this conversation for a new one.")


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
    """Take the next number; the caller holds the transaction. Queries: 3.

    The chronicle notes once that somebody took part; for strangers without who it was.
    """
    require(voter.can_be_known_again, _("Reload this page and try again."))
    numbers = Participant.objects.filter(conversation_id=conversation_id)
    highest = numbers.aggregate(highest=Max("number"))["highest"]
    participant = Participant.objects.create(
        conversation_id=conversation_id,
        number=0 if highest is None else highest + 1,
        person_id=voter.visitor.person_id,
        token_digest=digest_of(voter.secret) if voter.secret else None,
    )
    chronicle.record(Verb.TOOK_PART, place_of_conversation(conversation_id), by=voter.visitor)
    return participant.pk
