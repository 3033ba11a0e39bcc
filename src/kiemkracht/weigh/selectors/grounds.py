"""What a startfoto can stand on: a kiem or a community, as its visitor may see it."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_by_slug
from kiemkracht.sprouts.selectors.grounds import kiem_ground
from kiemkracht.weigh.enums import Context

_ORGANISED = frozenset({"team", "department", "professional", "cohort"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What the photo is of, with what the form begins with."""

    title: str
    sprout_id: UUID | None
    community_id: UUID | None
    community: str
    population: int | None
    context: str


def ground_of(visitor: Visitor, *, kiem: str = "", slug: str = "") -> Ground | None:
    """The kiem or community that was asked for; None when it isn't there. Queries: 1 or 2."""
    if kiem:
        return _of_kiem(visitor, kiem)
    view = community_by_slug(slug) if slug else None
    if view is None:
        return None
    context = Context.ORGANISATION if view.kind in _ORGANISED else Context.NEIGHBOURHOOD
    return Ground(view.name, None, view.id, view.name, view.population, context)


def _of_kiem(visitor: Visitor, text: str) -> Ground | None:
    try:
        found = kiem_ground(visitor, UUID(text))
    except ValueError:
        return None
    if found is None:
        return None
    context = Context.ORGANISATION if found.kind in _ORGANISED else Context.NEIGHBOURHOOD
    return Ground(
        found.title, found.id, found.community_id, found.community, found.population, context
    )
