"""Fields and widgets that several forms of the room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import communities_of_kind, community_choices

_GROUP_KINDS = ("team", "department", "association", "circle", "professional", "street", "cohort")
SHARED = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]


class Area(forms.Textarea):
    """A text of a few lines."""

    def __init__(self, rows: int = 4) -> None:
        super().__init__({"rows": rows})


class Day(forms.DateInput):
    """A day, with the calendar of the device."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def place_choices(visitor: Visitor) -> list[tuple[str, Any]]:
    """Where somebody's thing can be: neighbourhoods, and their own groups. Queries: 1 or 2.

    Only groups one belongs to: for others one would put things where one can't look.
    """
    choices: list[tuple[str, Any]] = [("", _("Choose a place"))]
    places = community_choices()
    if not visitor.has_account:
        return [*choices, *places]
    groups = [
        (view.slug, view.name)
        for view in communities_of_kind(*_GROUP_KINDS, also=visitor.communities)
        if view.id in visitor.communities
    ]
    if not groups:
        return [*choices, *places]
    return [
        *choices,
        (str(_("My groups")), groups),
        (str(_("Neighbourhoods")), places),
    ]


class PlacedForm(forms.Form):
    """A form with a place and who may see it."""

    def __init__(self, *args: Any, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "community" in self.fields:
            self.fields["community"].choices = place_choices(visitor)  # type: ignore[attr-defined] # a ChoiceField
