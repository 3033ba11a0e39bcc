"""What two circles of Lindehaven say about their ties: much soup and laughing, little learning."""

from itertools import cycle

from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services.seeding_ties import tell_many

# Circle, and what its members name, in turn.
_CIRCLES = (
    (
        "kring-soeptafel",
        (
            ("help", "laugh"),
            ("help", "laugh", "organise"),
            ("laugh",),
            ("help", "learn"),
            ("laugh",),
        ),
    ),
    (
        "kring-pleinbeheer",
        (("organise",), ("organise", "help"), ("organise", "help", "laugh"), ("organise", "learn")),
    ),
)


def tie(town: Townspeople) -> int:
    """Let the members of both circles tell; gives how many did."""
    told = 0
    for key, turns in _CIRCLES:
        members = town.by_community.get(key, [])
        answers = dict(zip(members, cycle(turns), strict=False))
        told += tell_many(town.communities[key], answers)
    return told
