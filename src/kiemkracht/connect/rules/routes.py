"""Who may tell two routes, add to them and take away; and what a route adds up to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import RouteCase, RouteEvent


def may_tell(visitor: Visitor) -> bool:
    """Anyone with an account."""
    return visitor.has_account


def may_add(visitor: Visitor) -> bool:
    """Anyone with an account who may see it: both sides know their own half."""
    return visitor.has_account


def may_remove_event(visitor: Visitor, case: RouteCase, event: RouteEvent) -> bool:
    """Who added it, who told the case, and who tends there."""
    if not visitor.is_known:
        return False
    own = visitor.person_id in (event.added_by_id, case.told_by_id)
    return own or visitor.may_tend(case.community_id)


def may_remove(visitor: Visitor, case: RouteCase) -> bool:
    """Who told it, and who tends there."""
    if not visitor.is_known:
        return False
    return visitor.person_id == case.told_by_id or visitor.may_tend(case.community_id)


@dataclass(frozen=True, slots=True)
class Length:
    """What a route adds up to. `handovers` and `waits` follow from its steps."""

    steps: int
    first_day: int
    last_day: int
    handovers: int
    longest_wait: int

    @property
    def days(self) -> int:
        """From the first step to the last."""
        return self.last_day - self.first_day


def length_of(events: Sequence[tuple[int, str]]) -> Length | None:
    """Add up the steps of one route: (day, desk), in order. None without a step.

    A handover is a step at another desk than the step before it. The longest wait is the largest
    number of days between two steps.
    """
    if not events:
        return None
    days = [day for day, _desk in events]
    desks = [" ".join(desk.casefold().split()) for _day, desk in events]
    return Length(
        steps=len(events),
        first_day=days[0],
        last_day=days[-1],
        handovers=sum(one != other for one, other in pairwise(desks)),
        longest_wait=max((later - earlier for earlier, later in pairwise(days)), default=0),
    )
