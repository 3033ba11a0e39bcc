"""Forms about talents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.talents import Grade
from kiemkracht.connect.forms.fields import PlacedForm


class TalentForm(PlacedForm):
    """Tell a talent, or say yes to what somebody saw in you."""

    words = forms.CharField(
        label=_("What is it?"),
        help_text=_("In your own words. “Listening without hurry” is a talent too."),
        max_length=80,
    )
    grade = forms.ChoiceField(
        label=_("What do you want with it?"),
        choices=Grade,
        widget=forms.RadioSelect,
        initial=Grade.GIVES,
    )
    story = forms.CharField(
        label=_("Where did you learn it, or when do you do it?"), max_length=300, required=False
    )
    community = forms.ChoiceField(label=_("Where?"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, initial=Visibility.CIRCLE
    )


class TalentWishesForm(forms.Form):
    """Search and filters."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    graad = forms.ChoiceField(
        label=_("What do they want with it?"),
        required=False,
        choices=[("", _("Everything")), *Grade.choices],
    )
    verband = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["verband"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined] # a ChoiceField
