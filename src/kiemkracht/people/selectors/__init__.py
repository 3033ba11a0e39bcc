"""Reading people and communities. Other rooms come in here."""

from kiemkracht.people.selectors.communities import (
    CommunityView,
    city_drawing,
    communities_of_kind,
    community_by_slug,
    community_choices,
    community_names,
    inside,
    outlines,
)
from kiemkracht.people.selectors.naming import names_of, person_of_visitor
from kiemkracht.people.selectors.visiting import visitor_by_id, visitor_of

__all__ = [
    "CommunityView",
    "city_drawing",
    "communities_of_kind",
    "community_by_slug",
    "community_choices",
    "community_names",
    "inside",
    "names_of",
    "outlines",
    "person_of_visitor",
    "visitor_by_id",
    "visitor_of",
]
