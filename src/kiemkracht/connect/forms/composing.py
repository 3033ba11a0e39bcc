"""What a facilitator fills in for learning sets."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kiemkracht.base.texts import one_line
from kiemkracht.connect.enums.composing import Weight
from kiemkracht.connect.services.planning_sets import ProjectRow

HARD = (
    ("residents", _("A resident sits in every set.")),
    ("managers", _("Nobody sits with their own manager.")),
    ("apart", _("Pairs that you name don’t sit together.")),
    ("slots", _("Everyone in a set has a time in common.")),
)
SOFT = (
    ("wishes", _("People get the project they wish for")),
    ("craft", _("Different crafts in a set")),
    ("organisation", _("Different organisations in a set")),
    ("layer", _("Different layers in a set")),
)
MOST_SEED = 2**53 - 1


class RulesForm(forms.Form):
    """The rules: hard ones as switches, soft ones with a weight in words."""

    residents = forms.BooleanField(label=HARD[0][1], required=False, initial=True)
    managers = forms.BooleanField(label=HARD[1][1], required=False, initial=True)
    apart = forms.BooleanField(label=HARD[2][1], required=False, initial=True)
    slots = forms.BooleanField(label=HARD[3][1], required=False, initial=True)
    pairs = forms.CharField(
        label=_("Who may not sit together"),
        help_text=_("Two names on a line, with ; between them. Only you see this."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "data-mirror": "off"}),
    )
    wishes = forms.ChoiceField(label=SOFT[0][1], choices=Weight, initial=Weight.NORMAL)
    craft = forms.ChoiceField(label=SOFT[1][1], choices=Weight, initial=Weight.NORMAL)
    organisation = forms.ChoiceField(label=SOFT[2][1], choices=Weight, initial=Weight.NORMAL)
    layer = forms.ChoiceField(label=SOFT[3][1], choices=Weight, initial=Weight.LITTLE)
    least = forms.IntegerField(label=_("A set has at least"), initial=4, min_value=2, max_value=500)
    most = forms.IntegerField(label=_("and at most"), initial=6, min_value=2, max_value=500)
    seed = forms.IntegerField(
        label=_("Starting number"),
        help_text=_(
            "Among divisions that are equally good this number decides. The same number gives"
            " the same sets."
        ),
        min_value=0,
        max_value=MOST_SEED,
        initial=1,
    )

    def hard(self) -> list[forms.BoundField]:
        """The switches."""
        return [self[name] for name, _label in HARD]

    def soft(self) -> list[forms.BoundField]:
        """The weights."""
        return [self[name] for name, _label in SOFT]

    def rules(self) -> Mapping[str, Any]:
        """What was chosen, for the services."""
        names = [name for name, _label in (*HARD, *SOFT)]
        return {name: self.cleaned_data[name] for name in names}

    def clean_pairs(self) -> Sequence[tuple[str, str]]:
        """Two names per line."""
        pairs = []
        for number, line in enumerate(self.cleaned_data["pairs"].splitlines(), start=1):
            names = [one_line(part) for part in line.split(";") if part.strip()]
            if not names:
                continue
            if len(names) != 2:
                told = {"number": number}
                raise forms.ValidationError(
                    _now("Line %(number)s: write two names with ; between them.") % told
                )
            pairs.append((names[0], names[1]))
        return tuple(pairs)


class SetsForm(RulesForm):
    """New learning sets: for whom, over what, by which rules."""

    title = forms.CharField(label=_("What are these sets called?"), max_length=120)
    purpose = forms.CharField(
        label=_("What are they for?"),
        help_text=_("Everyone in them reads this."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    everyone = forms.BooleanField(label=_("Everyone of this community takes part"), required=False)
    members = forms.MultipleChoiceField(
        label=_("Or choose who takes part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    table = forms.CharField(
        label=_("Or paste a table"),
        help_text=_(
            "First line: naam; vak; organisatie; laag; bewoner; leidinggevende; wensen; "
            "tijden. Only the name must be there. Several wishes or times: with a comma "
            "between them."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "data-mirror": "off"}),
    )
    file = forms.FileField(
        label=_("Or choose a CSV file with these columns"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    projects = forms.CharField(
        label=_("Projects, one on each line"),
        help_text=_(
            "Name; least; most. For example: Soup table; 3; 6. Leave this empty for equal "
            "learning sets without a project."
        ),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4, "data-mirror": "off"}),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["members"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - narrows the type
        field.choices = [(str(pk), name) for pk, name in people]
        if not people:
            del self.fields["members"], self.fields["everyone"]

    def clean_projects(self) -> tuple[ProjectRow, ...]:
        """Name, least and most per line."""
        rows = []
        for number, line in enumerate(self.cleaned_data["projects"].splitlines(), start=1):
            parts = [one_line(part) for part in line.split(";")]
            if not any(parts):
                continue
            told = {"number": number}
            if len(parts) != 3 or not parts[0] or not all(_is_count(each) for each in parts[1:]):
                raise forms.ValidationError(
                    _now("Line %(number)s: write a name, a least and a most number.") % told
                )
            rows.append(ProjectRow(parts[0][:120], int(parts[1]), int(parts[2])))
        return tuple(rows)

    def chosen(self) -> list[str]:
        """Ids of the people who were ticked, or “all”."""
        if self.cleaned_data.get("everyone"):
            return ["all"]
        return list(self.cleaned_data.get("members", []))


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


class SwapForm(forms.Form):
    """Two people who change places, and why."""

    one = forms.TypedChoiceField(label=_("Who"), coerce=int)
    other = forms.TypedChoiceField(label=_("changes places with"), coerce=int)
    reason = forms.CharField(
        label=_("Why?"), help_text=_("One sentence. It stays with the sets."), max_length=300
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - narrows the type
            field.choices = list(people)
