"""Forms for tending a kiem."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.enums import Kind, Origin
from kiemkracht.sprouts.forms.fields import Area, Day, PictureField, PinnedForm


class WordsForm(PinnedForm):
    """The words of a kiem."""

    title = forms.CharField(label=_("Name"), max_length=80)
    story = forms.CharField(label=_("Story"), max_length=2000, widget=Area(rows=8))
    longing = forms.CharField(
        label=_("Longing"),
        help_text=_("Why does it matter?"),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    soul = forms.CharField(
        label=_("What moves us"),
        help_text=_("Why it lives. What makes you do this, even on a rainy Tuesday?"),
        max_length=1000,
        required=False,
        widget=Area(rows=4),
    )
    business = forms.CharField(
        label=_("What it takes"),
        help_text=_("Who does what, money, agreements, what could go wrong."),
        max_length=1000,
        required=False,
        widget=Area(rows=4),
    )
    interrupts = forms.CharField(
        label=_("Which habit does this interrupt?"),
        help_text=_("What used to go without saying?"),
        max_length=300,
        required=False,
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind)
    origin = forms.ChoiceField(label=_("Where does it come from?"), choices=Origin)


class RestForm(forms.Form):
    """Until when it may rest."""

    until = forms.DateField(label=_("Until when may it rest?"), widget=Day)


class CloseForm(forms.Form):
    """The lesson, or why it stops."""

    lesson = forms.CharField(
        label=_("What did you learn, or why does it stop?"), max_length=1000, widget=Area(rows=3)
    )


class VisibilityForm(forms.Form):
    """Who may see it."""

    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, widget=forms.RadioSelect
    )


class HoldForm(forms.Form):
    """Why it is out of sight for a while."""

    because = forms.CharField(label=_("Why?"), max_length=300)


class PhotoForm(forms.Form):
    """A photo with words for who can't see it."""

    photo = PictureField(
        label=_("A photo"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We remove where it was taken."),
    )
    words = forms.CharField(
        label=_("What is on the photo?"),
        help_text=_("For who can’t see it."),
        max_length=200,
        required=False,
    )


class GoalForm(forms.Form):
    """How it contributes to a goal."""

    goal = forms.ChoiceField(label=_("Goal"))
    how = forms.CharField(
        label=_("How does it contribute?"),
        help_text=_("In your own words. “Not yet” is fine too: then leave this empty."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )

    def __init__(self, *args: Any, goals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = goals  # type: ignore[attr-defined] # a ChoiceField


class OfferForm(forms.Form):
    """Ask someone to carry it along."""

    person = forms.ChoiceField(label=_("Who could carry this along?"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined] # a ChoiceField


class FamilyForm(forms.Form):
    """Which kiem belongs with this one; pasting its address is enough."""

    RELATIONS = (
        ("fed_by", _("That one feeds this one")),
        ("feeds", _("This one feeds that one")),
        ("same", _("The same thing, elsewhere")),
    )

    address = forms.RegexField(
        label=_("The address of the other kiem"),
        help_text=_("Open it in another tab and copy its address to here."),
        regex=r"^.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/?(#.*)?$",
        max_length=300,
        error_messages={
            "invalid": _("This is not the address of a kiem. Copy it from your browser.")
        },
    )
    relation = forms.ChoiceField(
        label=_("How do they belong together?"), choices=RELATIONS, widget=forms.RadioSelect
    )

    @property
    def other_id(self) -> UUID:
        """The id in the address."""
        address = str(self.cleaned_data["address"]).partition("#")[0].rstrip("/")
        return UUID(address[-36:])
