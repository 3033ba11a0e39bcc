"""What two people are to each other, and how often to be reminded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.connect.enums.bonds import BondKind
from kiemkracht.connect.enums.suggesting import Reminders


class KindForm(forms.Form):
    """Helps, learns from, laughs with, organises with, feeds."""

    kind = forms.ChoiceField(label=_("What are you to each other?"), choices=BondKind.choices)


class RemindersForm(forms.Form):
    """How often to be reminded of a bond that sleeps."""

    reminders = forms.ChoiceField(
        label=_("How often may we remind you of a bond that sleeps?"), choices=Reminders.choices
    )
