"""How startfoto’s show themselves on the pages of earlier rooms, and on the front page."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.grounds import kiem_ground
from kiemkracht.sprouts.selectors.mine import carried_by
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
    panels.register("sprouts.sprout_detail", "weigh/_here.html", of_sprout, order=30)
    panels.register("people.community", "weigh/_here.html", of_community, order=35)
    panels.register("connect.home", "weigh/_home.html", of_home, order=90)
    panels.register("front.today", "weigh/_today.html", of_today, order=25)


def of_sprout(visitor: Visitor, place: str) -> Here | None:
    """On the page of a kiem; nothing without one for who may not start one. Queries: 1 or 2."""
    identity = UUID(pk_of(place))
    # Whoever reads the page of a kiem may see the kiem.
    cards = photos_at(visitor, sprout=identity)
    start = ""
    if visitor.is_known:
        ground = kiem_ground(visitor, identity)
        if ground and may_start(visitor, ground.community_id, carries=ground.is_carried):
            start = f"kiem={identity}"
    return Here(cards, start) if cards or start else None


def of_community(visitor: Visitor, place: str) -> Here | None:
    """On the page of a community. Queries: 1 to 3."""
    identity = UUID(pk_of(place))
    cards = photos_at(visitor, community=identity)
    start = ""
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
