"""The writing desk of a choice: one form and three lists of rows, saved together."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.enums import ChoiceState, PublicCategory, Regard
from kiemkracht.direction.models import (
    Choice,
    ChoiceContent,
    Dissent,
    Interests,
    Option,
    Touched,
    Triad,
)
from kiemkracht.direction.selectors import desk
from kiemkracht.direction.selectors.goals import goal_choices
from kiemkracht.direction.services.proposing import MOST_ROWS, ChoiceText

FIRST_REVIEW_DAYS: Final = 180


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OptionForm(forms.Form):
    """One option; a row without text counts as empty."""

    text = forms.CharField(label=_("The option"), max_length=300, required=False)
    in_favour = forms.CharField(
        label=_("What speaks for it?"), max_length=1500, required=False, widget=_area(3)
    )
    against = forms.CharField(
        label=_("What speaks against it?"), max_length=1500, required=False, widget=_area(3)
    )
    touches = forms.CharField(label=_("Whom does it touch?"), max_length=300, required=False)
    is_chosen = forms.BooleanField(label=_("This is what we choose"), required=False)


class TouchedForm(forms.Form):
    """One touched group."""

    group = forms.CharField(label=_("Which group?"), max_length=120, required=False)
    how_heard = forms.CharField(
        label=_("How was it heard?"),
        max_length=600,
        required=False,
        widget=_area(2),
        help_text=_("Leave empty when it was not heard. Then “over them” stands beside it."),
    )
    regard = forms.ChoiceField(
        label=_("Decided"), choices=Regard, initial=Regard.WITH, required=False
    )


class DissentForm(forms.Form):
    """One voice that did not agree."""

    voice = forms.CharField(
        label=_("What does this voice say?"),
        max_length=1000,
        required=False,
        widget=_area(3),
        help_text=_("In its own words. Don’t name residents."),
    )
    need = forms.CharField(
        label=_("What does it need?"), max_length=600, required=False, widget=_area(2)
    )
    done_with_it = forms.CharField(
        label=_("What was done with it?"), max_length=600, required=False, widget=_area(2)
    )


OptionRows = forms.formset_factory(OptionForm, extra=1, min_num=2, max_num=MOST_ROWS)
TouchedRows = forms.formset_factory(TouchedForm, extra=1, min_num=1, max_num=MOST_ROWS)
DissentRows = forms.formset_factory(DissentForm, extra=0, min_num=1, max_num=MOST_ROWS)


class ContentForm(forms.Form):
    """Everything of a choice that comes once."""

    question = forms.CharField(label=_("The question"), max_length=200)
    reasons = forms.CharField(
        label=_("Why this option?"),
        max_length=4000,
        required=False,
        widget=_area(6),
        help_text=_("Also tell why not the others."),
    )
    mandate = forms.CharField(
        label=_("Who decides, and on what ground?"),
        max_length=1000,
        required=False,
        widget=_area(2),
    )
    no_dissent_because = forms.CharField(
        label=_("Was no dissent heard? Tell why"),
        max_length=1000,
        required=False,
        widget=_area(2),
        help_text=_("For example: who was asked, and who could not come."),
    )
    conditions = forms.CharField(
        label=_("Under which conditions?"),
        required=False,
        widget=_area(3),
        help_text=_("One per line."),
    )
    own = forms.CharField(
        label=_("Our own interest"), max_length=600, required=False, widget=_area(2)
    )
    resident = forms.CharField(
        label=_("The interest of residents or clients"),
        max_length=600,
        required=False,
        widget=_area(2),
    )
    whole = forms.CharField(
        label=_("The interest of the whole"), max_length=600, required=False, widget=_area(2)
    )
    tension = forms.CharField(
        label=_("Where do they rub?"), max_length=600, required=False, widget=_area(2)
    )
    goal = forms.CharField(label=_("The goal first: what for?"), max_length=300, required=False)
    person = forms.CharField(
        label=_("People at the centre: for whom?"), max_length=300, required=False
    )
    result = forms.CharField(
        label=_("The result counts: what will be there?"), max_length=300, required=False
    )
    review_on = forms.DateField(
        label=_("When will you look at it again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    goals = forms.MultipleChoiceField(
        label=_("Which goals does it serve?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    great_tasks = forms.MultipleChoiceField(
        label=_("Which great tasks does it have to do with?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    visibility = forms.ChoiceField(
        label=_("Who may read along while you prepare it?"), choices=Visibility
    )
    category = forms.ChoiceField(
        label=_("Which kind of public document is it?"),
        choices=PublicCategory,
        required=False,
        help_text=_("For the public list of documents. Leave it if you don’t know."),
    )

    def offer(self, visitor: Visitor, choice: Choice) -> None:
        """Fill the lists, and close what can't change any more."""
        for name, offered in (
            ("goals", goal_choices(visitor)),
            ("great_tasks", desk.great_task_choices()),
        ):
            chosen_from = self.fields[name]
            assert isinstance(chosen_from, forms.MultipleChoiceField)  # noqa: S101 - declared above
            chosen_from.choices = offered
        self.fields["question"].disabled = choice.state != ChoiceState.PROPOSED
        if choice.current_id is not None:
            del self.fields["visibility"]


