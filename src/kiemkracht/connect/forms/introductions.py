"""Inviting, and saying yes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.connect.services.inviting import LONGEST, LONGEST_CONTACT


def _contact(label: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type] # a lazy string
        help_text=_("For example a telephone number, or “Tuesdays in the library”."),
        max_length=LONGEST_CONTACT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class InviteForm(forms.Form):
    """Both lines are needed: a meeting serves two people and more."""

    you_learn = forms.CharField(
        label=_("What the other learns by it"),
        help_text=_("Write to this one person."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    whole_gains = forms.CharField(
        label=_("What the whole gains by it"),
        help_text=_("The street, the team, the city."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = _contact(_("How can the other reach you, once they say yes?"))


class AcceptForm(forms.Form):
    """Yes, and how to be reached."""

    contact = _contact(_("How can the other reach you?"))
