"""How scale choices show themselves on pages of earlier rooms."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors.reviewing import may_write_for
from kiemkracht.people.selectors import community_names
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.tip.selectors.scales import ScaleCard, scales_of, scales_with, waits_that_ended


@dataclass(frozen=True, slots=True)
class Here:
    """Scale choices of a community; `start` is its slug for who may weigh."""

    cards: tuple[ScaleCard, ...]
    start: str = ""


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("people.community", "tip/_here.html", of_community, order=60)
    panels.register(
        "sprouts.sprout_detail",
        "tip/_here.html",
        of_sprout,
        order=34,
        sign=panels.rows_of(ScaleChoice.kiemen.through, "sprout"),
    )
    for spot in ("front.today", "front.weighing"):
        panels.register(spot, "tip/_today.html", of_today, order=65)


def of_community(visitor: Visitor, place: str) -> Here | None:
    """On the page of a community. Queries: 1 to 3."""
    identity = UUID(pk_of(place))
    cards = scales_of(identity)
    start = ""
    if may_write_for(visitor, identity):
        view = community_names([identity]).get(identity)
        start = view.slug if view else ""
    return Here(cards, start) if cards or start else None


def of_sprout(visitor: Visitor, place: str) -> Here | None:
    """On the page of a kiem that was weighed along. Queries: 1 or 2."""
    cards = scales_with(UUID(pk_of(place)))
    return Here(cards) if cards else None


def of_today(visitor: Visitor, place: str) -> Here | None:
    """On the front page, when a waiting came to its day. Queries: 0, 1 or 2."""
    cards = waits_that_ended(visitor)
    return Here(cards) if cards else None