class ChoiceDesk:
    """The writing desk of a choice: one form and three lists of rows, saved together."""

    def __init__(self, posted: Any, *, visitor: Visitor, choice: Choice) -> None:
        content = choice.content
        self.form = ContentForm(posted, initial=_initial(choice, content))
        self.form.offer(visitor, choice)
        self.options = OptionRows(posted, prefix="options", initial=_options(content))
        self.touched = TouchedRows(posted, prefix="touched", initial=_touched(content))
        self.dissent = DissentRows(posted, prefix="dissent", initial=_dissent(content))
        self._choice = choice
        self._content = content

    def is_valid(self) -> bool:
        """Whether all of it can be kept. A draft may lack anything but its question."""
        # Every part is asked, so that all that is wrong shows at once.
        wrong = [
            part
            for part in (self.form, self.options, self.touched, self.dissent)
            if not part.is_valid()
        ]
        if not wrong and len(self._chosen()) > 1:
            self.form.add_error(None, _("Mark one option as chosen, not more."))
            return False
        return not wrong

    def _chosen(self) -> list[int]:
        rows = enumerate(self.options.cleaned_data, start=1)
        return [at for at, row in rows if row.get("is_chosen") and row.get("text")]

    @property
    def text(self) -> ChoiceText:
        """What was written, as the service takes it."""
        said = self.form.cleaned_data
        chosen = self._chosen()
        content = ChoiceContent(
            question=said["question"],
            options=tuple(_option(row) for row in self.options.cleaned_data),
            chosen=chosen[0] if chosen else None,
            reasons=said["reasons"],
            mandate=said["mandate"],
            touched=tuple(_group(row) for row in self.touched.cleaned_data),
            dissent=tuple(_voice(row) for row in self.dissent.cleaned_data),
            no_dissent_because=said["no_dissent_because"],
            conditions=tuple(said["conditions"].splitlines()),
            interests=Interests(said["own"], said["resident"], said["whole"], said["tension"]),
            triad=Triad(said["goal"], said["person"], said["result"]),
            review_on=said["review_on"],
            lang=self._content.lang,
        )
        return ChoiceText(
            content=content,
            goal_ids=[UUID(goal) for goal in said["goals"]],
            great_tasks=said["great_tasks"],
            visibility=said.get("visibility", self._choice.visibility),
            category=said["category"],
        )


def _option(row: dict[str, Any]) -> Option:
    return Option(
        row.get("text", ""),
        row.get("in_favour", ""),
        row.get("against", ""),
        row.get("touches", ""),
    )


def _group(row: dict[str, Any]) -> Touched:
    return Touched(row.get("group", ""), row.get("how_heard", ""), row.get("regard", Regard.OVER))


def _voice(row: dict[str, Any]) -> Dissent:
    return Dissent(row.get("voice", ""), row.get("need", ""), row.get("done_with_it", ""))


def _initial(choice: Choice, content: ChoiceContent) -> dict[str, object]:
    return {
        "question": content.question or choice.question,
        "reasons": content.reasons,
        "mandate": content.mandate,
        "no_dissent_because": content.no_dissent_because,
        "conditions": "\n".join(content.conditions),
        "own": content.interests.own,
        "resident": content.interests.resident,
        "whole": content.interests.whole,
        "tension": content.interests.tension,
        "goal": content.triad.goal,
        "person": content.triad.person,
        "result": content.triad.result,
        "review_on": content.review_on or _half_a_year_on(),
        "goals": [goal.id for goal in content.goals],
        "great_tasks": [task.slug for task in choice.great_tasks.all()],
        "visibility": choice.visibility,
        "category": choice.category,
    }


def _half_a_year_on() -> date:
    return clock.today() + timedelta(days=FIRST_REVIEW_DAYS)


def _options(content: ChoiceContent) -> list[dict[str, object]]:
    return [
        {
            "text": option.text,
            "in_favour": option.in_favour,
            "against": option.against,
            "touches": option.touches,
            "is_chosen": at == content.chosen,
        }
        for at, option in enumerate(content.options, start=1)
    ]


def _touched(content: ChoiceContent) -> list[dict[str, object]]:
    return [
        {"group": each.group, "how_heard": each.how_heard, "regard": each.regard}
        for each in content.touched
    ]


def _dissent(content: ChoiceContent) -> list[dict[str, object]]:
    return [
        {"voice": each.voice, "need": each.need, "done_with_it": each.done_with_it}
        for each in content.dissent
    ]
