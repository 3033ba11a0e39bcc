"""The tables of the room."""

from kiemkracht.weigh.models.answers import AnswerSheet, PictureRemark, SettledReading
from kiemkracht.weigh.models.challenges import (
    Challenge,
    ChallengeAgreement,
    ChallengeMove,
    DataRoomItem,
    OrdinanceTerms,
)
from kiemkracht.weigh.models.photos import ActorGroup, StartingPosition
from kiemkracht.weigh.models.second_looks import LookOpinion, ObjectionClause, SecondLook
from kiemkracht.weigh.models.support import BackingSheet, SupportAnswer, SupportRequest
from kiemkracht.weigh.models.thresholds import ThresholdSet

__all__ = [
    "ActorGroup",
    "AnswerSheet",
    "BackingSheet",
    "Challenge",
    "ChallengeAgreement",
    "ChallengeMove",
    "DataRoomItem",
    "LookOpinion",
    "ObjectionClause",
    "OrdinanceTerms",
    "PictureRemark",
    "SecondLook",
    "SettledReading",
    "StartingPosition",
    "SupportAnswer",
    "SupportRequest",
    "ThresholdSet",
]
