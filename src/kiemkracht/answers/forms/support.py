"""What people fill in to ask for backing, to answer, and to say what need not be asked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.support import SupportAnswerKind
from kiemkracht.answers.forms.money import EuroField
from kiemkracht.base import clock


class SupportForm(forms.Form):
    """A question for backing."""

    asked_of = forms.ChoiceField(label=_("Whom do you ask?"))
    subject = forms.CharField(label=_("What do you ask, in one sentence?"), max_length=140)
    question = forms.CharField(
        label=_("What do you want to do, and what do you need backing for?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    amount = EuroField(
        label=_("Does it cost money? How many euros?"),
        help_text=_("Leave it empty when it costs nothing."),
    )

    def __init__(self, *args: Any, leaders: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_of"].choices = list(leaders)  # type: ignore[attr-defined] # a ChoiceField


class SupportAnswerForm(forms.Form):
    """An answer to a question for backing."""

    kind = forms.ChoiceField(
        label=_("What is your answer?"),
        choices=[each for each in SupportAnswerKind.choices if each[0] != "not_needed"],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=600,
        help_text=_("With a condition, a talk or a no, tell more: what, when, or why."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    promised_on = forms.DateField(
        label=_("Did you promise something? By which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_promised_on(self) -> object:
        """A promise lies ahead."""
        day = self.cleaned_data["promised_on"]
        if day is not None and day < clock.today():
            raise forms.ValidationError(_("This day has passed. Choose a day from today on."))
        return day


class SheetForm(forms.Form):
    """What need not be asked."""

    words = forms.CharField(
        label=_("What do you want to say first?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lines = forms.CharField(
        label=_("What need not be asked? One thing per line"),
        max_length=9000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    up_to = EuroField(
        label=_("Up to which amount in euros?"),
        help_text=_("Leave it empty when money always has to be asked."),
    )
    why = forms.CharField(
        label=_("Why does it change?"),
        required=False,
        max_length=300,
        help_text=_("From the second version on."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)
