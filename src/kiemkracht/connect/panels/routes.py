"""Two routes on the page of a community and of a kiem that is a crossing."""

from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import RouteCase, RouteCrossing
from kiemkracht.connect.selectors.routes import RouteCard, routes_at, routes_in


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register(
        "people.community",
        "connect/_routes_here.html",
        here,
        order=35,
        sign=panels.rows_of(RouteCase, "community"),
    )
    panels.register(
        "sprouts.sprout_detail",
        "connect/_routes_of_kiem.html",
        of_kiem,
        order=25,
        sign=panels.rows_of(RouteCrossing, "place"),
    )


def here(visitor: Visitor, place: str) -> tuple[RouteCard, ...] | None:
    """The newest of a community; nothing when there are none. Queries: 1 or 2."""
    return routes_in(visitor, UUID(pk_of(place))) or None


def of_kiem(visitor: Visitor, place: str) -> tuple[RouteCard, ...] | None:
    """The question that a kiem makes a shorter way for. Queries: 1 or 2."""
    return routes_at(visitor, place) or None
