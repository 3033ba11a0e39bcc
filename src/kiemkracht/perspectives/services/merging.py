"""A guest who logs in stays one participant, so that nobody counts twice in one session."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kiemkracht.base import chronicle
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import (
    InvitationCode,
    Participant,
    Statement,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.voters import digest_of
from kiemkracht.perspectives.services import asking


@transaction.atomic
def merge_guest(
    *, person_id: UUID, secrets: Mapping[str, str], guest_id: UUID | None = None
) -> int:
    """Let everything a session did as a guest count as done by `person_id`; gives how many.

    `secrets` are the session's secrets by slug of the conversation; `guest_id` is the person
    without an account that the session went by. Where the person took part already, the
    later of two votes on the same statement stands. Queries: 1, and 6 per conversation.
    """
    guests = _guests(secrets, guest_id).select_for_update().exclude(person_id=person_id)
    merged = 0
    for guest in guests.order_by("pk"):
        merge_into(guest, person_id)
        merged += 1
    return merged


def _guests(secrets: Mapping[str, str], guest_id: UUID | None) -> QuerySet[Participant]:
    wanted = Q(pk__in=[])
    for slug, secret in secrets.items():
        wanted |= Q(conversation__slug=slug, token_digest=digest_of(secret))
    if guest_id is not None:
        wanted |= Q(person_id=guest_id)
    return Participant.objects.filter(wanted)


def merge_into(guest: Participant, person_id: UUID) -> None:
    """Let `guest` be this person from now on; the caller holds the transaction. Queries: 2 to 8."""
    place = place_of_conversation(guest.conversation_id)
    known = Participant.objects.filter(
        conversation_id=guest.conversation_id, person_id=person_id
    ).first()
    if known is None:
        guest.person_id = person_id
        guest.token_digest = None
        guest.save(update_fields=["person", "token_digest"])
    else:
        _move_votes(guest, known)
        VoteEvent.objects.filter(participant=guest).update(participant=known)
        Statement.objects.filter(author=guest).update(author=known)
        InvitationCode.objects.filter(participant=guest).update(participant=known)
        guest.delete()
        conversation_id = known.conversation_id
        transaction.on_commit(lambda: asking.for_landscape(conversation_id))
    chronicle.record(Verb.MERGED, place, by=None)


def _move_votes(guest: Participant, known: Participant) -> None:
    """The later vote on a statement stands, as if both were given by the same hand."""
    mine = {vote.statement_id: vote for vote in Vote.objects.filter(participant=known)}
    beaten, moved = _compare(Vote.objects.filter(participant=guest), mine)
    Vote.objects.filter(pk__in=beaten).delete()
    Vote.objects.filter(pk__in=moved).update(participant=known)


def _compare(theirs: Iterable[Vote], mine: Mapping[int, Vote]) -> tuple[list[int], list[int]]:
    beaten: list[int] = []
    moved: list[int] = []
    for vote in theirs:
        own = mine.get(vote.statement_id)
        if own is None:
            moved.append(vote.pk)
        elif own.at is not None and vote.at is not None and vote.at > own.at:
            beaten.append(own.pk)
            moved.append(vote.pk)
        else:
            beaten.append(vote.pk)
    return beaten, moved
