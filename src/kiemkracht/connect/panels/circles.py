"""Circles on the pages of earlier rooms, and earlier rooms on the page of a circle."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.selectors.circles import (
    CircleAsks,
    circle_of_community,
    circles_that_ask,
)


@dataclass(frozen=True, slots=True)
class OfCircle:
    """The way from a community to the page of its circle."""

    name: str
    url: str


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("people.community", "connect/_circle_of.html", of_community, order=5)
    panels.register("front.today", "connect/_circles_ask.html", of_today, order=15)


def of_community(visitor: Visitor, place: str) -> OfCircle | None:
    """For a community that is a circle."""
    circle = circle_of_community(visitor, UUID(pk_of(place)))
    return OfCircle(circle.name, circle.get_absolute_url()) if circle else None


def of_today(visitor: Visitor, place: str) -> CircleAsks | None:
    """Circles that wait for my word."""
    return circles_that_ask(visitor)
