"""What people fill in to weigh, to choose and to wait."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.tip.enums import Much, Scale
from kiemkracht.tip.selectors.asking import QUESTIONS


class WeighForm(forms.Form):
    """Four questions, and which kiemen it is about."""

    title = forms.CharField(label=_("What could become larger, or stay small?"), max_length=140)
    kiemen = forms.MultipleChoiceField(
        label=_("Which kiemen is it about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only kiemen that everyone may see."),
    )
    old_hinders = forms.BooleanField(
        label=_("Something old stands in the way and could stop"), required=False
    )

    def __init__(self, *args: Any, kiemen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kiemen"].choices = list(kiemen)  # type: ignore[attr-defined] # a ChoiceField
        for name, label in QUESTIONS.items():
            words: Any = label
            self.fields[name] = forms.TypedChoiceField(
                label=words, coerce=int, choices=Much.choices, widget=forms.RadioSelect
            )


class ChooseForm(forms.Form):
    """What people choose, and why."""

    scale = forms.ChoiceField(
        label=_("What do you choose?"), choices=Scale.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Why? Also when you choose otherwise than the advice"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WaitForm(forms.Form):
    """Waiting on purpose."""

    why = forms.CharField(
        label=_("Why do you wait?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    alarm = forms.CharField(label=_("What would be an alarm before that day?"), max_length=300)
    until = forms.DateField(
        label=_("Until which day?"), widget=forms.DateInput(attrs={"type": "date"})
    )
