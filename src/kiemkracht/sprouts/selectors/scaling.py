"""Kiemen for who asks what they could become: those for everyone, and which of them have grown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visibility import Visibility
from kiemkracht.people.selectors import inside
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Sprout, SproutQuerySet

GROWN = (Phase.GROWING, Phase.ROOTED, Phase.BRANCHED)
MOST = 150


@dataclass(frozen=True, slots=True)
class KiemToWeigh:
    """A kiem that everyone may see."""

    id: UUID
    title: str
    url: str
    phase: str
    community_id: UUID | None
    is_grown: bool


def _public() -> SproutQuerySet:
    return Sprout.objects.filter(visibility=Visibility.PUBLIC, is_held=False)


def kiemen_inside(community_id: UUID) -> tuple[KiemToWeigh, ...]:
    """Living kiemen for everyone in a community and inside it, the grown first; at most 150.

    Queries: 2.
    """
    rows = _public().alive().filter(community__in=inside(community_id))
    found = [_view(row) for row in rows.order_by("title", "pk")[: MOST * 4]]
    return tuple(sorted(found, key=lambda each: (not each.is_grown, each.title)))[:MOST]


def kiemen_for_everyone(ids: Iterable[UUID]) -> tuple[KiemToWeigh, ...]:
    """Those of these that everyone may see, by title. Queries: 1."""
    return tuple(_view(row) for row in _public().filter(pk__in=list(ids)).order_by("title", "pk"))


def _view(row: Sprout) -> KiemToWeigh:
    return KiemToWeigh(
        row.pk,
        row.title,
        row.get_absolute_url(),
        str(Phase(row.phase).label),
        row.community_id,
        row.phase in GROWN,
    )
