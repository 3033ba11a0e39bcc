"""The tables of the room."""

from kiemkracht.weigh.models.answering import Advice, LookBack, TalkNote, WeighingDecision
from kiemkracht.weigh.models.answers import AnswerSheet, PictureRemark, SettledReading
from kiemkracht.weigh.models.frameworks import Framework, FrameworkUse, FrameworkVersion
from kiemkracht.weigh.models.photos import ActorGroup, StartingPosition
from kiemkracht.weigh.models.room_rules import RoomRule, RuleOutcome, RuleWording
from kiemkracht.weigh.models.thresholds import ThresholdSet
from kiemkracht.weigh.models.weighings import GateFinding, Viewpoint, Weighing
from kiemkracht.weigh.models.workshops import (
    BoardEdition,
    CaseAnswer,
    Maker,
    Workshop,
    WorkshopCase,
)

__all__ = [
    "ActorGroup",
    "Advice",
    "AnswerSheet",
    "BoardEdition",
    "CaseAnswer",
    "Framework",
    "FrameworkUse",
    "FrameworkVersion",
    "GateFinding",
    "LookBack",
    "Maker",
    "PictureRemark",
    "RoomRule",
    "RuleOutcome",
    "RuleWording",
    "SettledReading",
    "StartingPosition",
    "TalkNote",
    "ThresholdSet",
    "Viewpoint",
    "Weighing",
    "WeighingDecision",
    "Workshop",
    "WorkshopCase",
]
