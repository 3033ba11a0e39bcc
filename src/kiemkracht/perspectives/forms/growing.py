"""What a person fills in to let something grow from a statement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """A question for the conversation about a direction."""

    direction = forms.ChoiceField(label=_("In which direction do you ask it?"))
    question = forms.CharField(
        label=_("Your question"),
        help_text=_("Your name stands with it, as with all you say there."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
    )

    def __init__(self, *args: Any, directions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["direction"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = directions

    def direction_id(self) -> UUID:
        """Of the direction that was chosen."""
        return UUID(self.cleaned_data["direction"])


class RoundForm(forms.Form):
    """The question of a next round."""

    question = forms.CharField(
        label=_("The question of the next round"),
        help_text=_("Open, in plain words, about something that really is undecided."),
        max_length=200,
    )
