"""What who keeps a script fills in: making, stages, looking back, and what one looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.act.enums import Outcome, Stage
from kiemkracht.act.forms.changing import day_field


class MakeForm(forms.Form):
    """A script out of a proposal; in a border case one of two, with why."""

    position = forms.ChoiceField(label=_("Which script do you take?"), widget=forms.RadioSelect)
    start_on = day_field(_("From which day?"))
    because = forms.CharField(
        label=_("Why this one?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ("position", "because", "start_on")

    def __init__(self, *args: Any, positions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["position"]
        field.choices = positions  # type: ignore[attr-defined] # a ChoiceField
        if len(positions) < 2:
            field.widget, field.initial = forms.HiddenInput(), positions[0][0]
            del self.fields["because"]


class TalkForm(forms.Form):
    """That it was talked over."""

    talk = forms.CharField(
        label=_("With whom did you talk it over, and what came of it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FixForm(forms.Form):
    """Fixing a version. `without` is asked when a promise is not kept."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    without = forms.CharField(
        label=_("Why is that so here?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HarvestForm(forms.Form):
    """What was learned in the end."""

    harvest = forms.CharField(
        label=_("What did you learn, also where it went otherwise?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LookBackForm(forms.Form):
    """The question of a step, answered."""

    text = forms.CharField(
        label=_("What did you see?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    outcome = forms.ChoiceField(
        label=_("What do you do now?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("Stopping is a success too, when you tell what you learned."),
    )
    next_on = day_field(_("If you go on: when do you look back again?"), required=False)


class ScriptWishesForm(forms.Form):
    """What somebody looks for in the list."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    fase = forms.ChoiceField(
        label=_("How far is it?"), required=False, choices=[("", _("All")), *Stage.choices]
    )
