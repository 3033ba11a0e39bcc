"""Which kinds of ties somebody has in a circle."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.connect.enums.ties import TieKind


class TiesForm(forms.Form):
    """None of the four is an answer too."""

    kinds = forms.MultipleChoiceField(
        label=_("What do you have here with at least one other?"),
        help_text=_("Leave everything open when none fits yet. Nobody reads what you fill in."),
        choices=TieKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
