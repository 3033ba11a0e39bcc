"""What this room shows on pages of others."""

from uuid import UUID

from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors import glances


def community_directions(visitor: Visitor, place: str) -> glances.CommunityGlance | None:
    """On the page of a community: its directions and latest choices."""
    return glances.community_glance(visitor, UUID(pk_of(place)))


def my_directions(visitor: Visitor, place: str) -> glances.MyGlance | None:
    """On one's own page: the goals one stands for and the directions one keeps an eye on."""
    return glances.my_glance(visitor)


def open_choices(visitor: Visitor, place: str) -> glances.TodayGlance | None:
    """On the page of today: where one can respond, and what is due for another look."""
    return glances.today_glance(visitor)
