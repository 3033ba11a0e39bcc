"""The tables of the room."""

from kiemkracht.weigh.models.answers import AnswerSheet, PictureRemark, SettledReading
from kiemkracht.weigh.models.photos import ActorGroup, StartingPosition
from kiemkracht.weigh.models.thresholds import ThresholdSet

__all__ = [
    "ActorGroup",
    "AnswerSheet",
    "PictureRemark",
    "SettledReading",
    "StartingPosition",
    "ThresholdSet",
]
