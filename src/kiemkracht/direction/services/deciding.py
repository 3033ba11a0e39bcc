"""Moving a choice on: open for responses, taken, under review."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import STANDING, ChoiceState, Verb
from kiemkracht.direction.models import Choice
from kiemkracht.direction.rules import Requirement

LONGEST_DAYS = 90


def locked(choice: Choice, by: Visitor, *states: str) -> Choice:
    """The row as it is now, for us alone, in one of the states that the step starts from."""
    require(
        rules.may_write_for(by, choice.community_id),
        _("Only who tends this community, or decides for it, moves a choice on."),
    )
    row = Choice.objects.select_for_update(of=("self",)).get(pk=choice.pk)
    require_that(
        row.state in states,
        _("This step doesn’t fit here any more. Somebody may have taken it just before you."),
    )
    return row


def refuse_if_missing(requirements: Iterable[Requirement], sentence: str) -> None:
    """Refuse with everything that lacks; `sentence` has a place for the enumeration."""
    lacking = rules.missing(requirements)
    waiting = [each.sentence for each in lacking if not each.naming]
    naming = [each.naming for each in lacking if each.naming]
    if naming:
        waiting.append(sentence % {"what": rules.enumeration(naming)})
    if waiting:
        raise RoomError(" ".join(waiting))


def tell(row: Choice, verb: str, by: Visitor, *, number: int = 0) -> Choice:
    """Note the step and tell who follows."""
    place = places.place_of(row)
    chronicle.record(verb, place, by=by, number=number)
    following.tell(place, verb, by=by)
    return row


@transaction.atomic
def open_for_responses(
    *, by: Visitor, choice: Choice, days: int = rules.RESPONSE_DAYS, at: datetime | None = None
) -> Choice:
    """Let people respond, 14 days unless said otherwise. Queries: 6."""
    row = locked(choice, by, ChoiceState.PROPOSED)
    require_that(
        1 <= days <= LONGEST_DAYS, _("People can respond for 1 to 90 days. Choose a number.")
    )
    refuse_if_missing(rules.to_open(row.content), _("It can’t be opened yet: name %(what)s."))
    moment = at or clock.now()
    row.state = ChoiceState.OPEN
    row.open_since = moment
    row.open_until = moment + timedelta(days=days)
    row.moved_at = moment
    row.save()
    return tell(row, Verb.CHOICE_OPENED, by, number=days)


@transaction.atomic
def take(*, by: Visitor, choice: Choice, at: datetime | None = None) -> Choice:
    """Note that the choice is taken, after the time to respond. Queries: 6."""
    row = locked(choice, by, ChoiceState.OPEN)
    moment = at or clock.now()
    refuse_if_missing(
        rules.to_take(row, row.content, moment), _("It can’t be taken yet: name %(what)s.")
    )
    row.state = ChoiceState.TAKEN
    row.taken_at = moment
    row.moved_at = moment
    row.save()
    return tell(row, Verb.CHOICE_TAKEN, by)


@transaction.atomic
def open_review(*, by: Visitor, choice: Choice, at: datetime | None = None) -> Choice:
    """Look at a published choice again; the published text stands until a new one. Queries: 6."""
    row = locked(choice, by, *STANDING)
    row.state = ChoiceState.UNDER_REVIEW
    row.moved_at = at or clock.now()
    row.save()
    return tell(row, Verb.CHOICE_UNDER_REVIEW, by)
