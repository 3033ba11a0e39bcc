"""Letting go of a person: their number and their votes stay, nobody knows whose they are."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.retention import Rule
from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import (
    Card,
    Conversation,
    InvitationCode,
    Participant,
    Rush,
    Statement,
    Vote,
)

KEEP_TIES = timedelta(days=365)


def let_go(person_id: UUID) -> None:
    """Cut the tie between a person and their number in every conversation."""
    Participant.objects.filter(person_id=person_id).update(person=None, token_digest=None)
    Conversation.objects.filter(started_by_id=person_id).update(started_by=None)


def votes_of(person_id: UUID) -> list[dict[str, object]]:
    """The votes of a person, for what they take along."""
    votes = Vote.objects.filter(participant__person_id=person_id).order_by("pk")
    rows = votes.values_list(
        "statement__conversation__question", "statement__text", "value", "is_important", "at"
    )
    return [
        {
            "conversation": question,
            "statement": text,
            "vote": value,
            "important": matters,
            "at": at and at.isoformat(),
        }
        for question, text, value, matters, at in rows
    ]


def statements_of(person_id: UUID) -> list[dict[str, object]]:
    """The statements a person added, for what they take along."""
    own = Statement.objects.filter(author__person_id=person_id).order_by("pk")
    rows = own.values_list("conversation__question", "text", "created_at")
    return [
        {"conversation": question, "statement": text, "at": at and at.isoformat()}
        for question, text, at in rows
    ]


def _sweep(now: datetime, dry_run: bool) -> int:
    """A year after closing nobody changes a vote any more, so nothing needs to tie it to a name."""
    ended = Conversation.objects.filter(state=State.CLOSED, closed_at__lt=now - KEEP_TIES)
    tied = Participant.objects.filter(
        Q(person__isnull=False) | Q(token_digest__isnull=False), conversation__in=ended
    )
    cards = Card.objects.filter(conversation__in=ended)
    if dry_run:
        return tied.count() + cards.count()
    InvitationCode.objects.filter(conversation__in=ended).update(participant=None)
    Rush.objects.filter(conversation__in=ended).delete()
    cards.delete()
    return tied.update(person=None, token_digest=None)


TIES_RULE = Rule("who voted under which number", _("365 days after a conversation closed"), _sweep)
