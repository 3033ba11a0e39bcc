"""What three circles of Lindehaven say about their ties: much soup, little learning."""

from kiemkracht.cli.city.chance import stream
from kiemkracht.cli.city.settling import Townspeople
from kiemkracht.connect.services.seeding_ties import tell_many

# Circle, and how likely a member names helping, learning, laughing, organising.
_CIRCLES = (
    ("kring-soeptafel", (0.9, 0.15, 0.85, 0.3)),
    ("kring-pleinbeheer", (0.6, 0.2, 0.25, 0.95)),
)
_KINDS = ("help", "learn", "laugh", "organise")
TELLS = 0.85


def tie(town: Townspeople) -> int:
    """Let most members of the circles tell; gives how many did."""
    chance = stream("ties")
    told = 0
    for key, odds in _CIRCLES:
        answers = {
            person: [kind for kind, odd in zip(_KINDS, odds, strict=True) if chance.random() < odd]
            for person in town.by_community.get(key, [])
            if chance.random() < TELLS
        }
        told += tell_many(town.communities[key], answers)
    return told
