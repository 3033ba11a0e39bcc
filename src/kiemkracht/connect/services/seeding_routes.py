"""Questions with their two routes, at once, for the demo city."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemkracht.base import search
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.enums.routes import CrossingKind
from kiemkracht.connect.models import RouteCase, RouteCrossing, RouteEvent


@dataclass(frozen=True, slots=True)
class RouteSeed:
    """A question; steps are (side, day, desk, what); `crossing` is the kiem that grew from it."""

    id: UUID
    question: str
    story: str
    community_id: UUID
    told_by: UUID
    at: datetime
    steps: tuple[tuple[str, int, str, str], ...]
    crossing: UUID | None = None


@transaction.atomic
def lay_routes(seed: RouteSeed) -> RouteCase:
    """Keep one question with all its steps. Queries: 4."""
    case = RouteCase.objects.create(
        id=seed.id,
        question=seed.question,
        story=seed.story,
        visibility=Visibility.PUBLIC,
        community_id=seed.community_id,
        told_by_id=seed.told_by,
        created_at=seed.at,
    )
    RouteEvent.objects.bulk_create(
        [
            RouteEvent(
                case=case, side=side, day=day, desk=desk, what=what, added_by_id=seed.told_by
            )
            for side, day, desk, what in seed.steps
        ]
    )
    if seed.crossing:
        RouteCrossing.objects.create(
            case=case, kind=CrossingKind.KIEM, place=f"sprouts.sprout:{seed.crossing}", at=seed.at
        )
    search.index_many([search.Findable(f"connect.routecase:{case.pk}", case.question, case.story)])
    return case
