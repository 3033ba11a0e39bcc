"""What people fill in while they build a framework together."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.weigh.enums.weighing import Answer
from kiemkracht.weigh.enums.workshops import Side
from kiemkracht.weigh.forms.weighing import lines_field
from kiemkracht.weigh.rules.board import ANCHORS, GateWords, HeapWords

WORD = "word_"
NO_NAME = _("I looked: no person is named here.")


class WorkshopForm(forms.Form):
    """A new workshop."""

    title = forms.CharField(label=_("How will the framework be called?"), max_length=80)
    why = lines_field(
        _("Why do you build it together?"),
        help_text=_("Everyone who is weighed by it reads this. Two or three sentences will do."),
    )
    community = forms.ChoiceField(label=_("For which place?"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = places  # type: ignore[attr-defined] # a ChoiceField


class MakerForm(forms.Form):
    """Somebody to ask."""

    name = forms.CharField(label=_("Who is it?"), max_length=80)
    side = forms.ChoiceField(
        label=_("From which side does this person look?"),
        choices=Side.choices,
        widget=forms.RadioSelect,
    )


class CaseForm(forms.Form):
    """A case in plain words."""

    title = forms.CharField(label=_("The case in a few words"), max_length=120)
    text = lines_field(
        _("What did people want, and what stood in the way?"),
        5,
        max_length=1500,
        help_text=_("No names, no house numbers. Don’t tell how it ended."),
    )
    looked = forms.BooleanField(label=NO_NAME, required=False)


class CaseAnswerForm(forms.Form):
    """One of the five answers, and why; a word per criterion for who wants to."""

    answer = forms.ChoiceField(
        label=_("What is your answer?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why? In one sentence"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    looked = forms.BooleanField(label=NO_NAME, required=False)

    def __init__(self, *args: Any, criteria: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = tuple(criteria)
        for each in self.criteria:
            self.fields[WORD + each.code] = forms.CharField(
                label=_("A word about this, if you want"), required=False, max_length=120
            )

    def questions(self) -> list[tuple[Any, Any]]:
        """Per criterion: the criterion and its field."""
        return [(each, self[WORD + each.code]) for each in self.criteria]

    def words(self) -> dict[str, str]:
        """What was said, per criterion."""
        return {each.code: self.cleaned_data[WORD + each.code] for each in self.criteria}


class HeapForm(forms.Form):
    """The words of a heap."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(label=_("What is this heap about, in one or two words?"), max_length=60)
    question = forms.CharField(
        label=_("Which question do you ask then?"),
        max_length=200,
        required=False,
        help_text=_("A question that a neighbour can answer."),
    )
    goes_back = forms.BooleanField(
        label=_("This tells whether we can go back if it disappoints."), required=False
    )
    economic = forms.BooleanField(
        label=_("This is about money, cost or efficiency."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (
            _("Step 0: not at all"),
            _("Step 1: a little"),
            _("Step 2: partly"),
            _("Step 3: mostly"),
            _("Step 4: fully"),
        )
        for at, label in enumerate(labels):
            self.fields[f"anchor_{at}"] = forms.CharField(
                label=label, max_length=120, required=False
            )
        self.order_fields(
            ["seen", "name", "question", *(f"anchor_{at}" for at in range(ANCHORS)), "goes_back"]
        )

    def words(self) -> HeapWords:
        """What was filled in."""
        given = self.cleaned_data
        return HeapWords(
            name=given["name"],
            question=given["question"],
            anchors=tuple(given[f"anchor_{at}"] for at in range(ANCHORS)),
            goes_back=given["goes_back"],
            economic=given["economic"],
        )


class GatesForm(forms.Form):
    """Which gates of now stay."""

    codes = forms.MultipleChoiceField(
        label=_("Which gates do you keep?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, gates: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = gates  # type: ignore[attr-defined] # a ChoiceField


class OwnGateForm(forms.Form):
    """An own gate."""

    name = forms.CharField(label=_("What is the gate called?"), max_length=60)
    question = forms.CharField(label=_("Which question is asked at this gate?"), max_length=200)
    rule = forms.CharField(label=_("Which written rule is behind it?"), max_length=300)
    purpose = forms.CharField(label=_("What is the rule for?"), max_length=300)
    if_red = forms.CharField(label=_("What do people look for when it is red?"), max_length=200)
    economic = forms.BooleanField(
        label=_("This is about money, cost or efficiency."), required=False
    )

    def words(self) -> GateWords:
        """What was filled in."""
        return GateWords(code="", **self.cleaned_data)


class UseForm(forms.Form):
    """Taking a framework into use somewhere."""

    community = forms.ChoiceField(label=_("For which place?"))
    why = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = places  # type: ignore[attr-defined] # a ChoiceField
