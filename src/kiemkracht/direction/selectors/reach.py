"""For how many people, and which groups, is there a way to contribute to a direction?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kiemkracht.base.thresholds import Shown, shown
from kiemkracht.direction.models import Contribution, Direction
from kiemkracht.people.selectors import CommunityView, communities_of_kind

SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Reach:
    """People who contribute (hidden below k), and the groups from which nothing contributes yet.

    Groups, never names: the groups right inside the community of the direction.
    """

    people: Shown
    population: int | None
    groups_without: tuple[CommunityView, ...]
    groups: int

    @property
    def some_without(self) -> tuple[CommunityView, ...]:
        """As many as fit in a sentence."""
        return self.groups_without[:SHOWN]

    @property
    def more_without(self) -> int:
        """How many don't fit."""
        return max(len(self.groups_without) - SHOWN, 0)


def reach_of(direction: Direction) -> Reach:
    """Count who contributes. Queries: 2.

    Only contributions that say in which community they lie can show that a group has a way in.
    """
    rows = list(Contribution.objects.filter(goal__direction=direction).only("by", "community"))
    communities = communities_of_kind()
    here = next((each for each in communities if each.id == direction.community_id), None)
    inside = [each for each in communities if each.parent_id == direction.community_id]
    seen = _with_all_above(
        {row.community_id for row in rows if row.community_id is not None}, communities
    )
    return Reach(
        people=shown(len({row.by_id for row in rows if row.by_id is not None})),
        population=here.population if here else None,
        groups_without=tuple(each for each in inside if each.id not in seen),
        groups=len(inside),
    )


def _with_all_above(ids: Iterable[UUID], communities: Sequence[CommunityView]) -> set[UUID]:
    parents = {each.id: each.parent_id for each in communities}
    seen: set[UUID] = set()
    for start in ids:
        at: UUID | None = start
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
    return seen
