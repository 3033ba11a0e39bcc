"""Faster than people go: refused with a sentence, and told to the desk; never dropped in silence.

Counted per participant (an account, a code, a session) and per conversation, never per network
address: a town hall shares one.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock, limits
from kiemkracht.base.errors import RoomError, require
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import RushKind
from kiemkracht.perspectives.models import Conversation, Rush

VOTES_PER_MINUTE = 120
VOTES_PER_HOUR = 1500
GUESTS_PER_HOUR = 3000

SLOWER = _(
    "You give your view faster than anyone can read. What you said so far counts, this one does"
    " not. Go on in a minute."
)
FULL = _(
    "Very many people came in at once. Try again in an hour, log in, or ask who leads this"
    " conversation."
)


class TooFastError(RoomError):
    """This participant goes faster than people go."""

    status = 429

    def __init__(self, conversation_id: UUID, participant_id: int) -> None:
        self.conversation_id = conversation_id
        self.participant_id = participant_id
        super().__init__(SLOWER)


def slow_down(conversation_id: UUID, participant_id: int, *, votes: int = 1) -> None:
    """Count `votes` more; raise TooFastError beyond 120 in a minute or 1,500 in an hour.

    Queries: 0. With several processes each counts its own, so the limit is at most that many
    times higher.
    """
    minute, hour = f"votes:{participant_id}:minute", f"votes:{participant_id}:hour"
    for subject, most, seconds in (
        (minute, VOTES_PER_MINUTE, 60),
        (hour, VOTES_PER_HOUR, 3600),
    ):
        if not all(limits.within(subject, most=most, seconds=seconds) for _vote in range(votes)):
            raise TooFastError(conversation_id, participant_id)


@transaction.atomic
def note_votes(conversation_id: UUID, participant_id: int) -> None:
    """Let the desk see that a vote was refused. Queries: 1, the first time 2."""
    _note(conversation_id, RushKind.VOTES, participant_id)


def welcome_guest(conversation_id: UUID) -> None:
    """Count one more stranger; beyond 3,000 in an hour refuse them and let the desk see it."""
    if limits.within(f"new guests:{conversation_id}", most=GUESTS_PER_HOUR, seconds=3600):
        return
    with transaction.atomic():
        _note(conversation_id, RushKind.GUESTS, None)
    raise RoomError(FULL)


def _note(conversation_id: UUID, kind: str, participant_id: int | None) -> None:
    now = clock.now()
    who = Q(participant=None) if participant_id is None else Q(participant=participant_id)
    known = Rush.objects.filter(who, conversation_id=conversation_id, kind=kind)
    if known.update(refused=F("refused") + 1, last_at=now, seen_at=None):
        return
    Rush.objects.create(
        conversation_id=conversation_id,
        kind=kind,
        participant_id=participant_id,
        refused=1,
        first_at=now,
        last_at=now,
    )


@transaction.atomic
def mark_seen(*, by: Visitor, conversation: Conversation) -> None:
    """The facilitator saw the signals; they come back when it goes on. Queries: 1."""
    require(rules.may_tend(by, conversation))
    Rush.objects.filter(conversation=conversation, seen_at=None).update(seen_at=clock.now())
