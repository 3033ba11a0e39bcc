"""The tables of the room."""

from kiemkracht.perspectives.models.conversations import (
    Conversation,
    ConversationQuerySet,
    Participant,
    Statement,
    StatementQuerySet,
    Vote,
    VoteEvent,
)
from kiemkracht.perspectives.models.growing import Growth
from kiemkracht.perspectives.models.hall import Card, Hall
from kiemkracht.perspectives.models.planning import (
    EarlierText,
    InvitationCode,
    MergeProposal,
    ModerationEntry,
    Rush,
    StatementTranslation,
)
from kiemkracht.perspectives.models.runs import LandscapeRun, LandscapeRunQuerySet

__all__ = [
    "Card",
    "Conversation",
    "ConversationQuerySet",
    "EarlierText",
    "Growth",
    "Hall",
    "InvitationCode",
    "LandscapeRun",
    "LandscapeRunQuerySet",
    "MergeProposal",
    "ModerationEntry",
    "Participant",
    "Rush",
    "Statement",
    "StatementQuerySet",
    "StatementTranslation",
    "Vote",
    "VoteEvent",
]
