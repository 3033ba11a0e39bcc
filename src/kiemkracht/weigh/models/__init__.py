"""The tables of the room."""

from kiemkracht.weigh.models.answers import AnswerSheet, PictureRemark, SettledReading
from kiemkracht.weigh.models.photos import ActorGroup, StartingPosition
from kiemkracht.weigh.models.support import BackingSheet, SupportAnswer, SupportRequest
from kiemkracht.weigh.models.thresholds import ThresholdSet

__all__ = [
    "ActorGroup",
    "AnswerSheet",
    "BackingSheet",
    "PictureRemark",
    "SettledReading",
    "StartingPosition",
    "SupportAnswer",
    "SupportRequest",
    "ThresholdSet",
]
