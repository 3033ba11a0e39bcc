"""Invitation codes: making a list of them, coming in with one, blocking one."""

import secrets

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Verb
from kiemkracht.perspectives.models import Conversation, InvitationCode, Participant
from kiemkracht.perspectives.selectors.cards import place_of_conversation
from kiemkracht.perspectives.selectors.voters import Voter, digest_of
from kiemkracht.perspectives.services import merging, participating

MOST_AT_ONCE = 300
MOST = 3000
# No letters and digits that look alike; 16 of 31 are 79 bits, far beyond guessing.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 16

UNKNOWN = _("We don’t know this code. Look once more: it has 16 letters and digits.")
TAKEN = _("Somebody came in with this code already. Ask who leads this conversation for another.")


@transaction.atomic
def make_codes(*, by: Visitor, conversation: Conversation, count: int) -> list[tuple[int, str]]:
    """Make `count` codes, each for one person: numbers and codes, to be shown this once.

    From the chance of the operating system; only the SHA-256 digest is kept. Queries: 4.
    """
    require(rules.may_tend(by, conversation))
    require_that(
        1 <= count <= MOST_AT_ONCE,
        _("Make between 1 and %(most)s codes at a time.") % {"most": MOST_AT_ONCE},
    )
    highest = conversation.codes.aggregate(highest=Max("number"))["highest"] or 0
    require_that(highest + count <= MOST, _("These are more codes than a conversation can have."))
    made = [(highest + step, new_code()) for step in range(1, count + 1)]
    InvitationCode.objects.bulk_create(
        InvitationCode(conversation=conversation, number=number, digest=digest_of(code))
        for number, code in made
    )
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.CODES_MADE, place, by=by, count=count)
    return [(number, spaced(code)) for number, code in made]


def new_code() -> str:
    """A code without its dashes."""
    return "".join(secrets.choice(_SIGNS) for _each in range(_LENGTH))


def spaced(code: str) -> str:
    """In fours, to be read from paper."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def bare(code: str) -> str:
    """What somebody typed, without dashes, spaces and capitals."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())[:64]


@transaction.atomic
def enter(*, by: Voter, conversation: Conversation, code: str) -> None:
    """Come in with a code: it is theirs from now on, also on another device.

    Whoever types the code of a guest goes on as that guest, with the views already given; a code
    that belongs to an account opens for nobody else. Queries: 3 to 8.
    """
    rows = InvitationCode.objects.select_for_update().filter(conversation=conversation)
    row = rows.filter(digest=digest_of(bare(code))).first()
    if row is None:
        raise RoomError(UNKNOWN)
    require_that(row.blocked_at is None, participating.BLOCKED)
    if not row.is_used:
        row.participant_id = participating.participant_of(by, conversation.pk)
        row.is_used = True
        row.save(update_fields=["participant", "is_used"])
        return
    if row.participant is None:
        raise RoomError(TAKEN)
    _go_on_as(row.participant, by)


def _go_on_as(owner: Participant, by: Voter) -> None:
    me = Participant.objects.filter(by.is_me(), conversation_id=owner.conversation_id).first()
    if me is not None and me.pk == owner.pk:
        return
    require_that(owner.person_id is None, TAKEN)
    if by.visitor.person_id is not None:
        merging.merge_into(owner, by.visitor.person_id)
        return
    require_that(me is None and by.can_be_known_again, TAKEN)
    owner.token_digest = digest_of(by.secret)
    owner.save(update_fields=["token_digest"])


@transaction.atomic
def block(*, by: Visitor, conversation: Conversation, number: int) -> None:
    """Close the door for a code that got lost or misused. Views already given stay. Queries: 3."""
    require(rules.may_tend(by, conversation))
    row = conversation.codes.select_for_update().filter(number=number).first()
    if row is None:
        raise RoomError(_("There is no code with this number."))
    require_that(row.blocked_at is None, _("This code is blocked already."))
    row.blocked_at = clock.now()
    row.save(update_fields=["blocked_at"])
    place = place_of_conversation(conversation.pk)
    chronicle.record(Verb.CODE_BLOCKED, place, by=by, code=number)
