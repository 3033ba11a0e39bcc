"""Forms of choices: asking, responding, and the steps."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Stance
from kiemkracht.direction.models import (
    Response,
)
from kiemkracht.direction.selectors import desk


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AskForm(forms.Form):
    """Put a question on the table."""

    community = forms.ChoiceField(label=_("For whom is this choice?"))
    question = forms.CharField(
        label=_("Which question needs an answer?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A real question, to which more than one answer is possible."),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read along while you prepare it?"),
        choices=Visibility,
        initial=Visibility.PUBLIC,
        help_text=_("Once published, a choice is for everyone."),
    )

    def __init__(self, *args: Any, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["community"]
        assert isinstance(offered, forms.ChoiceField)  # noqa: S101 - declared above
        offered.choices = desk.communities_to_write_for(visitor)

    @property
    def community_id(self) -> UUID:
        """For which community."""
        return UUID(self.cleaned_data["community"])


class OpenForm(forms.Form):
    """Open a choice for responses."""

    days = forms.IntegerField(
        label=_("For how many days can people respond?"),
        min_value=1,
        max_value=90,
        initial=rules.RESPONSE_DAYS,
    )


class RespondForm(forms.Form):
    """Answer an open choice."""

    stance = forms.ChoiceField(label=_("Your answer"), choices=Stance, widget=forms.RadioSelect)
    body = forms.CharField(
        label=_("Tell more"),
        max_length=1500,
        widget=_area(4),
        help_text=_("A sentence is enough. Your name stands beside it."),
    )

    def __init__(self, *args: Any, earlier: Response | None = None, **kwargs: Any) -> None:
        if earlier is not None:
            kwargs["initial"] = {"stance": earlier.stance, "body": earlier.body}
        super().__init__(*args, **kwargs)


class PublishForm(forms.Form):
    """Publish, or publish anew."""

    why_changed = forms.CharField(
        label=_("What changed, and why?"),
        max_length=1000,
        required=False,
        widget=_area(3),
        help_text=_("Readers see this beside the new version."),
    )


class WithdrawForm(forms.Form):
    """Withdraw a choice."""

    because = forms.CharField(
        label=_("Why do you withdraw it?"),
        max_length=1000,
        widget=_area(3),
        help_text=_("The address of the choice keeps a page with this reason."),
    )
