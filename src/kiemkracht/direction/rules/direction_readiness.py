"""What a direction needs before the conversation opens, and before it is agreed or replaced."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.direction.enums import STANDING
from kiemkracht.direction.models import Choice, Direction
from kiemkracht.direction.rules.requirements import Requirement, either

CONVERSATION_DAYS: Final = 14


def to_open_conversation(direction: Direction, *, goals: int) -> list[Requirement]:
    """A conversation needs a text to talk about; a dream needs a dated first act."""
    asked = [
        Requirement(
            "purpose",
            bool(direction.purpose),
            either(
                bool(direction.purpose),
                _("The purpose is there."),
                _("Tell in plain words where you want to go."),
            ),
            anchor="bedoeling",
        ),
        Requirement(
            "goals",
            goals > 0,
            either(
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
                either(
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
            either(
                resident,
                _("At least one resident is a steward."),
                _("At least one resident must be a steward. Ask who wants to."),
            ),
            anchor="hoeders",
        ),
        Requirement(
            "mandate",
            decided,
            either(
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
        either(met, _("The conversation lasted at least 14 days."), lacking),
    )


def to_replace(successor: Direction | None) -> list[Requirement]:
    """A direction is only replaced by another that is agreed."""
    met = successor is not None and successor.version > 0
    return [
        Requirement(
            "successor",
            met,
            either(
                met,
                _("The direction that comes instead is agreed."),
                _("Choose the agreed direction that comes instead."),
            ),
            anchor="opvolger",
        )
    ]
