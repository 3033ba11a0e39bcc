"""The front page: what happened where I follow, and what grows today."""

from dataclasses import dataclass

from kiemkracht.base.visitors import Visitor
from kiemkracht.front.selectors.hearing import Heard, heard
from kiemkracht.sprouts.selectors.cards import SproutCard
from kiemkracht.sprouts.selectors.listing import Wishes, sprout_list

CARDS = 6


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Today, for one visitor. `cards` are the first of the day, in the order that turns daily."""

    name: str
    is_known: bool
    heard: tuple[Heard, ...]
    cards: tuple[SproutCard, ...]
    total: int


def front_page(visitor: Visitor) -> FrontPage:
    """Read the front page. Queries: 3 for strangers, 3 more for notices, and the panels."""
    growing = sprout_list(visitor, Wishes())
    return FrontPage(
        name=visitor.name.split()[0] if visitor.has_account else "",
        is_known=visitor.is_known,
        heard=heard(visitor),
        cards=growing.cards[:CARDS],
        total=growing.total,
    )
