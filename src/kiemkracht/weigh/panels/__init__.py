"""How startfoto’s show themselves on the pages of earlier rooms, and on the front page."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.grounds import kiem_standing
from kiemkracht.sprouts.selectors.mine import carried_by
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.rules import may_start
from kiemkracht.weigh.selectors.photos import PhotoCard, photos_at, waiting_for


@dataclass(frozen=True, slots=True)
class Here:
    """Startfoto’s of a place; `start` is what follows the address of a new one, or empty."""

    cards: tuple[PhotoCard, ...]
    start: str


@dataclass(frozen=True, slots=True)
class Door:
    """The way to the list; it holds nothing."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Startfoto’s that I keep and that wait for me."""

    cards: tuple[PhotoCard, ...]


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register(
        "sprouts.sprout_detail",
        "weigh/_here.html",
        of_sprout,
        order=30,
        sign=panels.rows_of(StartingPosition, "sprout"),
        bare=nothing_of_sprout,
    )
    panels.register(
        "people.community",
        "weigh/_here.html",
        of_community,
        order=35,
        sign=panels.rows_of(StartingPosition, "community"),
        bare=nothing_of_community,
    )
    panels.register("connect.doors", "weigh/_home.html", of_home, order=90)
    for spot in ("front.today", "front.weighing"):
        panels.register(spot, "weigh/_today.html", of_today, order=25)


def of_sprout(visitor: Visitor, place: str) -> Here | None:
    """On the page of a kiem; nothing without one for who may not start one. Queries: 1."""
    # Whoever reads the page of a kiem may see the kiem.
    return _at_sprout(visitor, place, photos_at(visitor, sprout=UUID(pk_of(place))))


def nothing_of_sprout(visitor: Visitor, place: str) -> Here | None:
    """On the page of a kiem without any: a way to begin for who may. Queries: 0."""
    return _at_sprout(visitor, place, ())


def _at_sprout(visitor: Visitor, place: str, cards: tuple[PhotoCard, ...]) -> Here | None:
    start = ""
    if visitor.is_known:
        ground = kiem_standing(visitor, UUID(pk_of(place)))
        if ground and may_start(visitor, ground.community_id, carries=ground.is_carried):
            start = f"kiem={pk_of(place)}"
    return Here(cards, start) if cards or start else None


def of_community(visitor: Visitor, place: str) -> Here | None:
    """On the page of a community. Queries: 1 to 3."""
    return _in_community(visitor, place, photos_at(visitor, community=UUID(pk_of(place))))


def nothing_of_community(visitor: Visitor, place: str) -> Here | None:
    """On the page of a community without any: a way to begin for who may. Queries: 0 or 1."""
    return _in_community(visitor, place, ())


def _in_community(visitor: Visitor, place: str, cards: tuple[PhotoCard, ...]) -> Here | None:
    identity, start = UUID(pk_of(place)), ""
    if may_start(visitor, identity, carries=False):
        view = community_names([identity]).get(identity)
        start = f"verband={view.slug}" if view else ""
    return Here(cards, start) if cards or start else None


def of_home(visitor: Visitor, place: str) -> Door:
    """The way to all startfoto’s. Queries: 0."""
    return Door()


def of_today(visitor: Visitor, place: str) -> Waiting | None:
    """On the front page, for who keeps one. Queries: 0 or 2."""
    cards = waiting_for(visitor, carried_by(visitor))
    return Waiting(cards) if cards else None
