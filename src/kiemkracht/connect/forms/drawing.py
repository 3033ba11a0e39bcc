"""What a facilitator fills in for a draw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.connect.forms.composing import MOST_SEED


class DrawForm(forms.Form):
    """A new draw: pool, quotas, seats, and a seed that is announced beforehand."""

    title = forms.CharField(label=_("What is the panel called?"), max_length=120)
    purpose = forms.CharField(
        label=_("What will it do?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    size = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=22)
    willing = forms.BooleanField(
        label=_("The pool: everyone of this community who said “I may be drawn”"), required=False
    )
    table = forms.CharField(
        label=_("Or paste a table"),
        help_text=_(
            "First line: id (or naam) and the features that matter, such as leeftijd; buurt. "
            "A column “huishouden” keeps housemates from being drawn together."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-mirror": "off"}),
    )
    file = forms.FileField(
        label=_("Or choose a CSV file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    quotas = forms.CharField(
        label=_("Quotas, one on each line"),
        help_text=_(
            "For example: leeftijd: 18-29 = 3-5. From 3 to 5 seats are for people of 18 to "
            "29. What you don’t name is free."
        ),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5, "data-mirror": "off"}),
    )
    seed = forms.IntegerField(
        label=_("Starting number"),
        help_text=_(
            "Leave this empty when the number comes from elsewhere after you announce it: "
            "then nobody can try numbers beforehand."
        ),
        required=False,
        min_value=0,
        max_value=MOST_SEED,
    )
    seed_source = forms.CharField(
        label=_("Where does the seed come from?"),
        help_text=_("For example: the winning number of the lottery of 1 December."),
        required=False,
        max_length=300,
    )


class DrawNowForm(forms.Form):
    """The seed that was announced, when it is known."""

    seed = forms.IntegerField(
        label=_("The seed, now that it is known"), min_value=0, max_value=MOST_SEED
    )
