"""“Introduce people to me”."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.connect.enums.suggesting import Frequency, Theme
from kiemkracht.connect.services.opening_up import LONGEST, MOST_THEMES


class OpennessForm(forms.Form):
    """What someone longs for, wants to learn, and how often they want to hear of us."""

    longing = forms.CharField(
        label=_("What do you long for?"),
        help_text=_("One or two sentences. Whoever is introduced to you reads them."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    learning = forms.CharField(
        label=_("What would you like to learn from someone else?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"),
        help_text=_("At most four."),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    frequency = forms.ChoiceField(
        label=_("How often?"),
        choices=Frequency.choices,
        initial=Frequency.WEEKLY,
        widget=forms.RadioSelect,
    )
    paused_until = forms.DateField(
        label=_("Pause until"),
        help_text=_("Leave it empty for no pause."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_themes(self) -> list[str]:
        """A few say more than all."""
        chosen: list[str] = self.cleaned_data["themes"]
        if len(chosen) > MOST_THEMES:
            raise forms.ValidationError(_("Choose at most four."))
        return chosen

    def clean_paused_until(self) -> Any:
        """A pause that is over is no pause."""
        until = self.cleaned_data["paused_until"]
        return until if until and until > clock.today() else None
