"""The forms of telling, step by step."""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.enums import Door
from kiemkracht.sprouts.forms.fields import Area, PictureField, PinnedForm


class StoryForm(forms.Form):
    """The first step of telling: one sentence is enough."""

    door = forms.ChoiceField(choices=Door, widget=forms.HiddenInput)
    # The sentence of one's own text that this telling begins with, when there is one.
    signal = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    # Something of a later room that this telling begins with, and whether that may be seen.
    came_from = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    shows_origin = forms.BooleanField(
        label=_("Show where it comes from"),
        help_text=_("Who may see your kiem then sees what it grew from, and there they see it."),
        required=False,
        initial=True,
    )
    story = forms.CharField(
        label=_("What do you want to tell?"),
        help_text=_("One sentence is enough. Write as you talk."),
        max_length=2000,
        widget=Area(
            rows=6,
            **{
                # While typing, what resembles it shows below; without script it comes next page.
                "hx-post": reverse_lazy("sprouts:tell_typing"),
                "hx-trigger": "input changed delay:700ms",
                "hx-target": "#lijkt-op",
                "hx-swap": "innerHTML",
            },
        ),
    )
    longing = forms.CharField(
        label=_("Why does it matter to you?"),
        help_text=_("What do you long for? We also look for others who long for the same."),
        max_length=300,
        required=False,
        widget=Area(rows=2),
    )
    title = forms.CharField(
        label=_("Does it have a name?"),
        help_text=_("Without a name it is called after your first sentence."),
        max_length=80,
        required=False,
    )

    def told(self) -> dict[str, Any]:
        """What was told; where it came from only when that may be seen."""
        told = dict(self.cleaned_data)
        if not told.pop("shows_origin"):
            told["came_from"] = ""
        return told


class SameForm(forms.Form):
    """The second step: the same as something that grows already, or something else."""

    choice = forms.RegexField(
        regex=r"^(other|(join|kin)-[0-9a-f-]{36})$",
        error_messages={
            "required": _("Choose one of these."),
            "invalid": _("Choose one of these."),
        },
    )

    @property
    def wish(self) -> tuple[str, UUID | None]:
        """`other`, `join` or `kin`, with the kiem it is about."""
        word, _dash, identity = str(self.cleaned_data["choice"]).partition("-")
        return word, UUID(identity) if identity else None


class FinishForm(PinnedForm):
    """The last step: who may see it, and what may come along."""

    visibility = forms.ChoiceField(
        label=_("Who may see this?"), choices=Visibility, widget=forms.RadioSelect
    )
    carries = forms.BooleanField(
        label=_("I carry this: I go on with it"),
        help_text=_("Not sure yet? Leave it open. Then it is a spark that someone can take up."),
        required=False,
    )
    names_nobody = forms.BooleanField(
        label=_("I name nobody, and nobody can be recognised"),
        help_text=_(
            "It is about someone else. Others see it once that person says yes, or once someone "
            "of the neighbourhood has read it."
        ),
    )
    photo = PictureField(
        label=_("A photo"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We remove where it was taken."),
        required=False,
    )
    photo_words = forms.CharField(
        label=_("What is on the photo?"),
        help_text=_("For who can’t see it."),
        max_length=200,
        required=False,
    )
    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args: Any, door: str, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].required = False
        if is_known:
            del self.fields["name"]
        if door == Door.SEEN:
            del self.fields["carries"]
            shared = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]
            self.fields["visibility"].choices = shared  # type: ignore[attr-defined] # a ChoiceField
        else:
            del self.fields["names_nobody"]


class JoinForm(forms.Form):
    """Joining something that grows already: only a name is still to ask."""

    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("A first name is fine. Without a name you are “a resident”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
