"""Giving one's view on a statement, and changing one's mind."""

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.base.errors import RoomError, require_that
from kiemkracht.perspectives.enums import VoteValue
from kiemkracht.perspectives.models import Conversation, Vote, VoteEvent
from kiemkracht.perspectives.selectors.turns import Turn, turn_of
from kiemkracht.perspectives.selectors.voters import Voter
from kiemkracht.perspectives.services import asking, participating, rushing

CLOSED = _("This conversation is closed. You can still see what came out of it.")
PAUSED = _("The votes are paused for a moment. You can go on as soon as the evening goes on.")
CHOOSE = _("Choose agree, disagree or I don’t know.")
GONE = _("This statement is not here any more. Choose another one.")


class NothingToVoteOnError(RoomError):
    """There is no such conversation for this visitor; pages answer 404."""

    status = 404


def cast_vote(
    *, by: Voter, slug: str, number: int, value: int, important: bool | None = None
) -> Turn:
    """Note what `by` thinks of statement `number`; a later vote replaces the earlier one.

    `important` says whether it matters to them; None leaves that as it was. Sending the same vote
    again changes nothing and adds no event. Nobody votes on what they can't see: the turn starts
    from what this visitor may see. The log of votes knows a number, never a name; the chronicle
    only that someone took part. Whoever goes faster than people go is told so, nothing of it
    counts, and the desk sees how often. Queries: 4; the first time 7, and 3 more once in ten
    seconds to ask for a new landscape (PostgreSQL: 1 more).
    """
    require_that(value in VoteValue.values, CHOOSE)
    try:
        return _cast(by, slug, number, value, important)
    except rushing.TooFastError as error:
        rushing.note_votes(error.conversation_id, error.participant_id)
        raise


@transaction.atomic
def _cast(by: Voter, slug: str, number: int, value: int, important: bool | None) -> Turn:
    _hold(slug)
    turn = turn_of(by, slug)
    if turn is None:
        raise NothingToVoteOnError(GONE)
    require_that(turn.is_open, CLOSED)
    require_that(not turn.is_paused, PAUSED)
    participating.require_code(turn.needs_code, turn.has_code)
    card = turn.card(number)
    if card is None:
        raise RoomError(GONE)
    matters = card.is_important if important is None else important
    if (card.mine, card.is_important, card.is_reworded) == (value, matters, False):
        return turn
    participant_id = turn.participant_id
    if participant_id is None:
        participant_id = participating.join(by, turn.conversation_id)
    rushing.slow_down(turn.conversation_id, participant_id)
    write_vote(participant_id, card.id, value, before=card.mine, important=matters)
    transaction.on_commit(lambda: asking.for_landscape(turn.conversation_id))
    return turn.after(number, value, participant_id, matters)


def _hold(slug: str) -> None:
    """Let no vote slip in after closing: PostgreSQL holds the row until the end of this one.

    SQLite holds the whole database since the transaction began, so there it costs nothing.
    """
    if connection.features.has_select_for_update:
        held = Conversation.objects.select_for_update(no_key=True).filter(slug=slug)
        list(held.values_list("pk"))


def write_vote(
    participant_id: int,
    statement_id: int,
    value: int,
    *,
    before: int | None,
    important: bool | None = None,
) -> None:
    """Keep a vote, and its event when it is another than `before`.

    `important` None leaves that as it was. The caller asked leave and holds the transaction.
    Queries: 1 or 2.
    """
    moment = clock.now()
    vote = Vote(
        participant_id=participant_id,
        statement_id=statement_id,
        value=value,
        is_important=bool(important),
        at=moment,
    )
    Vote.objects.bulk_create(
        [vote],
        update_conflicts=True,
        unique_fields=["participant", "statement"],
        update_fields=["value", "at"] + (["is_important"] if important is not None else []),
    )
    if before != value:
        VoteEvent.objects.create(
            participant_id=participant_id, statement_id=statement_id, value=value, at=moment
        )
