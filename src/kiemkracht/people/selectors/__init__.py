"""Reading people and communities. Other rooms come in here."""

from kiemkracht.people.selectors.borders import Standing, Standings, standings
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
from kiemkracht.people.selectors.naming import names_of, people_for_writing, person_of_visitor
from kiemkracht.people.selectors.visiting import visitor_by_id, visitor_of

__all__ = [
    "CommunityView",
    "Standing",
    "Standings",
    "city_drawing",
    "communities_of_kind",
    "community_by_slug",
    "community_choices",
    "community_names",
    "inside",
    "names_of",
    "outlines",
    "people_for_writing",
    "person_of_visitor",
    "standings",
    "visitor_by_id",
    "visitor_of",
]
