"""The tables of the room: conversations, who takes part, statements, votes, landscapes."""

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

__all__ = [
    "Conversation",
    "ConversationQuerySet",
    "LandscapeRun",
    "LandscapeRunQuerySet",
    "Participant",
    "Statement",
    "StatementQuerySet",
    "Vote",
    "VoteEvent",
]
