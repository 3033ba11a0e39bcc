"""Forms of the room."""

from kiemkracht.direction.forms.choice_desk import ChoiceDesk
from kiemkracht.direction.forms.choices import (
    AskForm,
    OpenForm,
    PublishForm,
    RespondForm,
    WithdrawForm,
)
from kiemkracht.direction.forms.courses import CarryForm, DirectionForm, GoalForm, GreatTaskForm

__all__ = [
    "AskForm",
    "CarryForm",
    "ChoiceDesk",
    "DirectionForm",
    "GoalForm",
    "GreatTaskForm",
    "OpenForm",
    "PublishForm",
    "RespondForm",
    "WithdrawForm",
]
