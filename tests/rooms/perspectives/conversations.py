"""Conversations for these tests, and people who give their view."""

from tests.people import Cast

from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.perspectives.enums import ModerationMode
from kiemkracht.perspectives.models import Conversation, Statement, Vote
from kiemkracht.perspectives.selectors.turns import Turn
from kiemkracht.perspectives.selectors.voters import Voter, voter_for
from kiemkracht.perspectives.services import opening, starting, voting
from kiemkracht.perspectives.services.starting import Settings

SENTENCES = (
    "Het plein mag ’s avonds open blijven.",
    "Kinderen moeten overal kunnen spelen.",
    "De gemeente beslist over het plein.",
    "Wie dichtbij woont, beslist mee.",
    "Na tien uur wil ik rust.",
)


def start_conversation(
    cast: Cast, question: str = "Van wie is het plein?", **settings: object
) -> Conversation:
    """Lotte prepares a conversation with five statements."""
    chosen = {"community_id": cast.linden.pk} | settings
    return starting.start(
        by=cast.visitor(cast.lotte),
        settings=Settings(question=question, **chosen),  # type: ignore[arg-type] # as named
        seeds=SENTENCES,
    )


def open_conversation(cast: Cast, **settings: object) -> Conversation:
    """The same, and open."""
    conversation = start_conversation(cast, **settings)  # type: ignore[arg-type] # as named
    opening.open_conversation(by=cast.visitor(cast.lotte), conversation=conversation)
    return conversation


def guest(number: int = 1) -> Voter:
    """A stranger whom only the session knows again."""
    return voter_for(NOBODY, f"secret-{number}")


def known(visitor: Visitor) -> Voter:
    """Somebody with an account."""
    return voter_for(visitor)


def say(voter: Voter, conversation: Conversation, number: int, value: int) -> Turn:
    """Give a view on a statement."""
    return voting.cast_vote(by=voter, slug=conversation.slug, number=number, value=value)


def votes_on(conversation: Conversation, number: int) -> list[int]:
    """The values people gave to a statement."""
    statement = Statement.objects.get(conversation=conversation, number=number)
    return sorted(Vote.objects.filter(statement=statement).values_list("value", flat=True))


AT_ONCE = ModerationMode.OPEN
