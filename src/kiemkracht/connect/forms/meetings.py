"""Writing a meeting down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.connect.enums.meetings import MeetingForm
from kiemkracht.connect.services.meeting import LONGEST

_SURPRISED = (("yes", _("Yes")), ("no", _("No")), ("", _("I’d rather not say")))


class NoteForm(forms.Form):
    """What the other saw otherwise, and whether it surprised."""

    saw_otherwise = forms.CharField(
        label=_("What did the other see otherwise?"),
        help_text=_("Only you two read this. Nothing else of your meeting is kept."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    surprised = forms.ChoiceField(
        label=_("Did this surprise you?"),
        choices=_SURPRISED,
        required=False,
        widget=forms.RadioSelect,
    )

    def surprise(self) -> bool | None:
        """Yes, no, or not said."""
        return {"yes": True, "no": False}.get(self.cleaned_data["surprised"])


class RecordForm(NoteForm):
    """That two people met, how and when."""

    held_on = forms.DateField(
        label=_("When did you meet?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    form = forms.ChoiceField(
        label=_("How did you meet?"), choices=MeetingForm.choices, widget=forms.RadioSelect
    )
    field_order = ("held_on", "form", "saw_otherwise", "surprised")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"held_on": clock.today(), "form": MeetingForm.COFFEE})
        super().__init__(*args, **kwargs)
