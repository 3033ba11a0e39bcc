"""Moving a direction on: conversation, agreement, recalibration, replacement."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import DirectionState, Verb
from kiemkracht.direction.models import Choice, Direction, DirectionVersion
from kiemkracht.direction.rules import Requirement
from kiemkracht.direction.selectors.stewards import resident_stewards


def _locked(direction: Direction, by: Visitor) -> Direction:
    """The row as it is now, for us alone."""
    require(
        rules.may_move_direction(by, direction),
        _("Only who tends this community, or decides for it, moves a direction on."),
    )
    return Direction.objects.select_for_update(of=("self",)).get(pk=direction.pk)


def _from(row: Direction, *states: str) -> None:
    require_that(
        row.state in states,
        _("This step doesn’t fit here any more. Somebody may have taken it just before you."),
    )


def _refuse_if_missing(requirements: Iterable[Requirement]) -> None:
    lacking = rules.missing(requirements)
    if lacking:
        raise RoomError(" ".join(each.sentence for each in lacking))


def _note(row: Direction, verb: str, by: Visitor) -> Direction:
    place = places.place_of(row)
    chronicle.record(verb, place, by=by, version=row.version)
    following.tell(place, verb, by=by)
    return row


@transaction.atomic
def open_conversation(
    *, by: Visitor, direction: Direction, at: datetime | None = None
) -> Direction:
    """Put the text before everyone, for at least 14 days. Queries: 8."""
    row = _locked(direction, by)
    _from(row, DirectionState.DRAFT, DirectionState.IN_RECALIBRATION)
    _refuse_if_missing(rules.to_open_conversation(row, goals=row.goals.count()))
    row.state = DirectionState.IN_CONVERSATION
    row.conversation_since = at or clock.now()
    row.save()
    return _note(row, Verb.DIRECTION_IN_CONVERSATION, by)


@transaction.atomic
def note_agreed(
    *, by: Visitor, direction: Direction, mandate: Choice | None, at: datetime | None = None
) -> Direction:
    """Note that the direction is agreed: its words of now become a version. Queries: 11.

    Refused within 14 days of conversation, without a resident as steward, or without a
    published choice as mandate.
    """
    row = _locked(direction, by)
    _from(row, DirectionState.IN_CONVERSATION)
    moment = at or clock.now()
    _refuse_if_missing(
        rules.to_agree(row, now=moment, resident_stewards=resident_stewards(row), mandate=mandate)
    )
    assert mandate is not None  # noqa: S101 - the guard above refused without one
    row.state = DirectionState.AGREED
    row.agreed_at = moment
    row.version += 1
    row.mandate = mandate
    row.save()
    DirectionVersion.objects.create(
        direction=row,
        number=row.version,
        agreed_at=moment,
        mandate=mandate,
        content=words_of(row),
    )
    return _note(row, Verb.DIRECTION_AGREED, by)


def words_of(row: Direction) -> dict[str, object]:
    """The words of a direction with its goals, as they are kept in a version. Queries: 1."""
    return {
        "title": row.title,
        "purpose": row.purpose,
        "meaning": row.meaning,
        "dream": row.dream,
        "first_act": row.first_act,
        "transition": row.transition,
        "promise": row.promise,
        "goals": [
            {"title": goal.title, "noticeable_at": goal.noticeable_at, "what_not": goal.what_not}
            for goal in row.goals.all()
        ],
    }


@transaction.atomic
def recalibrate(*, by: Visitor, direction: Direction) -> Direction:
    """Look at an agreed direction afresh; until then it stays in force. Queries: 6."""
    row = _locked(direction, by)
    _from(row, DirectionState.AGREED)
    row.state = DirectionState.IN_RECALIBRATION
    row.save()
    return _note(row, Verb.DIRECTION_IN_RECALIBRATION, by)


@transaction.atomic
def replace(*, by: Visitor, direction: Direction, successor: Direction | None) -> Direction:
    """Let another agreed direction come instead; this one stays to be read. Queries: 6."""
    row = _locked(direction, by)
    _from(row, DirectionState.IN_RECALIBRATION)
    other = successor if successor is not None and successor.pk != row.pk else None
    _refuse_if_missing(rules.to_replace(other))
    row.state = DirectionState.REPLACED
    row.replaced_by = other
    row.save()
    return _note(row, Verb.DIRECTION_REPLACED, by)
