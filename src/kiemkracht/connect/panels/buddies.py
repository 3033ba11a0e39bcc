"""How a maatje shows itself on the pages of others."""

from dataclasses import dataclass

from kiemkracht.base import panels, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.selectors.buddies import BuddyCard, buddy_now


@dataclass(frozen=True, slots=True)
class MyBuddy:
    """The way to maatjes, with what is going on."""

    card: BuddyCard | None


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("front.today", "connect/_buddies_today.html", today, order=16)
    panels.register("people.my_place", "connect/_buddies_mine.html", mine, order=21)


def today(visitor: Visitor, place: str) -> BuddyCard | None:
    """A proposal, the week of now, or “what did you learn?”; nothing otherwise. Queries: 0 to 2."""
    return buddy_now(visitor)


def mine(visitor: Visitor, place: str) -> MyBuddy | None:
    """Only on one's own page. Queries: 1 or 2."""
    if not visitor.is_known or places.pk_of(place) != str(visitor.person_id):
        return None
    return MyBuddy(buddy_now(visitor))
