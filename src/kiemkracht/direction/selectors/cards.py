"""How directions, goals and choices show themselves in lists of other rooms."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.models import Choice, Direction, Goal


def _uuids(pks: Iterable[str]) -> list[UUID]:
    found = []
    for pk in pks:
        try:
            found.append(UUID(pk))
        except ValueError:
            continue
    return found


def direction_cards(visitor: Visitor, pks: Iterable[str]) -> Mapping[str, PlaceCard]:
    """Directions this visitor may see. Queries: 1."""
    rows = Direction.objects.visible_to(visitor).filter(pk__in=_uuids(pks))
    return {str(row.pk): PlaceCard(row.title, row.get_absolute_url(), _("Courses")) for row in rows}


def goal_cards(visitor: Visitor, pks: Iterable[str]) -> Mapping[str, PlaceCard]:
    """Goals of directions this visitor may see. Queries: 1."""
    rows = Goal.objects.filter(
        pk__in=_uuids(pks), direction__in=Direction.objects.visible_to(visitor)
    ).select_related("direction")
    return {str(row.pk): PlaceCard(row.title, goal_url(row), _("Goals")) for row in rows}


def goal_url(goal: Goal) -> str:
    """The page of a goal; its direction must have been fetched with it."""
    return reverse("direction:goal", args=[goal.direction.slug, goal.slug])


def choice_cards(visitor: Visitor, pks: Iterable[str]) -> Mapping[str, PlaceCard]:
    """Choices this visitor may see. Queries: 1."""
    rows = Choice.objects.visible_to(visitor).filter(pk__in=_uuids(pks)).only("question", "slug")
    return {
        str(row.pk): PlaceCard(row.question, row.get_absolute_url(), _("Choices")) for row in rows
    }
