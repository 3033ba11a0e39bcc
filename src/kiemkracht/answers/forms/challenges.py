"""What people fill in for a challenge, its data room, the decision and the agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.challenges import DECISIONS, ChallengeState, DataKind
from kiemkracht.answers.forms.money import EuroField
from kiemkracht.answers.rules.challenges import FIELDS, LONGEST, USUAL_LENGTH
from kiemkracht.answers.services.setting_ordinance import MOST_DAYS

_HELP: dict[str, Any] = {
    "carried_by": _("Groups and roles, no names of people."),
    "asked_cents": _("0 is an answer too."),
    "plan": _("Who does what, how often, and with what."),
}


def _long(label: Any, most: int = 1500, rows: int = 4, **more: Any) -> forms.CharField:
    more.setdefault("required", True)
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class BeginForm(forms.Form):
    """The first line of a challenge."""

    organisation = forms.ChoiceField(label=_("Which organisation does the task now?"))
    title = forms.CharField(label=_("What do you want to take over, in one line?"), max_length=140)

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = list(organisations)  # type: ignore[attr-defined] # a ChoiceField


class ChallengeForm(forms.Form):
    """All answers; half of them may wait."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in FIELDS.items():
            text = _HELP.get(name, "")
            if name == "asked_cents":
                self.fields[name] = EuroField(label=label, help_text=text)
            else:
                most = LONGEST.get(name, USUAL_LENGTH)
                self.fields[name] = _long(label, most=most, required=False, help_text=text)


class ItemForm(forms.Form):
    """A line of the data room: words or a file."""

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=DataKind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("Title"), max_length=140)
    text = _long(_("What does it say?"), most=40_000, rows=6, required=False)
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_("docx, odt, pdf, html or txt. We keep the text, not the file."),
    )
    amount = EuroField(label=_("Is it an amount? How many euros?"))


class DecisionForm(forms.Form):
    """The decision."""

    decision = forms.ChoiceField(
        label=_("What is decided?"),
        choices=[(each.value, each.label) for each in DECISIONS],
        widget=forms.RadioSelect,
    )
    reasons = _long(_("Why? Write it for who asked"), most=3000, rows=6)
    trial_until = _day(_("A trial: until which day?"), required=False)
    refusal_ground = forms.ChoiceField(
        label=_("A refusal: on which ground of the ordinance?"), required=False
    )
    alternatives = _long(
        _("A refusal: which alternatives did you look at together?"), required=False
    )

    def __init__(self, *args: Any, grounds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("no refusal")), *((each, each) for each in grounds)]
        self.fields["refusal_ground"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


class AgreementForm(forms.Form):
    """What was agreed."""

    tasks = _long(_("Who does what?"), most=3000, rows=6)
    money = EuroField(label=_("How much money, in euros? It may be 0"), required=True)
    liability = _long(_("Who answers for damage and accidents?"))
    continuity = _long(_("How does it go on when somebody drops out?"))
    exit = _long(_("How does it end, and how is the task handed back?"))
    starts_on = _day(_("From which day?"))
    ends_on = _day(_("Until which day?"))


class StepForm(forms.Form):
    """A step, with words where they are needed."""

    to = forms.ChoiceField(
        label=_("Which step?"), choices=ChallengeState.choices, widget=forms.RadioSelect
    )
    words = _long(_("In your words"), most=3000, required=False)

    def __init__(self, *args: Any, steps: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(steps)  # type: ignore[attr-defined] # a ChoiceField


class TermsForm(forms.Form):
    """What the ordinance says; empty is “not set yet”."""

    source = forms.CharField(label=_("Which ordinance"), required=False, max_length=200)
    who_may_ask = _long(_("Who may ask"), most=600, rows=3, required=False)
    who_decides = forms.CharField(label=_("Who decides"), required=False, max_length=200)
    complete_days = forms.IntegerField(
        label=_("Within how many working days is it looked through?"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
    )
    dialogue_days = forms.IntegerField(
        label=_("Within how many working days does the dialogue begin?"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
    )
    decide_days = forms.IntegerField(
        label=_("Within how many working days after that is it decided?"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
    )
    refusal_grounds = _long(
        _("Grounds on which it can be refused, one per line"),
        most=10_000,
        rows=6,
        required=False,
        help_text=_("Copy them from the ordinance. Without grounds nobody can refuse."),
    )
