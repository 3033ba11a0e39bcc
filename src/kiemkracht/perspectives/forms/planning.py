"""Forms of what a facilitator plans beside the settings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.perspectives.services.entering import MOST_AT_ONCE


class PolicyForm(forms.Form):
    """The rules of a conversation, in the facilitator's own words."""

    policy = forms.CharField(
        label=_("How statements are read here"),
        help_text=_("Who reads them, how soon, and what people can do who disagree."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reasons = forms.CharField(
        label=_("Reasons to set a statement aside, one on each line"),
        help_text=_("At most 12. Leave this empty for the usual reasons."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7, "data-mirror": "off"}),
    )


class CodesForm(forms.Form):
    """How many codes to make."""

    count = forms.IntegerField(
        label=_("How many codes?"),
        help_text=_("One for each person. You see them once; we keep no copy that can be read."),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=20,
    )


class TranslationForm(forms.Form):
    """The question and what goes before it in another language; the statements stand beside."""

    question = forms.CharField(
        label=_("The question in this language"),
        help_text=_("Leave this empty to take the language away."),
        required=False,
        max_length=200,
    )
    intro = forms.CharField(
        label=_("What people need to know first"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "data-mirror": "off"}),
    )
