"""What this room shows on the pages of others, and what it asks at their spots."""

from uuid import UUID

from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.selectors import mine
from kiemkracht.sprouts.selectors.my_radar import Waiting, waiting_for


def of_community(visitor: Visitor, place: str) -> mine.Shelf:
    """Kiemen of a community, on its page."""
    return mine.in_community(visitor, UUID(pk_of(place)))


def of_person(visitor: Visitor, place: str) -> mine.Mine | None:
    """What I carry, on my own page only."""
    return mine.mine(visitor) if pk_of(place) == str(visitor.person_id) else None


def of_goal(visitor: Visitor, place: str) -> mine.Shelf:
    """Kiemen that contribute to a goal, on its page."""
    return mine.of_goal(visitor, UUID(pk_of(place)))


def of_today(visitor: Visitor, place: str) -> mine.Today | None:
    """My next steps, and for who tends: who waits and what is quiet."""
    return mine.today(visitor)


def of_radar(visitor: Visitor, place: str) -> Waiting | None:
    """Sentences of one's own texts that wait for a look; for nobody else, anywhere."""
    if place and pk_of(place) != str(visitor.person_id):
        return None
    return waiting_for(visitor)
