"""Standing for a goal: a claim in one's own words, let go at any moment, never given by another."""

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Verb
from kiemkracht.direction.models import Goal, GoalCarrier


@transaction.atomic
def stand_for(*, by: Visitor, goal: Goal, why: str) -> GoalCarrier:
    """Say “this I stand for”, and why it matters; saying it again changes the words. Queries: 4."""
    require(rules.may_carry_goal(by, goal.direction), _("Log in to stand for a goal."))
    assert by.person_id is not None  # noqa: S101 - narrows the type after `require`
    reason = one_line(why)[:300]
    require_that(bool(reason), _("Tell in a sentence why this matters to you."))
    carrier, is_new = GoalCarrier.objects.update_or_create(
        goal=goal, person_id=by.person_id, until=None, defaults={"why": reason}
    )
    if is_new:
        chronicle.record(Verb.GOAL_CARRIED, places.place_of(goal), by=by)
    return carrier


@transaction.atomic
def release(*, by: Visitor, goal: Goal) -> None:
    """Let a goal go, without a reason. Queries: 2."""
    require(by.is_known)
    assert by.person_id is not None  # noqa: S101 - narrows the type after `require`
    ended = goal.carriers.filter(person_id=by.person_id, until=None).update(until=clock.now())
    if ended:
        chronicle.record(Verb.GOAL_RELEASED, places.place_of(goal), by=by)
