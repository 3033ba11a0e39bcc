"""What people fill in at a weighing: the question, the first contact, gates, track, viewpoints."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.weigh.enums.weighing import Answer as FiveAnswers
from kiemkracht.weigh.enums.weighing import Degree, GateLight, RuleKind, Track, WeighingStage
from kiemkracht.weigh.forms.fields import count_field
from kiemkracht.weigh.selectors.frameworks import FrameworkText
from kiemkracht.weigh.selectors.weighings import LATE
from kiemkracht.weigh.services.viewing import Judged

UNKNOWN = "unknown"
DEGREES = [*((str(value), label) for value, label in Degree.choices), (UNKNOWN, _("I don’t know"))]


def lines_field(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    """More than one line."""
    more.setdefault("max_length", 1000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class WeighingWishesForm(forms.Form):
    """What somebody looks for in the list."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    fase = forms.ChoiceField(
        label=_("How far is it?"),
        required=False,
        choices=[("", _("All")), (LATE, _("too late")), *WeighingStage.choices],
    )
    antwoord = forms.ChoiceField(
        label=_("Which answer?"), required=False, choices=[("", _("All")), *FiveAnswers.choices]
    )


class AskForm(forms.Form):
    """A question for an answer."""

    subject = forms.CharField(
        label=_("What do you want an answer to, in one line?"), max_length=140
    )
    about = lines_field(
        _("What do you want to do, and what do you need for it?"), 5, max_length=2000
    )
    community = forms.ChoiceField(label=_("Where does it play?"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = places  # type: ignore[attr-defined] # a ChoiceField


class ContactForm(forms.Form):
    """Three questions before any judgement, and the facts."""

    hopes = lines_field(_("What do you hope will happen?"))
    tried = lines_field(_("What did you try already?"), required=False)
    not_needed = lines_field(_("What do you not need from us?"), required=False)
    cost = forms.IntegerField(
        label=_("What does it cost, in whole euros?"),
        required=False,
        min_value=0,
        max_value=10**9,
        help_text=_("Leave it empty when nobody knows. Unknown never makes the way lighter."),
    )
    burdened = count_field(_("How many people are burdened by it?"))
    reversible = forms.ChoiceField(
        label=_("Can we go back if it disappoints?"), choices=DEGREES, widget=forms.RadioSelect
    )
    is_challenge = forms.BooleanField(
        label=_("It asks to take over a task of the government (right to challenge)."),
        required=False,
    )

    def __init__(self, *args: Any, framework: FrameworkText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The track is proposed from this one: asked in the words of the framework that counts.
        if framework.going_back:
            self.fields["reversible"].label = framework.going_back.question


class GateForm(forms.Form):
    """What was found at one gate. The rule and two alternatives are for red only."""

    light = forms.ChoiceField(
        label=_("What did you find?"), choices=GateLight.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What did you see?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    known_rule = forms.ChoiceField(
        label=_("Which rule stands in the way?"),
        required=False,
        help_text=_("Choose one from the register, or write a new one down below."),
    )
    rule_text = forms.CharField(
        label=_("A rule that is not there yet"), required=False, max_length=300
    )
    rule_kind = forms.ChoiceField(
        label=_("What kind of rule is it?"), required=False, choices=[("", "–"), *RuleKind.choices]
    )
    rule_source = forms.CharField(
        label=_("Where is it written? Article, decision, contract"), required=False, max_length=200
    )
    rule_purpose = forms.CharField(label=_("What is the rule for?"), required=False, max_length=500)
    rule_deviate = forms.CharField(
        label=_("Who may deviate from it?"), required=False, max_length=300
    )
    alternative_1 = forms.CharField(
        label=_("An alternative that you explored"), required=False, max_length=300
    )
    alternative_2 = forms.CharField(
        label=_("Another alternative that you explored"), required=False, max_length=300
    )

    def __init__(self, *args: Any, rules: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_rule"].choices = [("", _("not in the register yet")), *rules]  # type: ignore[attr-defined] # a ChoiceField

    @property
    def writes_a_rule(self) -> bool:
        """Whether a rule of one's own was being written, so that its part stays open."""
        return self.is_bound and not self["known_rule"].value()


class TrackForm(forms.Form):
    """Confirm the proposed track, or take another with a reason."""

    track = forms.ChoiceField(
        label=_("Which way do you take?"), choices=Track.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Another way than the rule proposes? Tell why."), required=False, max_length=300
    )


class AskViewForm(forms.Form):
    """Ask somebody to look."""

    lens = forms.ChoiceField(label=_("From where does this person look?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Who is it?"), max_length=80)
    speaks_for = forms.CharField(
        label=_("For whom does this person speak?"),
        required=False,
        max_length=120,
        help_text=_("Only for who is not here: children of later, nature, people who never come."),
    )

    def __init__(self, *args: Any, framework: FrameworkText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.code, f"{each.name}: {each.hint}") for each in framework.lenses]
        self.fields["lens"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


class ViewForm(forms.Form):
    """A viewpoint: how far each criterion holds and why, and three things to add."""

    worry = forms.CharField(label=_("What worries you?"), required=False, max_length=500)
    need = forms.CharField(label=_("What do you need?"), required=False, max_length=500)
    edge = forms.CharField(
        label=_("Where is the edge: what must not happen?"), required=False, max_length=500
    )

    def __init__(self, *args: Any, framework_criteria: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = framework_criteria
        for each in framework_criteria:
            self.fields[f"degree_{each.code}"] = forms.ChoiceField(
                label=each.question,
                help_text=" ".join(f"{Degree(at).label}: {words}" for at, words in each.anchors),
                choices=DEGREES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one. “I don’t know” is one too.")},
            )
            self.fields[f"reason_{each.code}"] = forms.CharField(
                label=_("Why?"), required=False, max_length=300
            )

    def questions(self) -> list[tuple[Any, Any, Any]]:
        """Per criterion: the criterion, its choice and its reason, as fields."""
        return [
            (each, self[f"degree_{each.code}"], self[f"reason_{each.code}"])
            for each in self.criteria
        ]

    def judgements(self) -> dict[str, Judged]:
        """What was chosen, per criterion."""
        given = self.cleaned_data
        return {
            each.code: Judged(_whole(given[f"degree_{each.code}"]), given[f"reason_{each.code}"])
            for each in self.criteria
        }


def _whole(text: str) -> int | None:
    return None if text == UNKNOWN else int(text)


class TermForm(forms.Form):
    """One term of the framework that changes, and why."""

    name = forms.ChoiceField(label=_("Which term?"))
    value = forms.IntegerField(label=_("On which value?"), min_value=0, max_value=10**10)
    why = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, names: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = names  # type: ignore[attr-defined] # a ChoiceField
