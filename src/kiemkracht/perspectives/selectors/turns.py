"""Taking part: all statements of a conversation as one voter sees them, and which is next."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import Conversation, Participant, Statement, Vote
from kiemkracht.perspectives.selectors import routing
from kiemkracht.perspectives.selectors.voters import Voter


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in a turn; `mine` is what this voter thinks of it, if anything."""

    id: int
    number: int
    text: str
    mine: int | None
    priority: float | None
    seen: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a voter is in a conversation."""

    conversation_id: UUID
    slug: str
    lang: str
    is_open: bool
    is_paused: bool
    allows_statements: bool
    participant_id: int | None
    cards: tuple[Card, ...]

    @property
    def done(self) -> int:
        """Statements judged."""
        return sum(card.mine is not None for card in self.cards)

    @property
    def total(self) -> int:
        """Statements there are."""
        return len(self.cards)

    @property
    def next(self) -> Card | None:
        """The statement to ask now; None when all are judged."""
        left = {card.number: card for card in self.cards if card.mine is None}
        candidates = [
            routing.Candidate(card.number, card.priority, card.seen) for card in left.values()
        ]
        chosen = routing.choose(candidates, f"{self.participant_id}:{self.done}")
        return left[chosen] if chosen is not None else None

    def card(self, number: int) -> Card | None:
        """The statement with this number, when it is shown."""
        return next((card for card in self.cards if card.number == number), None)

    def after(self, number: int, value: int, participant_id: int) -> "Turn":
        """This turn once statement `number` was judged. Queries: 0."""
        cards = tuple(
            replace(card, mine=value) if card.number == number else card for card in self.cards
        )
        return replace(self, cards=cards, participant_id=participant_id)


_OF_CONVERSATION = (
    "conversation_id",
    "conversation__lang",
    "conversation__state",
    "conversation__opens_on",
    "conversation__closes_on",
    "conversation__allows_statements",
    "conversation__hall__paused_at",
)
_OF_STATEMENT = ("id", "number", "text", "mine", "priority", "seen")


def turn_of(voter: Voter, slug: str) -> Turn | None:
    """Everything a vote needs to know, or None when this visitor has nothing to vote on here.

    Queries: 1.
    """
    visible = Conversation.objects.visible_to(voter.visitor).filter(slug=slug)
    # Found once and not per statement: the participant does not depend on the row.
    me = Participant.objects.filter(voter.is_me(), conversation__slug=slug).values("pk")[:1]
    mine = Vote.objects.filter(participant=Subquery(me), statement=OuterRef("pk"))
    statements = Statement.objects.shown().filter(conversation__in=visible).order_by("number")
    rows = list(
        statements.annotate(me=Subquery(me), mine=Subquery(mine.values("value")[:1])).values_list(
            "me", *_OF_CONVERSATION, *_OF_STATEMENT
        )
    )
    if not rows:
        return None
    participant, conversation_id, lang, state, opens_on, closes_on, allows, paused_at = rows[0][:8]
    return Turn(
        conversation_id=conversation_id,
        slug=slug,
        lang=lang,
        is_open=open_today(state, opens_on, closes_on),
        is_paused=paused_at is not None,
        allows_statements=allows,
        participant_id=participant,
        cards=tuple(Card(*row[8:]) for row in rows),
    )


def open_today(state: str, opens_on: date | None, closes_on: date | None) -> bool:
    """Whether votes are welcome today; the same as `Conversation.is_open`."""
    return Conversation(state=State(state), opens_on=opens_on, closes_on=closes_on).is_open
