"""What people fill in for a second look."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.second_looks import Ground, Outcome


def _long(label: Any, most: int = 1000, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class LookForm(forms.Form):
    """The four fields, and a name for who has no account."""

    ground = forms.ChoiceField(
        label=_("Why should it be looked at again?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
    )
    touches_me = _long(_("How does this choice touch you?"))
    what_is_missing = _long(_("What is new, was missed, or does not match?"))
    what_i_ask = _long(_("What do you ask?"), rows=3)
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=80,
        help_text=_("Only who handles it sees your name. You may leave it empty."),
    )

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["name"]


class DuoForm(forms.Form):
    """Who look again."""

    resident = forms.ChoiceField(label=_("A resident"))
    official = forms.ChoiceField(label=_("Somebody of another domain"))

    def __init__(
        self,
        *args: Any,
        residents: Sequence[tuple[str, str]],
        officials: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resident"].choices = list(residents)  # type: ignore[attr-defined] # a ChoiceField
        self.fields["official"].choices = list(officials)  # type: ignore[attr-defined] # a ChoiceField


class OpinionForm(forms.Form):
    """What one of the two sees."""

    outcome = forms.ChoiceField(
        label=_("What is your answer?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reasons = _long(_("Why? Write it for who asked"), most=2000, rows=6)


class ClauseForm(forms.Form):
    """Where one can object under the law."""

    made_known_on = forms.DateField(
        label=_("On which day was the decision made known?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty when this choice is no decision under the law."),
    )
    address = _long(
        _("Where does an objection go? Name and address"), most=600, rows=3, required=False
    )
