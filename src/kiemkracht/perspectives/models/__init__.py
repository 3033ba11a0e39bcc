"""The tables of the room: conversations, who takes part, statements, votes, landscapes, halls."""

from kiemkracht.perspectives.models.conversation import (
    Conversation,
    ConversationQuerySet,
    LandscapeRun,
    LandscapeRunQuerySet,
    Participant,
    Statement,
    StatementQuerySet,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.models.hall import Card, Hall, Haste

__all__ = [
    "Card",
    "Conversation",
    "ConversationQuerySet",
    "Hall",
    "Haste",
    "LandscapeRun",
    "LandscapeRunQuerySet",
    "Participant",
    "Statement",
    "StatementQuerySet",
    "Vote",
    "VoteEvent",
]
