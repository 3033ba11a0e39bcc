"""One's own votes and statements in a conversation: shown to nobody else."""

from dataclasses import dataclass

from kiemkracht.perspectives.enums import Moderation, ModerationMode
from kiemkracht.perspectives.models import Conversation, Statement
from kiemkracht.perspectives.selectors.turns import Card, Turn, turn_of
from kiemkracht.perspectives.selectors.voters import Voter


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """A statement this voter added, with what became of it."""

    number: int
    text: str
    is_shown: bool
    is_waiting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class MyVotes:
    """Everything one voter said in a conversation."""

    turn: Turn | None
    judged: tuple[Card, ...]
    own: tuple[OwnStatement, ...]


def my_votes(voter: Voter, conversation: Conversation) -> MyVotes:
    """Only what this session or this person did. Queries: 2."""
    turn = turn_of(voter, conversation.slug)
    judged = tuple(card for card in turn.cards if card.mine is not None) if turn else ()
    return MyVotes(turn=turn, judged=judged, own=own_statements(voter, conversation))


def own_statements(voter: Voter, conversation: Conversation) -> tuple[OwnStatement, ...]:
    """The statements this voter added, also when they wait or were set aside. Queries: 1."""
    if not voter.can_be_known_again:
        return ()
    rows = Statement.objects.filter(voter.is_me("author__"), conversation=conversation)
    at_once = conversation.moderation == ModerationMode.OPEN
    return tuple(
        OwnStatement(
            number=row.number,
            text=row.text,
            is_shown=row.moderation == Moderation.IN
            or (row.moderation == Moderation.WAITING and (at_once or row.is_imported)),
            is_waiting=row.moderation == Moderation.WAITING and not at_once,
            reason=row.reason if row.moderation == Moderation.OUT else "",
        )
        for row in rows.order_by("number")
    )
