"""What the pages where people write can offer: communities, goals, great tasks."""

from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.models import Direction, GreatTask
from kiemkracht.people.selectors import communities_of_kind


def communities_to_write_for(visitor: Visitor) -> list[tuple[str, str]]:
    """Communities for which this visitor may start something: id and name. Queries: 1."""
    if not rules.may_start_somewhere(visitor):
        return []
    return [
        (str(view.id), f"{view.name} ({view.kind_label})")
        for view in communities_of_kind()
        if rules.may_start(visitor, view.id)
    ]


def great_task_choices() -> list[tuple[str, str]]:
    """Great tasks for a form: slug and name. Queries: 1."""
    return [(task.slug, task.name) for task in GreatTask.objects.all()]


def direction_by_slug(visitor: Visitor, slug: str) -> Direction | None:
    """A direction to choose in a form. Queries: 1."""
    return Direction.objects.visible_to(visitor).filter(slug=slug).first()
