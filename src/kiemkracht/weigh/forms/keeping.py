"""What who keeps a startfoto fills in: the start, its groups, and codes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.weigh.enums import Context, Source, Theme
from kiemkracht.weigh.forms.fields import LARGEST, SHARED, WEIGHTS, count_field

POSITIONS = ("against", "rather_not", "undecided", "supporting", "carrying")


class StartForm(forms.Form):
    """The start of a startfoto."""

    subject = forms.CharField(label=_("What is the startfoto about?"), max_length=140)
    about = forms.CharField(
        label=_("What do people need to know before they answer?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    length = forms.ChoiceField(
        label=_("How long may it be?"),
        choices=[
            ("quick", _("Quick: eleven questions, some ten minutes a sheet")),
            ("full", _("Full: twenty-three questions, some twenty-five minutes a sheet")),
        ],
        widget=forms.RadioSelect,
        initial="quick",
    )
    affected = count_field(
        _("How many people will notice it?"),
        help_text=_("An estimate is fine. Leave it empty when you don’t know."),
    )
    population = count_field(_("How many people are there in the whole community?"))
    context = forms.ChoiceField(
        label=_("Where does it play?"),
        choices=Context.choices,
        widget=forms.RadioSelect,
        initial=Context.NEIGHBOURHOOD,
    )
    themes = forms.MultipleChoiceField(
        label=_("Is it about one of these?"),
        required=False,
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    visibility = forms.ChoiceField(label=_("Who may see it once it is fixed?"), choices=SHARED)


class GroupForm(forms.Form):
    """A group with a stake, in words instead of numbers."""

    name = forms.CharField(label=_("Which group?"), max_length=80)
    size = forms.IntegerField(label=_("How many people are in it?"), min_value=1, max_value=LARGEST)
    influence = forms.ChoiceField(
        label=_("How much do they decide about this?"),
        choices=WEIGHTS,
        required=False,
        widget=forms.RadioSelect,
    )
    touched = forms.ChoiceField(
        label=_("How much do they notice of it?"),
        choices=WEIGHTS,
        required=False,
        widget=forms.RadioSelect,
    )
    source = forms.ChoiceField(
        label=_("How do you know where they stand?"),
        choices=Source.choices,
        widget=forms.RadioSelect,
        initial=Source.SELF,
    )
    against = count_field(_("How many are against it?"))
    rather_not = count_field(_("How many would rather not?"))
    undecided = count_field(_("How many don’t know yet?"))
    supporting = count_field(_("How many are for it?"))
    carrying = count_field(_("How many help to carry it?"))

    def positions(self) -> tuple[int, ...]:
        """People counted per position, from against to carrying."""
        return tuple(self.cleaned_data[name] or 0 for name in POSITIONS)


class CodesForm(forms.Form):
    """Codes on paper, for one group."""

    group = forms.ChoiceField(label=_("For whom?"))
    count = forms.IntegerField(label=_("How many codes?"), min_value=1, max_value=100, initial=10)

    def __init__(self, *args: Any, groups: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = ("begin", _("For who began it"))
        self.fields["group"].choices = [own, *groups]  # type: ignore[attr-defined] # a ChoiceField
