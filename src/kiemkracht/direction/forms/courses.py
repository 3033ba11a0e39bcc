"""Forms of directions, goals and great tasks."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.models import Direction, Goal
from kiemkracht.direction.selectors import desk
from kiemkracht.direction.services.charting import DirectionText, GoalText


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DirectionForm(forms.Form):
    """Write a direction."""

    community = forms.ChoiceField(
        label=_("For whom is this direction?"),
        help_text=_("The street, neighbourhood, team or city that wants to go there."),
    )
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        help_text=_("A few words that people remember."),
    )
    purpose = forms.CharField(
        label=_("Where do we want to go?"),
        max_length=2000,
        required=False,
        widget=_area(5),
        help_text=_("In plain words, as you would tell it at a kitchen table."),
    )
    meaning = forms.CharField(
        label=_("Why does that matter to us?"), max_length=2000, required=False, widget=_area(4)
    )
    dream = forms.CharField(
        label=_("Our dream"),
        max_length=2000,
        required=False,
        widget=_area(4),
        help_text=_("What do you see when it has come true? A dream needs a first act below."),
    )
    first_act = forms.CharField(
        label=_("Our first act"),
        max_length=300,
        required=False,
        help_text=_("Something small that others can see."),
    )
    first_act_on = forms.DateField(label=_("On which day?"), required=False, widget=_day())
    transition = forms.CharField(
        label=_("Of which larger change is this a part?"),
        max_length=1000,
        required=False,
        widget=_area(3),
        help_text=_("For example a reorganisation or a change in care that is going on now."),
    )
    words_own = forms.CharField(
        label=_("Who do we want to be, in our own words?"),
        required=False,
        widget=_area(4),
        help_text=_("One word or short phrase per line."),
    )
    words_mirror = forms.CharField(
        label=_("Which words do residents use for us?"),
        required=False,
        widget=_area(4),
        help_text=_("One word or short phrase per line, as they said it."),
    )
    promise = forms.CharField(
        label=_("What will we practise for a hundred days?"),
        max_length=1000,
        required=False,
        widget=_area(3),
    )
    promise_from = forms.DateField(label=_("From which day?"), required=False, widget=_day())
    conversation_url = forms.CharField(
        label=_("Where does the conversation about it take place?"),
        max_length=300,
        required=False,
        help_text=_("The address of a conversation on this site, for example /meervoud/…"),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read this?"), choices=Visibility, initial=Visibility.PUBLIC
    )

    def __init__(
        self, *args: Any, visitor: Visitor, direction: Direction | None = None, **kwargs: Any
    ) -> None:
        if direction is not None:
            kwargs["initial"] = _words_of(direction)
        super().__init__(*args, **kwargs)
        if direction is not None:
            del self.fields["community"]
        else:
            offered = self.fields["community"]
            assert isinstance(offered, forms.ChoiceField)  # noqa: S101 - declared above
            offered.choices = desk.communities_to_write_for(visitor)

    @property
    def community_id(self) -> UUID:
        """For which community, of a new direction."""
        return UUID(self.cleaned_data["community"])

    @property
    def text(self) -> DirectionText:
        """What was written."""
        said = self.cleaned_data
        return DirectionText(
            title=said["title"],
            purpose=said["purpose"],
            meaning=said["meaning"],
            dream=said["dream"],
            first_act=said["first_act"],
            first_act_on=said["first_act_on"],
            transition=said["transition"],
            words_own=said["words_own"].splitlines(),
            words_mirror=said["words_mirror"].splitlines(),
            promise=said["promise"],
            promise_from=said["promise_from"],
            conversation_url=said["conversation_url"],
            visibility=said["visibility"],
        )


def _words_of(direction: Direction) -> dict[str, object]:
    plain = (
        "title purpose meaning dream first_act first_act_on transition promise promise_from "
        "conversation_url visibility"
    )
    return {
        **{name: getattr(direction, name) for name in plain.split()},
        "words_own": "\n".join(direction.words_own),
        "words_mirror": "\n".join(direction.words_mirror),
    }


class GoalForm(forms.Form):
    """Write a goal."""

    title = forms.CharField(
        label=_("What is the goal?"), max_length=120, help_text=_("Short, and easy to picture.")
    )
    noticeable_at = forms.CharField(
        label=_("How will people notice it?"),
        required=False,
        widget=_area(4),
        help_text=_("One sentence per line. Things you can see or hear, no figures to reach."),
    )
    what_not = forms.CharField(
        label=_("What is it not?"), max_length=500, required=False, widget=_area(2)
    )
    great_tasks = forms.MultipleChoiceField(
        label=_("Which great tasks does it have to do with?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, goal: Goal | None = None, **kwargs: Any) -> None:
        if goal is not None:
            kwargs["initial"] = {
                "title": goal.title,
                "noticeable_at": "\n".join(goal.noticeable_at),
                "what_not": goal.what_not,
                "great_tasks": [task.slug for task in goal.great_tasks.all()],
            }
        super().__init__(*args, **kwargs)
        offered = self.fields["great_tasks"]
        assert isinstance(offered, forms.MultipleChoiceField)  # noqa: S101 - declared above
        offered.choices = desk.great_task_choices()

    @property
    def text(self) -> GoalText:
        """What was written."""
        said = self.cleaned_data
        return GoalText(
            title=said["title"],
            noticeable_at=said["noticeable_at"].splitlines(),
            what_not=said["what_not"],
            great_tasks=said["great_tasks"],
        )


class CarryForm(forms.Form):
    """Stand for a goal."""

    why = forms.CharField(
        label=_("Why does this matter to you?"),
        max_length=300,
        help_text=_("A sentence is enough. Everyone can read it."),
    )


class GreatTaskForm(forms.Form):
    """Name a great task."""

    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
