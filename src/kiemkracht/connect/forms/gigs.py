"""Forms of klussen: why it matters before how long and for how much."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.gigs import Drive, Theme
from kiemkracht.connect.forms.fields import SHARED, Area, PlacedForm


class GigForm(PlacedForm):
    """A klus, in the order in which it is read."""

    theme = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("Choose a theme")), *Theme.choices]
    )
    title = forms.CharField(label=_("What is the klus called?"), max_length=100)
    meaning = forms.CharField(
        label=_("What is it good for?"),
        help_text=_("Who notices it when this is done? Without meaning there is no klus."),
        max_length=600,
        widget=Area(rows=4),
        error_messages={
            "required": _(
                "Tell what this work is good for. Without meaning a klus can’t be posted."
            )
        },
    )
    freedom = forms.CharField(
        label=_("How free is who does it?"),
        help_text=_("What may they decide alone, and what is fixed?"),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    learning = forms.CharField(
        label=_("What can you learn from it?"), max_length=300, required=False, widget=Area(rows=2)
    )
    stop_rule = forms.CharField(
        label=_("When do we stop?"),
        help_text=_("For instance: after three mornings we look whether we go on."),
        max_length=200,
        required=False,
    )
    hours = forms.CharField(label=_("How much time?"), max_length=80, required=False)
    fee = forms.CharField(
        label=_("Is there money for it?"),
        help_text=_("Say it plainly, also when there is none."),
        max_length=80,
        required=False,
    )
    community = forms.ChoiceField(label=_("Where?"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=SHARED, initial=Visibility.PUBLIC
    )


class GigAnswerForm(forms.Form):
    """“I would like to do this.”"""

    why = forms.CharField(
        label=_("Why does this speak to you?"),
        help_text=_("Only who posted it reads this. No CV is needed."),
        max_length=400,
        widget=Area(rows=3),
    )


class GigThanksForm(forms.Form):
    """Thanks for a klus."""

    words = forms.CharField(
        label=_("Thank in your own words"),
        help_text=_("Only who did the klus reads it."),
        max_length=280,
        widget=Area(rows=3),
    )


class DrivesForm(forms.Form):
    """What gives somebody energy in work; for oneself only."""

    themes = forms.MultipleChoiceField(
        label=_("For which themes do you get out of bed?"),
        choices=Theme,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    drives = forms.MultipleChoiceField(
        label=_("What gives you energy in work?"),
        choices=Drive,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    missed = forms.CharField(
        label=_("What did you miss in earlier work?"),
        help_text=_("For yourself, to remember what you look for."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
