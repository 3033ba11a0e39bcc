"""The goals a kiem contributes to, as the room `direction` knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.places import kind_of, pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors import goals

KIND = "sprouts.sprout"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal a kiem contributes to, and how, in its people's own words."""

    id: UUID
    title: str
    url: str
    how: str


def goals_of(visitor: Visitor, ids: Iterable[UUID]) -> Mapping[UUID, tuple[GoalLine, ...]]:
    """Goals by kiem that this visitor may see. Queries: 1, or 0 for no kiemen."""
    places = [f"{KIND}:{identity}" for identity in ids]
    if not places:
        return {}
    return {
        UUID(pk_of(place)): tuple(
            GoalLine(view.id, view.title, view.url, view.how) for view in views
        )
        for place, views in goals.goals_of(visitor, places).items()
    }


def goal_choices(visitor: Visitor) -> list[tuple[str, str]]:
    """Goals for a form. Queries: 1."""
    return [(str(identity), label) for identity, label in goals.goal_choices(visitor)]


def ids_of_goal(visitor: Visitor, goal_id: UUID) -> list[UUID]:
    """The kiemen of a goal this visitor may see, seen or unseen: filter them. Queries: 1 or 2."""
    if goals.goal_by_id(visitor, str(goal_id)) is None:
        return []
    places = goals.places_of_goal(goal_id)
    return [UUID(pk_of(place)) for place in places if kind_of(place) == KIND]
