"""Talents, help and klussen on the pages of earlier rooms."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Post
from kiemkracht.connect.selectors.my_help import (
    HelpHere,
    HelpToday,
    MyHelp,
    help_at_sprout,
    help_in,
    help_today,
    my_help,
)
from kiemkracht.connect.selectors.talents import MyTalents, TalentLine, my_talents, talents_in


@dataclass(frozen=True, slots=True)
class InCommunity:
    """What is asked, offered and gladly given in a community."""

    help: HelpHere
    talents: tuple[TalentLine, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """My talents, questions and promises."""

    help: MyHelp
    talents: MyTalents


@dataclass(frozen=True, slots=True)
class OneCarrier:
    """The kiem that somebody carries alone."""

    key: str


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("people.community", "connect/_in_community.html", of_community, order=30)
    panels.register("people.my_place", "connect/_mine.html", of_person, order=20)
    panels.register(
        "sprouts.sprout_detail",
        "connect/_at_sprout.html",
        of_sprout,
        order=20,
        sign=panels.rows_of(Post, "sprout"),
        bare=nothing_at_sprout,
    )
    panels.register("sprouts.carried_alone", "connect/_carried_alone.html", of_one_carrier)
    panels.register("front.today", "connect/_today.html", of_today, order=20)


def of_community(visitor: Visitor, place: str) -> InCommunity:
    """On the page of a community."""
    identity = UUID(pk_of(place))
    return InCommunity(help_in(visitor, identity), tuple(talents_in(visitor, identity)))


def of_person(visitor: Visitor, place: str) -> Mine | None:
    """On my own page only."""
    if pk_of(place) != str(visitor.person_id):
        return None
    found = my_help(visitor, limit=12)
    return Mine(found, my_talents(visitor)) if found else None


def of_sprout(visitor: Visitor, place: str) -> HelpHere | None:
    """On the page of a kiem."""
    return help_at_sprout(visitor, UUID(pk_of(place)))


def nothing_at_sprout(visitor: Visitor, place: str) -> HelpHere:
    """On the page of a kiem where nothing was asked or offered. Queries: 0."""
    return HelpHere(needs=(), offers=(), key=pk_of(place))


def of_one_carrier(visitor: Visitor, place: str) -> OneCarrier:
    """For who carries a kiem alone; the page of the kiem knows when."""
    return OneCarrier(pk_of(place))


def of_today(visitor: Visitor, place: str) -> HelpToday | None:
    """On the front page."""
    return help_today(visitor)
