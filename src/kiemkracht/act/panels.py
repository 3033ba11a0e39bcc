"""How scripts show themselves on the pages of earlier rooms, and on the front page."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.act.models import Script
from kiemkracht.act.selectors.scripts import ScriptCard, script_of_photo, scripts_at
from kiemkracht.act.selectors.today import ActToday, act_today
from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.pictures import keeps_proposal


@dataclass(frozen=True, slots=True)
class Here:
    """Scripts of a place."""

    cards: tuple[ScriptCard, ...]


@dataclass(frozen=True, slots=True)
class OfPhoto:
    """The script of a startfoto, or the way to make one."""

    photo_id: UUID
    card: ScriptCard | None


@dataclass(frozen=True, slots=True)
class Door:
    """The way to the list; it holds nothing."""


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register(
        "sprouts.sprout_detail",
        "act/_here.html",
        of_sprout,
        order=32,
        sign=panels.rows_of(Script, "sprout"),
    )
    panels.register(
        "people.community",
        "act/_here.html",
        of_community,
        order=37,
        sign=panels.rows_of(Script, "community"),
    )
    panels.register("weigh.photo", "act/_photo.html", of_photo)
    panels.register("weigh.advice", "act/_photo.html", of_photo)
    panels.register("connect.doors", "act/_home.html", of_home, order=92)
    for spot in ("front.today", "front.weighing"):
        panels.register(spot, "act/_today.html", act_today_at, order=13)


def of_sprout(visitor: Visitor, place: str) -> Here | None:
    """On the page of a kiem. Queries: 1, or 4 to 5 when it has scripts."""
    return _here(scripts_at(visitor, sprout=UUID(pk_of(place))))


def of_community(visitor: Visitor, place: str) -> Here | None:
    """On the page of a community. Queries: 1, or 4 to 5 when it has scripts."""
    return _here(scripts_at(visitor, community=UUID(pk_of(place))))


def _here(cards: tuple[ScriptCard, ...]) -> Here | None:
    return Here(cards) if cards else None


def of_photo(visitor: Visitor, place: str) -> OfPhoto | None:
    """On the pages of a startfoto with a picture. Queries: 1, or 2 to 3 without a script."""
    identity = UUID(pk_of(place))
    # Whoever reads this spot may see the picture.
    card = script_of_photo(identity)
    if card is not None:
        return OfPhoto(identity, card)
    keeps = visitor.is_known and keeps_proposal(visitor, identity)
    return OfPhoto(identity, None) if keeps else None


def of_home(visitor: Visitor, place: str) -> Door:
    """The way to all scripts. Queries: 0."""
    return Door()


def act_today_at(visitor: Visitor, place: str) -> ActToday | None:
    """On the front page. Queries: 0, or 2 to 9."""
    return act_today(visitor)
