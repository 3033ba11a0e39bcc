"""Goals as other rooms need them, and the page of one goal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import names
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Choice, Contribution, Direction, Goal
from kiemkracht.direction.selectors.cards import goal_url
from kiemkracht.direction.selectors.growing import growing_towards
from kiemkracht.direction.selectors.marks import Mark, mark_of_choice
from kiemkracht.direction.selectors.stewards import steward_ids


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal as another room shows it, with how something contributes to it."""

    id: UUID
    title: str
    url: str
    direction: str
    how: str = ""


def goal_choices(visitor: Visitor) -> list[tuple[str, str]]:
    """Goals that count now, for a form: id and label, by direction. Queries: 1."""
    rows = (
        Goal.objects.filter(direction__in=Direction.objects.visible_to(visitor))
        .exclude(direction__state=DirectionState.REPLACED)
        .select_related("direction")
        .order_by("direction__title", "position", "title")
    )
    return [(str(row.pk), f"{row.title} ({row.direction.title})") for row in rows]


def goals_of(visitor: Visitor, places: Iterable[str]) -> dict[str, tuple[GoalView, ...]]:
    """To which goals this visitor may see each place contributes. Queries: 1, or 0 for none."""
    wanted = list(places)
    found: dict[str, list[GoalView]] = defaultdict(list)
    if wanted:
        rows = Contribution.objects.filter(
            place__in=wanted, goal__direction__in=Direction.objects.visible_to(visitor)
        ).select_related("goal__direction")
        for row in rows:
            goal = row.goal
            found[row.place].append(
                GoalView(goal.pk, goal.title, goal_url(goal), goal.direction.title, row.how)
            )
    return {place: tuple(views) for place, views in found.items()}


def places_of_goal(goal_id: UUID) -> list[str]:
    """The places that contribute to a goal, the first one first. Queries: 1."""
    rows = Contribution.objects.filter(goal_id=goal_id)
    return list(rows.values_list("place", flat=True))


def places_with_a_goal(kind: str) -> frozenset[str]:
    """Places of a kind (`app.model`) that contribute to some goal. Queries: 1."""
    rows = Contribution.objects.filter(place__startswith=f"{kind}:")
    return frozenset(rows.values_list("place", flat=True).distinct())


def goal_by_id(visitor: Visitor, goal_id: str) -> GoalView | None:
    """One goal this visitor may see; None also for what is no id at all. Queries: 0 or 1."""
    try:
        wanted = UUID(goal_id)
    except ValueError:
        return None
    row = (
        Goal.objects.filter(pk=wanted, direction__in=Direction.objects.visible_to(visitor))
        .select_related("direction")
        .first()
    )
    return GoalView(row.pk, row.title, goal_url(row), row.direction.title) if row else None


@dataclass(frozen=True, slots=True)
class CarrierView:
    """Someone who stands for a goal, and why."""

    who: str
    why: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class ChoiceLink:
    """A choice in a short list."""

    question: str
    url: str
    state: str

    @property
    def mark(self) -> Mark:
        """How its state looks."""
        return mark_of_choice(self.state)


@dataclass(frozen=True, slots=True)
class GoalPage:
    """One goal: how people notice it, what it is not, who stands for it, what serves it."""

    id: UUID
    place: str
    title: str
    noticeable_at: tuple[str, ...]
    what_not: str
    direction_title: str
    direction_url: str
    direction_slug: str
    slug: str
    is_replaced: bool
    great_tasks: tuple[tuple[str, str], ...]
    carriers: tuple[CarrierView, ...]
    choices: tuple[ChoiceLink, ...]
    contributions: int
    not_yet: int
    may_edit: bool
    may_remove: bool
    may_carry: bool
    i_carry: bool


def find_goal(visitor: Visitor, direction_slug: str, slug: str) -> Goal | None:
    """The row of a goal this visitor may see. Queries: 1."""
    return (
        Goal.objects.filter(
            slug=slug,
            direction__slug=direction_slug,
            direction__in=Direction.objects.visible_to(visitor),
        )
        .select_related("direction")
        .first()
    )


def goal_page(visitor: Visitor, direction_slug: str, slug: str) -> GoalPage | None:
    """Read the page of a goal. Queries: 8, and 1 more for who may edit it."""
    goal = find_goal(visitor, direction_slug, slug)
    if goal is None:
        return None
    direction = goal.direction
    carriers = _carriers(visitor, goal)
    choices = _choices(visitor, goal)
    hows = growing_towards(visitor, [goal.pk]).get(goal.pk, ())
    may_edit = rules.may_edit_direction(visitor, direction, steward_ids(direction))
    return GoalPage(
        id=goal.pk,
        place=place_of(goal),
        title=goal.title,
        noticeable_at=tuple(goal.noticeable_at),
        what_not=goal.what_not,
        direction_title=direction.title,
        direction_url=direction.get_absolute_url(),
        direction_slug=direction.slug,
        slug=goal.slug,
        is_replaced=direction.state == DirectionState.REPLACED,
        great_tasks=tuple((task.name, task.slug) for task in goal.great_tasks.all()),
        carriers=carriers,
        choices=choices,
        contributions=len(hows),
        not_yet=sum(not how for how in hows),
        may_edit=may_edit,
        may_remove=may_edit and not choices and not goal.contributions.exists(),
        may_carry=rules.may_carry_goal(visitor, direction),
        i_carry=any(carrier.is_me for carrier in carriers),
    )


def _carriers(visitor: Visitor, goal: Goal) -> tuple[CarrierView, ...]:
    rows = list(goal.carriers.filter(until=None, person__isnull=False))
    who = names.of(row.person_id for row in rows)
    return tuple(
        CarrierView(who[row.person_id], row.why, row.person_id == visitor.person_id)
        for row in rows
        if row.person_id
    )


def _choices(visitor: Visitor, goal: Goal, *, most: int = 10) -> tuple[ChoiceLink, ...]:
    rows = Choice.objects.visible_to(visitor).filter(goals=goal)[:most]
    return tuple(link_to(row) for row in rows)


def link_to(choice: Choice) -> ChoiceLink:
    """A choice in a short list."""
    return ChoiceLink(choice.question, choice.get_absolute_url(), choice.state)
