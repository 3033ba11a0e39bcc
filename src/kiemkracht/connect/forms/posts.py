"""Forms of asking and offering: what first, the rest after."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.posts import Direction, HelpKind, Unit
from kiemkracht.connect.forms.fields import SHARED, Area, Day, PlacedForm


class WhatForm(forms.Form):
    """The first step: what is it about?"""

    direction = forms.ChoiceField(
        label=_("Do you ask, or do you offer?"),
        choices=[(Direction.NEED, _("I ask for help")), (Direction.OFFER, _("I offer help"))],
        widget=forms.RadioSelect,
        initial=Direction.NEED,
    )
    what = forms.CharField(
        label=_("What is it about?"),
        help_text=_(
            "One sentence, small enough to say yes to: “Who carries my cupboard up the stairs on "
            "Saturday?”"
        ),
        max_length=140,
        widget=Area(rows=2),
    )
    kiem = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)


class RestForm(PlacedForm):
    """The second step: how much, when, where, and who may see it."""

    kind = forms.ChoiceField(
        label=_("What kind of help is it?"), choices=HelpKind, initial=HelpKind.HANDS
    )
    unit = forms.ChoiceField(
        label=_("How much of it?"),
        help_text=_("Begin small. More can always come later."),
        choices=Unit,
        initial=Unit.HOUR,
    )
    on = forms.DateField(
        label=_("On which day?"),
        help_text=_("Without a day it says “to be agreed”."),
        required=False,
        widget=Day,
    )
    community = forms.ChoiceField(label=_("Where?"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may see this?"),
        choices=SHARED,
        initial=Visibility.CIRCLE,
        widget=forms.RadioSelect,
    )
    story = forms.CharField(
        label=_("What more should somebody know?"),
        help_text=_("Why it matters to you, what to bring, what you can do yourself."),
        max_length=1000,
        required=False,
        widget=Area(rows=4),
    )
    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kwargs["visitor"].is_known:
            del self.fields["name"]


class EditForm(RestForm):
    """Everything at once, for who changes the words."""

    what = forms.CharField(label=_("What is it about?"), max_length=140, widget=Area(rows=2))
    field_order = ("what", "kind", "unit", "on", "community", "visibility", "story")


class PromiseForm(forms.Form):
    """“I will do that.”"""

    note = forms.CharField(
        label=_("A short note"),
        help_text=_("Only the other reads it: when you can, or how to reach you."),
        max_length=280,
        required=False,
        widget=Area(rows=2),
    )


class ThanksForm(forms.Form):
    """Thanks, and perhaps what you saw in somebody."""

    words = forms.CharField(
        label=_("Thank in your own words"),
        help_text=_("What did it do for you? Only the other reads it."),
        max_length=280,
        widget=Area(rows=3),
    )
    talent = forms.CharField(
        label=_("What is this person good at?"),
        help_text=_("They read it first, and decide whether others may."),
        max_length=80,
        required=False,
    )
    shows = forms.BooleanField(
        label=_("Others may read my thanks, if the other wants that too"), required=False
    )


class PostWishesForm(forms.Form):
    """Search and filters of the board."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    richting = forms.ChoiceField(
        label=_("Asked or offered"),
        required=False,
        choices=[
            ("", _("Both")),
            (Direction.NEED, _("What is asked")),
            (Direction.OFFER, _("What is offered")),
        ],
    )
    soort = forms.ChoiceField(
        label=_("Kind of help"),
        required=False,
        choices=[("", _("All kinds")), *HelpKind.choices],
    )
    verband = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["verband"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined] # a ChoiceField
