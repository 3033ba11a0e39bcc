"""Fields and widgets that several forms of the room share."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.errors import RoomError
from kiemkracht.base.files import reencode_image
from kiemkracht.people.selectors import communities_of_kind, community_choices
from kiemkracht.sprouts.models.sprout import MAP_HEIGHT, MAP_WIDTH

_ANYWHERE = ("", _("I’d rather not say"))
_TEAM_KINDS = ("team", "department", "association", "circle", "professional", "street", "cohort")


class PictureField(forms.FileField):
    """A photo, drawn anew: what comes out holds pixels and nothing else."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A `Picture`, or what was there before. Cost: some 200 ms for a telephone picture."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            return reencode_image(upload)
        except RoomError as error:
            raise forms.ValidationError(str(error.sentence)) from None


class Area(forms.Textarea):
    """A text of a few lines."""

    def __init__(self, rows: int = 4, **attrs: Any) -> None:
        super().__init__({"rows": rows, **attrs})


class QuickSelect(forms.Select):
    """A list of one level, drawn without a template per choice: the list page has 70 of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same as Django draws."""
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, SafeString(" selected") if str(key) == chosen else "", label)
                for key, label in self.choices
            ),
        )
        attributes = flatatt({"name": name, **(attrs or {})})
        return format_html("<select{}>{}</select>", attributes, options)


class Day(forms.DateInput):
    """A day, with the calendar of the device."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def place_choices(
    *, with_teams: bool, own: Collection[UUID] = frozenset()
) -> list[tuple[str, Any]]:
    """Neighbourhoods, and for who has an account teams and groups as well. Queries: 1 or 2.

    `own` are the communities of the visitor: a circle that keeps itself hidden is among them.
    """
    places = community_choices()
    if not with_teams:
        return [_ANYWHERE, *places]
    teams = [(view.slug, view.name) for view in communities_of_kind(*_TEAM_KINDS, also=own)]
    return [_ANYWHERE, (str(_("Neighbourhoods")), places), (str(_("Teams and groups")), teams)]


class PinnedForm(forms.Form):
    """A form with a place: chosen from a list, pointed at on the map, or left open."""

    community = forms.ChoiceField(label=_("Where is it?"), required=False)
    x = forms.FloatField(required=False, min_value=0, max_value=MAP_WIDTH, widget=forms.HiddenInput)
    y = forms.FloatField(
        required=False, min_value=0, max_value=MAP_HEIGHT, widget=forms.HiddenInput
    )

    def __init__(
        self,
        *args: Any,
        with_teams: bool = False,
        own: Collection[UUID] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = place_choices(with_teams=with_teams, own=own)  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Half a point is no point."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("x") is None or cleaned.get("y") is None:
            cleaned["x"] = cleaned["y"] = None
        return cleaned
