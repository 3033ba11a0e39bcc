"""Writing a direction and its goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle, places, search
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import Verb
from kiemkracht.direction.models import Direction, Goal, GreatTask
from kiemkracht.direction.selectors.stewards import steward_ids
from kiemkracht.direction.services.naming import free_slug


@dataclass(frozen=True, slots=True)
class DirectionText:
    """Everything a direction says besides its goals."""

    title: str
    purpose: str = ""
    meaning: str = ""
    dream: str = ""
    first_act: str = ""
    first_act_on: date | None = None
    transition: str = ""
    words_own: Sequence[str] = ()
    words_mirror: Sequence[str] = ()
    promise: str = ""
    promise_from: date | None = None
    conversation_url: str = ""
    visibility: str = Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class GoalText:
    """Everything a goal says."""

    title: str
    noticeable_at: Sequence[str] = ()
    what_not: str = ""
    great_tasks: Sequence[str] = ()


@transaction.atomic
def start_direction(*, by: Visitor, community_id: UUID, text: DirectionText) -> Direction:
    """Write the first words of a direction for a community; it starts as a draft. Queries: 5."""
    require(
        rules.may_start(by, community_id),
        _("Only who tends this community, or decides for it, starts a direction here."),
    )
    direction = Direction(
        community_id=community_id,
        slug=free_slug(Direction.objects.all(), text.title, otherwise="koers"),
        created_by_id=by.person_id,
        lang=by.language,
    )
    _write(direction, text)
    chronicle.record(Verb.DIRECTION_STARTED, places.place_of(direction), by=by)
    return direction


@transaction.atomic
def edit_direction(*, by: Visitor, direction: Direction, text: DirectionText) -> Direction:
    """Change the words, as long as the direction isn't agreed. Queries: 6."""
    _require_edit(by, direction)
    _write(direction, text)
    _note(Verb.DIRECTION_EDITED, direction, by)
    return direction


def _require_edit(by: Visitor, direction: Direction) -> None:
    require(
        rules.may_edit_direction(by, direction, steward_ids(direction)),
        _("This text can’t be changed now. An agreed direction is first looked at afresh."),
    )


def _note(verb: str, direction: Direction, by: Visitor, goal: UUID | None = None) -> None:
    place = places.place_of(direction)
    if goal is None:
        chronicle.record(verb, place, by=by)
    else:
        chronicle.record(verb, place, by=by, goal=goal)
    following.tell(place, verb, by=by)


def _write(direction: Direction, text: DirectionText) -> None:
    title = one_line(text.title)[:120]
    require_that(bool(title), _("Give the direction a name."))
    direction.title = title
    direction.purpose = many_lines(text.purpose)[:2000]
    direction.meaning = many_lines(text.meaning)[:2000]
    direction.dream = many_lines(text.dream)[:2000]
    direction.first_act = one_line(text.first_act)[:300]
    direction.first_act_on = text.first_act_on
    direction.transition = many_lines(text.transition)[:1000]
    direction.words_own = _lines(text.words_own)
    direction.words_mirror = _lines(text.words_mirror)
    direction.promise = many_lines(text.promise)[:1000]
    direction.promise_from = text.promise_from
    direction.conversation_url = _own_address(text.conversation_url)
    direction.visibility = text.visibility
    direction.save()
    index_direction(direction)


def _lines(lines: Sequence[str], *, most: int = 20) -> list[str]:
    cleaned = (one_line(line)[:200] for line in lines)
    return [line for line in cleaned if line][:most]


def _own_address(url: str) -> str:
    """Only a path on this site: a conversation lives here."""
    path = one_line(url)[:300]
    parts = urlsplit(path)
    own = path.startswith("/") and not path.startswith("//") and not parts.netloc
    require_that(
        not path or (own and "\\" not in path),
        _("Give the address of a conversation on this site, starting with “/”."),
    )
    return path


def index_direction(direction: Direction) -> None:
    """Make a direction findable."""
    parts = (direction.purpose, direction.meaning, direction.dream, direction.transition)
    text = "\n".join(parts)
    search.index(places.place_of(direction), title=direction.title, text=text)


@transaction.atomic
def add_goal(*, by: Visitor, direction: Direction, text: GoalText) -> Goal:
    """Add a goal at the end. Queries: 10."""
    _require_edit(by, direction)
    goal = Goal(
        direction=direction,
        slug=free_slug(direction.goals.all(), text.title, otherwise="doel"),
        position=direction.goals.count() + 1,
    )
    _write_goal(goal, text)
    _note(Verb.GOAL_ADDED, direction, by, goal=goal.pk)
    return goal


@transaction.atomic
def edit_goal(*, by: Visitor, goal: Goal, text: GoalText) -> Goal:
    """Change the words of a goal. Queries: 9."""
    _require_edit(by, goal.direction)
    _write_goal(goal, text)
    _note(Verb.GOAL_EDITED, goal.direction, by, goal=goal.pk)
    return goal


def _write_goal(goal: Goal, text: GoalText) -> None:
    title = one_line(text.title)[:120]
    require_that(bool(title), _("Give the goal a name."))
    goal.title = title
    goal.noticeable_at = _lines(text.noticeable_at, most=8)
    goal.what_not = many_lines(text.what_not)[:500]
    goal.save()
    goal.great_tasks.set(GreatTask.objects.filter(slug__in=list(text.great_tasks)))
    index_goal(goal)


def index_goal(goal: Goal) -> None:
    """Make a goal findable."""
    searched = "\n".join((*goal.noticeable_at, goal.what_not))
    search.index(places.place_of(goal), title=goal.title, text=searched)


@transaction.atomic
def remove_goal(*, by: Visitor, goal: Goal) -> None:
    """Take a goal out that nothing leans on yet. Queries: 8."""
    _require_edit(by, goal.direction)
    require_that(
        not goal.contributions.exists() and not goal.choices.exists(),
        _("Things that grow or choices lean on this goal. Change its words instead."),
    )
    search.forget(places.place_of(goal))
    _note(Verb.GOAL_REMOVED, goal.direction, by, goal=goal.pk)
    goal.delete()
