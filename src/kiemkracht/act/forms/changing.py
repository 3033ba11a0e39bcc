"""What a group fills in when it does something otherwise: always with why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.act.enums import Layer, Lead

_DAY = {"type": "date"}
_OWN_CARD = ("", _("No card: in our own words"))


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, with the calendar of the browser."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"), **more
    )


class BecauseForm(forms.Form):
    """“We do it otherwise, because …”. `seen` is the revision of the step on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    because = forms.CharField(
        label=_("We do it otherwise, because …"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("This stays to be read beside the proposal."),
    )


class WordsForm(BecauseForm):
    """How a step is told."""

    words = forms.CharField(
        label=_("What do you do, in your own words?"), max_length=300, required=False
    )
    puller_words = forms.CharField(
        label=_("Who pulls it?"),
        max_length=120,
        required=False,
        help_text=_("A group or a role. You can also ask a person on the page of the step."),
    )
    start_on = day_field(_("On which day does it begin?"))
    look_back_on = day_field(_("On which day do you look back?"))
    stop_rule = forms.CharField(label=_("When do you stop?"), max_length=300, required=False)
    watch = forms.CharField(label=_("What do you watch?"), max_length=300, required=False)
    layer = forms.ChoiceField(
        label=_("What does it change?"), choices=Layer.choices, widget=forms.RadioSelect
    )
    lead = forms.ChoiceField(
        label=_("What kind of people pull it?"), choices=Lead.choices, widget=forms.RadioSelect
    )

    field_order = [
        "words", "puller_words", "start_on", "look_back_on", "stop_rule", "watch", "layer", "lead",
    ]  # fmt: skip


class SwapForm(BecauseForm):
    """Another card for a step."""

    card = forms.TypedChoiceField(label=_("Which card?"), coerce=int)

    field_order = ["card"]

    def __init__(self, *args: Any, cards: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["card"].choices = cards  # type: ignore[attr-defined] # a ChoiceField


class MoveForm(BecauseForm):
    """Another place for a step."""

    to = forms.TypedChoiceField(label=_("Where does it go?"), coerce=int)

    field_order = ["to"]

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = places  # type: ignore[attr-defined] # a ChoiceField


class AddForm(WordsForm):
    """A step of the group's own."""

    card = forms.TypedChoiceField(
        label=_("With a card?"), coerce=int, required=False, empty_value=None
    )
    at = forms.TypedChoiceField(label=_("Where does it go?"), coerce=int)

    field_order = ["card", "words", "at"]

    def __init__(
        self, *args: Any, cards: list[Any], places: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["card"].choices = [_OWN_CARD, *cards]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["at"].choices = places  # type: ignore[attr-defined] # a ChoiceField
