"""The tables of the room."""

from kiemkracht.answers.models.challenges import (
    Challenge,
    ChallengeAgreement,
    ChallengeMove,
    DataRoomItem,
    OrdinanceTerms,
)
from kiemkracht.answers.models.second_looks import (
    LookOpinion,
    ObjectionClause,
    SecondLook,
)
from kiemkracht.answers.models.support import (
    BackingSheet,
    SupportAnswer,
    SupportRequest,
)

__all__ = [
    "BackingSheet",
    "Challenge",
    "ChallengeAgreement",
    "ChallengeMove",
    "DataRoomItem",
    "LookOpinion",
    "ObjectionClause",
    "OrdinanceTerms",
    "SecondLook",
    "SupportAnswer",
    "SupportRequest",
]
