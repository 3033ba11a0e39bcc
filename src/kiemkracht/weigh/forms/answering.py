"""The talk, the advice, the answer, publishing, looking back, and room rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.weigh.enums.weighing import Answer, GovernmentRole, RuleKind
from kiemkracht.weigh.forms.weighing import lines_field
from kiemkracht.weigh.services.making_public import TouchedGroup

Choices = list[tuple[str, Any]]


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}), **more
    )


class NoteForm(forms.Form):
    """Something that was said in the talk."""

    criterion = forms.ChoiceField(label=_("What is it about?"), required=False)
    text = lines_field(_("What was said?"), 2, max_length=600)
    is_need = forms.BooleanField(
        label=_("It is what somebody needs who sees it differently."), required=False
    )

    def __init__(self, *args: Any, criteria: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].choices = [("", _("in general")), *criteria]  # type: ignore[attr-defined] # a ChoiceField


class AdviceForm(forms.Form):
    """What the group advises."""

    option_1 = forms.CharField(label=_("First option"), max_length=300)
    option_2 = forms.CharField(label=_("Second option"), max_length=300)
    option_3 = forms.CharField(label=_("Third option"), required=False, max_length=300)
    option_4 = forms.CharField(label=_("Fourth option"), required=False, max_length=300)
    majority = lines_field(_("What do most people in the talk advise?"))
    minority = lines_field(_("What does the minority advise?"), required=False)
    minority_needs = lines_field(
        _("What does the minority need?"), 2, required=False, max_length=600
    )
    no_minority_because = lines_field(
        _("Was there no minority? Tell why."), 2, required=False, max_length=600
    )

    def options(self) -> list[str]:
        """What was filled in."""
        return [self.cleaned_data[f"option_{at}"] for at in range(1, 5)]


class AnswerForm(forms.Form):
    """The answer, one of five, with reasons."""

    answer = forms.ChoiceField(
        label=_("What is the answer?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    chosen = forms.TypedChoiceField(
        label=_("Which option is it?"), coerce=int, widget=forms.RadioSelect
    )
    reason_1 = lines_field(_("Why? The first reason"), 2, max_length=500)
    reason_2 = lines_field(_("The second reason"), 2, required=False, max_length=500)
    reason_3 = lines_field(_("The third reason"), 2, required=False, max_length=500)
    condition = lines_field(
        _("Yes, if: what has to be done? Not yet: what would make it a yes?"),
        2,
        required=False,
        max_length=600,
    )
    until = _day(_("Try it until a date: which day?"))
    alternative_1 = forms.CharField(
        label=_("No or not yet: an alternative that you explored"), required=False, max_length=300
    )
    alternative_2 = forms.CharField(
        label=_("Another alternative that you explored"), required=False, max_length=300
    )
    role = forms.ChoiceField(
        label=_("What does the government do from here?"),
        choices=GovernmentRole.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, options: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(at), words) for at, words in enumerate(options, start=1)]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined] # a ChoiceField

    @property
    def has_more_reasons(self) -> bool:
        """Whether a second or third reason was written, or is wrong."""
        return any(self[name].value() or self[name].errors for name in ("reason_2", "reason_3"))


class PublicForm(forms.Form):
    """What goes with the answer when it is published."""

    touched = lines_field(
        _("Who is touched, and how were they heard?"),
        5,
        required=False,
        max_length=8000,
        help_text=_("One group on a line, like: “neighbours: they sat at the table”."),
    )
    dissent = lines_field(_("What does the dissent say?"), required=False)
    dissent_needs = lines_field(_("What does the dissent need?"), 2, required=False, max_length=600)
    done_with_it = lines_field(
        _("What did you do with the dissent?"), 2, required=False, max_length=600
    )
    no_dissent_because = lines_field(
        _("Did you hear no dissent? Tell why."), 2, required=False, max_length=600
    )
    review_on = _day(_("On which day do you look back at it?"))

    def groups(self) -> list[TouchedGroup]:
        """Lines as groups: what stands before the colon, and how they were heard after it."""
        found = []
        for line in self.cleaned_data["touched"].splitlines():
            group, _colon, how = line.partition(":")
            found.append(TouchedGroup(group.strip(), how.strip()))
        return found


class BackForm(forms.Form):
    """A look back."""

    happened = lines_field(_("What happened?"))
    learned = lines_field(_("What did you all learn?"))
    for_framework = lines_field(
        _("What should the framework learn from it?"), 2, required=False, max_length=600
    )


class RuleWishesForm(forms.Form):
    """What somebody looks for in the register."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    soort = forms.ChoiceField(
        label=_("Kind of rule"), required=False, choices=[("", _("All")), *RuleKind.choices]
    )


class RuleForm(forms.Form):
    """A room rule. `seen` is the number of the words that stood there when the form was made."""

    text = forms.CharField(label=_("The rule, in the words in which it is used"), max_length=300)
    kind = forms.ChoiceField(
        label=_("What kind of rule is it?"), choices=RuleKind.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Where is it written? Article, decision, contract"), required=False, max_length=200
    )
    purpose = lines_field(
        _("What is the rule for?"),
        2,
        max_length=500,
        help_text=_("Nobody knows? Write that down."),
    )
    may_deviate = forms.CharField(label=_("Who may deviate from it?"), max_length=300)
    why = forms.CharField(label=_("Why do you change it?"), required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class OutcomeForm(forms.Form):
    """How a rule turned out."""

    proved = forms.ChoiceField(
        label=_("What did it turn out to be?"), choices=RuleKind.choices, widget=forms.RadioSelect
    )
    room_found = forms.BooleanField(label=_("There was room after all."), required=False)
    happened = lines_field(_("What happened?"), 2, max_length=500)
