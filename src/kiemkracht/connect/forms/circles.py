"""Forms of circles: purpose, charter, inviting, saying yes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.circles import MODULE_HINTS, Module, Voice
from kiemkracht.connect.forms.fields import SHARED, Area, Day, PlacedForm


class PurposeForm(PlacedForm):
    """The first step: what for, and where?"""

    name = forms.CharField(label=_("What is the circle called?"), max_length=80)
    purpose = forms.CharField(
        label=_("What do you want together?"),
        help_text=_("One or two sentences that somebody else would like to join."),
        max_length=300,
        widget=Area(rows=3),
    )
    community = forms.ChoiceField(label=_("Where do you meet?"), required=False)


class CharterForm(forms.Form):
    """The second step: how we decide, who may see us, when we look back."""

    deciding = forms.CharField(
        label=_("How do we decide?"),
        help_text=_(
            "For instance: nobody has a good reason against it, and it is safe enough to try."
        ),
        max_length=600,
        widget=Area(rows=3),
    )
    looking_back = forms.CharField(
        label=_("When and how do we look back?"),
        help_text=_("For instance: every three months, at the kitchen table."),
        max_length=200,
    )
    look_back_on = forms.DateField(label=_("When is the first time?"), required=False, widget=Day)
    also = forms.CharField(
        label=_("What else do we agree?"), max_length=600, required=False, widget=Area(rows=3)
    )
    visibility = forms.ChoiceField(
        label=_("Who may see us?"),
        choices=[
            (Visibility.CIRCLE, _("Only ourselves, and who facilitates in the whole city")),
            *SHARED[1:],
        ],
        initial=Visibility.CIRCLE,
        widget=forms.RadioSelect,
    )
    is_open = forms.BooleanField(
        label=_("Who wants to join may join without an invitation"), required=False
    )


class ChangeForm(CharterForm):
    """Another charter, and why."""

    purpose = forms.CharField(
        label=_("What do you want together?"), max_length=300, widget=Area(rows=3)
    )
    because = forms.CharField(label=_("Why this change?"), max_length=300, widget=Area(rows=2))
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("because", "purpose")


class InviteForm(forms.Form):
    """Invite somebody you know, or make a link for somebody without an account."""

    LINK = "link"

    person = forms.ChoiceField(label=_("Whom do you ask?"))
    you_learn = forms.CharField(
        label=_("What may this person get or learn from it?"), max_length=140
    )
    whole_gains = forms.CharField(label=_("What does the circle gain?"), max_length=140)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", _("Choose")),
            (self.LINK, _("Someone without an account: make a link")),
            *people,
        ]


class VoiceForm(forms.Form):
    """Yes, or not yet with a reason and a proposal."""

    voice = forms.ChoiceField(
        label=_("What do you say to this charter?"), choices=Voice, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Not yet, because…"),
        help_text=_("Only for “not yet”: what would harm what you want together?"),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    proposal = forms.CharField(
        label=_("It becomes a yes when…"),
        help_text=_("Only for “not yet”: your proposal."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )


class ComeInForm(VoiceForm):
    """The same for somebody who came with a link. `read` is the number of the charter they read."""

    read = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ("name",)


class ArrangeForm(forms.Form):
    """Own names for the parts of the page, and which parts are there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for module in Module:
            self.fields[f"on_{module}"] = forms.BooleanField(
                label=module.label, help_text=MODULE_HINTS[module], required=False
            )
            self.fields[f"label_{module}"] = forms.CharField(
                label=_("Our own name for it"), max_length=40, required=False
            )

    @property
    def labels(self) -> dict[str, str]:
        """Own names by module."""
        return {module: self.cleaned_data[f"label_{module}"] for module in Module.values}

    @property
    def modules_off(self) -> list[str]:
        """Modules that are left out."""
        return [module for module in Module.values if not self.cleaned_data[f"on_{module}"]]

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each module, for the template."""
        return [(self[f"on_{module}"], self[f"label_{module}"]) for module in Module]
