"""Forms on the page of a kiem."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.sprouts.forms.fields import Area, Day


class StepForm(forms.Form):
    """Agree on a small step."""

    text = forms.CharField(
        label=_("What is the smallest step?"),
        max_length=140,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    who = forms.ChoiceField(label=_("Who does it?"), required=False)
    who_else = forms.CharField(label=_("Or someone else"), max_length=80, required=False)
    due = forms.DateField(label=_("When?"), required=False, widget=Day)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*people, ("", _("Someone else, or nobody yet"))]  # type: ignore[attr-defined] # a ChoiceField


class DoneForm(forms.Form):
    """Tell what happened."""

    what_happened = forms.CharField(
        label=_("What happened?"), max_length=500, required=False, widget=Area(rows=2)
    )


class WhyForm(forms.Form):
    """“I carry this”, and why."""

    why = forms.CharField(
        label=_("Why do you carry this?"), max_length=300, required=False, widget=Area(rows=2)
    )


class AnswerForm(forms.Form):
    """The first answer of a human."""

    body = forms.CharField(
        label=_("Your answer"),
        help_text=_("Say who you are, what you liked, and one next step."),
        max_length=2000,
        widget=Area(rows=4),
    )


class CheckForm(forms.Form):
    """Does it live, after six months?"""

    is_alive = forms.TypedChoiceField(
        label=_("Is it alive?"),
        choices=[("yes", _("Yes, it lives")), ("no", _("No, not now"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What did you see?"), max_length=300, required=False)
