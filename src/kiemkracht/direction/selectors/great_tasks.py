"""Great tasks of our time: which goals and choices have to do with them?"""

from dataclasses import dataclass

from django.db.models import Count, Q

from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.models import Choice, Direction, Goal, GreatTask
from kiemkracht.direction.selectors.courses import GoalLine, goal_line
from kiemkracht.direction.selectors.goals import ChoiceLink, link_to
from kiemkracht.direction.selectors.growing import growing_towards


@dataclass(frozen=True, slots=True)
class GreatTaskLine:
    """A great task in the list, with how much has to do with it."""

    slug: str
    name: str
    name_nl: str
    name_en: str
    goals: int
    choices: int


@dataclass(frozen=True, slots=True)
class GreatTasksPage:
    """All great tasks."""

    tasks: tuple[GreatTaskLine, ...]
    may_arrange: bool


@dataclass(frozen=True, slots=True)
class GreatTaskPage:
    """One great task, across directions and choices."""

    slug: str
    name: str
    goals: tuple[GoalLine, ...]
    choices: tuple[ChoiceLink, ...]


def great_tasks_page(visitor: Visitor) -> GreatTasksPage:
    """Read the list. Queries: 1."""
    directions = Direction.objects.visible_to(visitor)
    choices = Choice.objects.visible_to(visitor)
    rows = GreatTask.objects.annotate(
        goal_count=Count("goals", filter=Q(goals__direction__in=directions), distinct=True),
        choice_count=Count("choices", filter=Q(choices__in=choices), distinct=True),
    )
    return GreatTasksPage(
        tasks=tuple(
            GreatTaskLine(
                row.slug, row.name, row.name_nl, row.name_en, row.goal_count, row.choice_count
            )
            for row in rows
        ),
        may_arrange=rules.may_arrange_great_tasks(visitor),
    )


def great_task_page(visitor: Visitor, slug: str) -> GreatTaskPage | None:
    """Read what has to do with one great task. Queries: 5."""
    task = GreatTask.objects.filter(slug=slug).first()
    if task is None:
        return None
    rows = Goal.objects.filter(
        great_tasks=task, direction__in=Direction.objects.visible_to(visitor)
    )
    goals = list(rows.select_related("direction"))
    growing = growing_towards(visitor, [row.pk for row in goals])
    choices = Choice.objects.visible_to(visitor).filter(great_tasks=task)
    return GreatTaskPage(
        slug=task.slug,
        name=task.name,
        goals=tuple(goal_line(row, row.direction, growing) for row in goals),
        choices=tuple(link_to(row) for row in choices[:50]),
    )
