"""Second looks: within which term, by whom, and when two people are independent. All pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kiemkracht.answers.enums.second_looks import LookState
from kiemkracht.answers.models import SecondLook
from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import Standing

ASK_WITHIN = timedelta(weeks=6)
ANSWER_WORKING_DAYS = 20
OBJECT_WITHIN = timedelta(weeks=6)


def ask_until(published_on: date) -> date:
    """The last day to ask: six weeks after the day of publication."""
    return published_on + ASK_WITHIN


def answer_by(asked_on: date) -> date:
    """The day on which the two have answered: twenty working days on."""
    return clock.add_working_days(asked_on, ANSWER_WORKING_DAYS)


def object_until(made_known_on: date) -> date:
    """The last day to object under the law (Awb 6:7 and 6:8): six weeks, beginning the day after;
    a last day on which offices are closed moves to the next working day (Algemene termijnenwet 1).
    """
    day = made_known_on + OBJECT_WITHIN
    while not clock.is_working_day(day):
        day += timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class Hands:
    """Who had a hand in a choice, and in which domains they work."""

    people: frozenset[UUID]
    departments: frozenset[UUID]
    crafts: frozenset[str]


def hands_of(people: Collection[UUID], standings: Collection[Standing]) -> Hands:
    """The hands, from where those people stand."""
    return Hands(
        frozenset(people),
        frozenset(each.department for each in standings if each.department),
        frozenset(each.craft for each in standings if each.craft),
    )


def is_independent_resident(standing: Standing, hands: Hands) -> bool:
    """Lives here, works for no organisation here, and had no hand in it."""
    return standing.world == "life" and standing.person_id not in hands.people


def is_independent_official(standing: Standing, hands: Hands) -> bool:
    """Works at an organisation, in another department and another craft, and had no hand in it.

    Of whom neither is known nobody can say that it is another domain.
    """
    if standing.world != "system" or standing.person_id in hands.people:
        return False
    if not standing.department and not standing.craft:
        return False
    return standing.department not in hands.departments and standing.craft not in hands.crafts


def may_name_duo(
    visitor: Visitor, look: SecondLook, community_id: UUID, people: Collection[UUID]
) -> bool:
    """Who facilitates there, is not among the `people` who had a hand in the choice, and did not
    ask; until it is answered.
    """
    return (
        look.state != LookState.ANSWERED
        and visitor.has_account
        and visitor.is_facilitator
        and visitor.may_tend(community_id)
        and visitor.person_id not in people
        and visitor.person_id != look.asked_by_id
    )


def sits_in(visitor: Visitor, look: SecondLook) -> bool:
    """One of the two who look."""
    return visitor.is_known and visitor.person_id in (look.resident_id, look.official_id)


def may_say(visitor: Visitor, look: SecondLook) -> bool:
    """One of the two, while they look."""
    return sits_in(visitor, look) and look.state == LookState.LOOKING
