"""The tables of the room, and what a choice says."""

from kiemkracht.direction.models.choices import Choice, ChoiceVersion, RegisterHead, Response
from kiemkracht.direction.models.content import (
    ChoiceContent,
    Dissent,
    GoalServed,
    Interests,
    Option,
    Touched,
    Triad,
)
from kiemkracht.direction.models.courses import (
    Contribution,
    Direction,
    DirectionVersion,
    Goal,
    GoalCarrier,
    GreatTask,
    Steward,
)

__all__ = [
    "Choice",
    "ChoiceContent",
    "ChoiceVersion",
    "Contribution",
    "Direction",
    "DirectionVersion",
    "Dissent",
    "Goal",
    "GoalCarrier",
    "GoalServed",
    "GreatTask",
    "Interests",
    "Option",
    "RegisterHead",
    "Response",
    "Steward",
    "Touched",
    "Triad",
]
