"""What grows towards goals, as far as a visitor may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from kiemkracht.base import places
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.models import Contribution


def growing_towards(visitor: Visitor, goal_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[str]]:
    """Per goal how each place contributes that this visitor may see; absent when none does.

    What one may not see is not counted either: a number that moves would tell of it.
    Queries: 1, and 1 per kind of place.
    """
    rows = Contribution.objects.filter(goal_id__in=list(goal_ids))
    found = list(rows.values_list("goal_id", "place", "how"))
    seen = places.cards(visitor, {place for _goal, place, _how in found})
    hows: dict[UUID, list[str]] = defaultdict(list)
    for goal_id, place, how in found:
        if place in seen:
            hows[goal_id].append(how)
    return hows
