"""What somebody looks for among the work sparks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.learn.selectors.finding import SparkWishes, numbers_in
from kiemkracht.learn.selectors.sheets import PARTS, TIMES, function_choices, link_choices

_ALL = ("", _("All"))


class SparkWishesForm(forms.Form):
    """A search; what makes no sense counts as no wish."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    deel = forms.ChoiceField(label=_("For whom?"), required=False, choices=[_ALL, *PARTS])
    doel = forms.ChoiceField(label=_("What for?"), required=False)
    schakel = forms.ChoiceField(label=_("What grows stronger?"), required=False)
    tijd = forms.ChoiceField(
        label=_("How much time is there?"), required=False, choices=[_ALL, *TIMES]
    )
    nummers = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("doel", function_choices()), ("schakel", link_choices())):
            self.fields[name].choices = [_ALL, *choices]  # type: ignore[attr-defined]

    def wishes(self) -> SparkWishes:
        """What was asked, as far as it can be understood."""
        self.is_valid()
        asked = self.cleaned_data
        return SparkWishes(
            query=asked.get("q", ""),
            part=int(asked["deel"]) if asked.get("deel") else None,
            function=asked.get("doel", ""),
            link=asked.get("schakel", ""),
            minutes=int(asked["tijd"]) if asked.get("tijd") else None,
            numbers=numbers_in(asked["nummers"]) if asked.get("nummers") else None,
        )
