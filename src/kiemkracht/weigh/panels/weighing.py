"""How weighings show themselves on the pages of earlier rooms, and on the front page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.rules.weighing import may_ask
from kiemkracht.weigh.selectors.weighings import (
    WeighingCard,
    waiting_weighings,
    weighing_of_choice,
    weighings_at,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Weighings of a place; `ask` is what follows the address of a new one, or empty."""

    cards: tuple[WeighingCard, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Door:
    """The way to the list; it holds nothing."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Weighings that wait for me, what is due first on top."""

    cards: tuple[WeighingCard, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """The weighing behind a choice."""

    subject: str
    url: str
    card_url: str
    looked_back_at: datetime | None


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register(
        "sprouts.sprout_detail",
        "weigh/weighing/_here.html",
        of_sprout,
        order=31,
        sign=panels.rows_of(Weighing, "sprout"),
        bare=nothing_of_sprout,
    )
    panels.register(
        "people.community",
        "weigh/weighing/_here.html",
        of_community,
        order=36,
        sign=panels.rows_of(Weighing, "community"),
        bare=nothing_of_community,
    )
    panels.register("connect.doors", "weigh/weighing/_home.html", of_home, order=91)
    panels.register("front.today", "weigh/weighing/_today.html", of_today, order=24)
    panels.register(
        "direction.choice_detail",
        "weigh/weighing/_choice.html",
        of_choice,
        order=20,
        sign=panels.rows_of(Weighing, "choice"),
    )


def of_sprout(visitor: Visitor, place: str) -> Asked | None:
    """On the page of a kiem, for who may see the kiem. Queries: 1 to 4."""
    return _at_sprout(visitor, place, weighings_at(visitor, sprout=UUID(pk_of(place))))


def nothing_of_sprout(visitor: Visitor, place: str) -> Asked | None:
    """On the page of a kiem without any: a way to ask for who may. Queries: 0."""
    return _at_sprout(visitor, place, ())


def _at_sprout(visitor: Visitor, place: str, cards: tuple[WeighingCard, ...]) -> Asked | None:
    ask = f"kiem={pk_of(place)}" if may_ask(visitor) else ""
    return Asked(cards, ask) if cards or ask else None


def of_community(visitor: Visitor, place: str) -> Asked | None:
    """On the page of a community. Queries: 1 to 5."""
    return _in_community(visitor, place, weighings_at(visitor, community=UUID(pk_of(place))))


def nothing_of_community(visitor: Visitor, place: str) -> Asked | None:
    """On the page of a community without any: a way to ask for who may. Queries: 0 or 1."""
    return _in_community(visitor, place, ())


def _in_community(visitor: Visitor, place: str, cards: tuple[WeighingCard, ...]) -> Asked | None:
    identity, ask = UUID(pk_of(place)), ""
    if may_ask(visitor):
        view = community_names([identity]).get(identity)
        ask = f"verband={view.slug}" if view else ""
    return Asked(cards, ask) if cards or ask else None


def of_home(visitor: Visitor, place: str) -> Door:
    """The way to all weighings. Queries: 0."""
    return Door()


def of_today(visitor: Visitor, place: str) -> Waiting | None:
    """On the front page. Queries: 0 or 1."""
    cards = waiting_weighings(visitor)
    return Waiting(cards) if cards else None


def of_choice(visitor: Visitor, place: str) -> Behind | None:
    """On the page of a choice that came out of a weighing. Queries: 1."""
    row = weighing_of_choice(UUID(pk_of(place)))
    if row is None:
        return None
    card = reverse("weigh:weighing_card", args=[row.pk])
    return Behind(row.subject, row.get_absolute_url(), card, row.looked_back_at)
