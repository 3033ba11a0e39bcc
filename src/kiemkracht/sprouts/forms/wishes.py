"""Search and filters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.sprouts.enums import Kind, Phase
from kiemkracht.sprouts.forms.fields import QuickSelect


class WishesForm(forms.Form):
    """Search and filters of the list and the map."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    verband = forms.ChoiceField(label=_("Where"), required=False, widget=QuickSelect)
    fase = forms.ChoiceField(
        label=_("Phase"),
        required=False,
        choices=[("", _("All phases")), *Phase.choices],
        widget=QuickSelect,
    )
    soort = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *Kind.choices],
        widget=QuickSelect,
    )
    doel = forms.ChoiceField(label=_("Goal"), required=False, widget=QuickSelect)

    def __init__(
        self, *args: Any, goals: list[tuple[str, str]], places: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["verband"].choices = [("", _("Everywhere")), *places]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["doel"].choices = [("", _("All goals")), *goals]  # type: ignore[attr-defined] # a ChoiceField
