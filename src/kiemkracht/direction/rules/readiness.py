"""Guards that explain: what there is and what still lacks, each with its own sentence.

Every guard gives a list of `Requirement`s. A page shows them as a checklist that leads to the
field; a service refuses with the ones that are missing, in one sentence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.direction.enums import STANDING, ChoiceState, Regard
from kiemkracht.direction.models import Choice, ChoiceContent, Direction

CONVERSATION_DAYS: Final = 14
RESPONSE_DAYS: Final = 14
LEAST_OPTIONS: Final = 2


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a guard asks for.

    `sentence` says it as it stands now (there, or lacking); `naming` fits behind “name …” and is
    empty where waiting is all one can do. `anchor` is the id of the section of the form.
    """

    key: str
    is_met: bool
    sentence: str
    naming: str = ""
    anchor: str = ""


def missing(requirements: Iterable[Requirement]) -> list[Requirement]:
    """What is not there yet."""
    return [each for each in requirements if not each.is_met]


def enumeration(parts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c” in the language of the reader."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _either(is_met: bool, there: str | Promise, lacking: str | Promise) -> str:
    return str(there if is_met else lacking)


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
        _either(met, _("The question is there."), _("Name the question that is being answered.")),
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
        _either(
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
        _either(met, _("It is clear what was chosen."), _("Mark which option was chosen.")),
        _("which option was chosen"),
        "mogelijkheden",
    )


def _reasons(content: ChoiceContent) -> Requirement:
    met = bool(content.reasons)
    return Requirement(
        "reasons",
        met,
        _either(met, _("The reasons are there."), _("Tell why this was chosen.")),
        _("the reasons"),
        "redenen",
    )


def _mandate(content: ChoiceContent) -> Requirement:
    met = bool(content.mandate)
    return Requirement(
        "mandate",
        met,
        _either(
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
        _either(met, there, _("Name who is touched, and how each group was heard.")),
        _("who is touched"),
        "geraakten",
    )


def _dissent(content: ChoiceContent) -> Requirement:
    met = bool(content.dissent or content.no_dissent_because)
    return Requirement(
        "dissent",
        met,
        _either(
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
        _either(
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
        _either(met, _("People have had time to respond, and the choice is taken."), lacking),
        "",
        "stap",
    )


def _why(why_changed: str) -> Requirement:
    met = bool(why_changed)
    return Requirement(
        "why_changed",
        met,
        _either(
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
        _either(
            met,
            _("People have had time to respond."),
            _("People can still respond. Wait until that time has passed."),
        ),
        "",
        "reacties",
    )


def label_for(regard: str, how_heard: str) -> str:
    """A group of which nobody can tell how it was heard, was decided over."""
    if not how_heard or regard not in Regard.values:
        return Regard.OVER
    return regard


def to_open_conversation(direction: Direction, *, goals: int) -> list[Requirement]:
    """A conversation needs a text to talk about; a dream needs a dated first act."""
    asked = [
        Requirement(
            "purpose",
            bool(direction.purpose),
            _either(
                bool(direction.purpose),
                _("The purpose is there."),
                _("Tell in plain words where you want to go."),
            ),
            anchor="bedoeling",
        ),
        Requirement(
            "goals",
            goals > 0,
            _either(
                goals > 0,
                _("There is at least one goal."),
                _("Name at least one goal, and how people notice it."),
            ),
            anchor="doelen",
        ),
    ]
    if direction.dream:
        met = bool(direction.first_act and direction.first_act_on)
        asked.append(
            Requirement(
                "first_act",
                met,
                _either(
                    met,
                    _("The dream has a first act with a date."),
                    _("A dream comes into the world with a first act: tell what and when."),
                ),
                anchor="droom",
            )
        )
    return asked


def to_agree(
    direction: Direction, *, now: datetime, resident_stewards: int, mandate: Choice | None
) -> list[Requirement]:
    """Fourteen days of conversation, a resident as steward, and a published choice as mandate."""
    heard = _conversation_lasted(direction, now)
    resident = resident_stewards > 0
    decided = mandate is not None and mandate.state in STANDING
    return [
        heard,
        Requirement(
            "steward",
            resident,
            _either(
                resident,
                _("At least one resident is a steward."),
                _("At least one resident must be a steward. Ask who wants to."),
            ),
            anchor="hoeders",
        ),
        Requirement(
            "mandate",
            decided,
            _either(
                decided,
                _("A published choice gives the mandate."),
                _("Choose the published choice that gives the mandate."),
            ),
            anchor="mandaat",
        ),
    ]


def _conversation_lasted(direction: Direction, now: datetime) -> Requirement:
    since = direction.conversation_since
    ends = since + timedelta(days=CONVERSATION_DAYS) if since else None
    met = ends is not None and now >= ends
    days_left = (ends - now).days + 1 if ends else CONVERSATION_DAYS
    lacking = ngettext(
        "The conversation takes at least 14 days: %(count)d day to go.",
        "The conversation takes at least 14 days: %(count)d days to go.",
        days_left,
    ) % {"count": days_left}
    return Requirement(
        "conversation",
        met,
        _either(met, _("The conversation lasted at least 14 days."), lacking),
    )


def to_replace(successor: Direction | None) -> list[Requirement]:
    """A direction is only replaced by another that is agreed."""
    met = successor is not None and successor.version > 0
    return [
        Requirement(
            "successor",
            met,
            _either(
                met,
                _("The direction that comes instead is agreed."),
                _("Choose the agreed direction that comes instead."),
            ),
            anchor="opvolger",
        )
    ]
