"""What a choice needs before it is opened, taken and published."""

from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.direction.enums import ChoiceState, Regard
from kiemkracht.direction.models import Choice, ChoiceContent
from kiemkracht.direction.rules.requirements import Requirement, either

RESPONSE_DAYS: Final = 14
LEAST_OPTIONS: Final = 2


def label_for(regard: str, how_heard: str) -> str:
    """A group of which nobody can tell how it was heard, was decided over."""
    if not how_heard or regard not in Regard.values:
        return Regard.OVER
    return regard


def to_open(content: ChoiceContent) -> list[Requirement]:
    """Before people can respond there must be something to respond to."""
    return [_question(content), _options(content)]


def to_take(choice: Choice, content: ChoiceContent, now: datetime) -> list[Requirement]:
    """Before a choice is noted as taken the responses must have had their time."""
    return [_responses_had_their_time(choice, now), _chosen(content), _reasons(content)]


def to_publish(
    choice: Choice, content: ChoiceContent, *, today: date, why_changed: str = ""
) -> list[Requirement]:
    """Everything a reader is owed: options, reasons, who was touched, dissent, a date to review."""
    asked = [
        _question(content),
        _options(content),
        _chosen(content),
        _reasons(content),
        _mandate(content),
        _touched(content),
        _dissent(content),
        _review(content, today),
        _taken(choice),
    ]
    if choice.state == ChoiceState.UNDER_REVIEW:
        asked.append(_why(why_changed))
    return asked


def _question(content: ChoiceContent) -> Requirement:
    met = bool(content.question)
    return Requirement(
        "question",
        met,
        either(met, _("The question is there."), _("Name the question that is being answered.")),
        _("the question"),
        "vraag",
    )


def _options(content: ChoiceContent) -> Requirement:
    count = sum(bool(option.text) for option in content.options)
    met = count >= LEAST_OPTIONS
    there = ngettext(
        "There is %(count)d option to choose from.",
        "There are %(count)d options to choose from.",
        count,
    ) % {"count": count}
    return Requirement(
        "options",
        met,
        either(
            met,
            there,
            _("Name at least two options: with one there is nothing to choose."),
        ),
        _("at least two options"),
        "mogelijkheden",
    )


def _chosen(content: ChoiceContent) -> Requirement:
    met = content.chosen_option is not None
    return Requirement(
        "chosen",
        met,
        either(met, _("It is clear what was chosen."), _("Mark which option was chosen.")),
        _("which option was chosen"),
        "mogelijkheden",
    )


def _reasons(content: ChoiceContent) -> Requirement:
    met = bool(content.reasons)
    return Requirement(
        "reasons",
        met,
        either(met, _("The reasons are there."), _("Tell why this was chosen.")),
        _("the reasons"),
        "redenen",
    )


def _mandate(content: ChoiceContent) -> Requirement:
    met = bool(content.mandate)
    return Requirement(
        "mandate",
        met,
        either(
            met,
            _("It is clear who decides, and on what ground."),
            _("Tell who decides, and on what ground."),
        ),
        _("who decides and on what ground"),
        "mandaat",
    )


def _touched(content: ChoiceContent) -> Requirement:
    met = bool(content.touched)
    over = len(content.not_heard)
    there = (
        _("Who is touched is there. Every group was heard.")
        if not over
        else ngettext(
            "Who is touched is there. %(count)d group was not heard: “over them” stands beside it.",
            "Who is touched is there. %(count)d groups were not heard: “over them” stands "
            "beside them.",
            over,
        )
        % {"count": over}
    )
    return Requirement(
        "touched",
        met,
        either(met, there, _("Name who is touched, and how each group was heard.")),
        _("who is touched"),
        "geraakten",
    )


def _dissent(content: ChoiceContent) -> Requirement:
    met = bool(content.dissent or content.no_dissent_because)
    return Requirement(
        "dissent",
        met,
        either(
            met,
            _("The dissent has its place."),
            _("Give the dissent its place, or tell why none was heard."),
        ),
        _("the dissent, or why none was heard"),
        "tegenstem",
    )


def _review(content: ChoiceContent, today: date) -> Requirement:
    met = content.review_on is not None and content.review_on > today
    return Requirement(
        "review_on",
        met,
        either(
            met,
            _("There is a date to look at it again."),
            _("Name a day, after today, on which you look at it again."),
        ),
        _("the day on which you look at it again"),
        "herkijken",
    )


def _taken(choice: Choice) -> Requirement:
    met = choice.state in (ChoiceState.TAKEN, ChoiceState.UNDER_REVIEW)
    lacking = (
        _("People respond first. Open it for responses.")
        if choice.state == ChoiceState.PROPOSED
        else _("First note that the choice is taken, after the time to respond.")
    )
    return Requirement(
        "taken",
        met,
        either(met, _("People have had time to respond, and the choice is taken."), lacking),
        "",
        "stap",
    )


def _why(why_changed: str) -> Requirement:
    met = bool(why_changed)
    return Requirement(
        "why_changed",
        met,
        either(
            met,
            _("It is clear what changed and why."),
            _("Tell what changed and why, so that readers can follow it."),
        ),
        _("what changed and why"),
        "waarom",
    )


def _responses_had_their_time(choice: Choice, now: datetime) -> Requirement:
    met = choice.open_until is not None and now > choice.open_until
    return Requirement(
        "responses",
        met,
        either(
            met,
            _("People have had time to respond."),
            _("People can still respond. Wait until that time has passed."),
        ),
        "",
        "reacties",
    )
