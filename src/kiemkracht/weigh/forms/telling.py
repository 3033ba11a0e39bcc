"""What people tell: their code, what the group settled, what is misunderstood, what they seek."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.weigh.enums import Stage


class CodeForm(forms.Form):
    """A code from paper."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Twelve letters and digits. Dashes and capitals don’t matter."),
    )


class SettleForm(forms.Form):
    """One reading that the group settles together."""

    reading = forms.ChoiceField(label=_("What did you settle?"))
    value = forms.TypedChoiceField(
        label=_("On which value?"),
        coerce=int,
        choices=[(str(value), str(value)) for value in range(5)],
        widget=forms.RadioSelect,
        help_text=_("0 is nothing or not true, 4 is very much or fully true."),
    )
    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, readings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reading"].choices = readings  # type: ignore[attr-defined] # a ChoiceField


class RemarkForm(forms.Form):
    """“This is misunderstood”."""

    about = forms.ChoiceField(label=_("What is it about?"), required=False)
    text = forms.CharField(
        label=_("What is misunderstood?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, subjects: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = subjects  # type: ignore[attr-defined] # a ChoiceField


class HeardForm(forms.Form):
    """What the group does with a remark."""

    text = forms.CharField(
        label=_("What do you do with it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "data-mirror": "off"}),
    )


class ThresholdForm(forms.Form):
    """One threshold that changes, and why."""

    name = forms.ChoiceField(label=_("Which threshold?"))
    value = forms.DecimalField(label=_("On which value?"), max_digits=6, decimal_places=2)
    why = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, names: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = names  # type: ignore[attr-defined] # a ChoiceField


class PhotoWishesForm(forms.Form):
    """What somebody looks for in the list."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    fase = forms.ChoiceField(
        label=_("How far is it?"), required=False, choices=[("", _("All")), *Stage.choices]
    )
    positie = forms.ChoiceField(label=_("Starting position"), required=False)

    def __init__(self, *args: Any, positions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["positie"].choices = [("", _("All")), *positions]  # type: ignore[attr-defined] # a ChoiceField
