"""Two routes of a question: telling, a step, a shorter crossing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.routes import (
    LAST_DAY,
    LONGEST_DESK,
    LONGEST_QUESTION,
    LONGEST_STORY,
    CrossingKind,
    RouteSide,
)
from kiemkracht.connect.forms.fields import SHARED, Area, PlacedForm


class RouteCaseForm(PlacedForm):
    """A question, without names."""

    question = forms.CharField(
        label=_("What was asked?"),
        help_text=_("For example: may a bench stand here?"),
        max_length=LONGEST_QUESTION,
    )
    story = forms.CharField(
        label=_("What should one know to follow it?"),
        help_text=_("Without names of people."),
        max_length=LONGEST_STORY,
        required=False,
        widget=Area(rows=3),
    )
    community = forms.ChoiceField(label=_("Where did it play?"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may see it?"),
        choices=SHARED,
        initial=Visibility.CIRCLE,
        widget=forms.RadioSelect,
    )


class StepForm(forms.Form):
    """One step on one of the two routes."""

    side = forms.ChoiceField(
        label=_("On which route?"), choices=RouteSide.choices, widget=forms.RadioSelect
    )
    day = forms.IntegerField(
        label=_("How many days after the question?"),
        help_text=_("The day of the question itself is 0."),
        min_value=0,
        max_value=LAST_DAY,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    desk = forms.CharField(
        label=_("At which desk, or with whom?"),
        help_text=_("A desk, a role or “a neighbour”. No names."),
        max_length=LONGEST_DESK,
    )
    what = forms.CharField(label=_("What happened?"), max_length=LONGEST_QUESTION)


class CrossingForm(forms.Form):
    """A shorter crossing in one sentence."""

    sentence = forms.CharField(
        label=_("Which shorter crossing could there be?"),
        help_text=_("For example: one walk along the square together, in the first week."),
        max_length=LONGEST_QUESTION,
    )
    kind = forms.ChoiceField(
        label=_("How does it begin?"),
        choices=CrossingKind.choices,
        initial=CrossingKind.KIEM,
        widget=forms.RadioSelect,
    )
