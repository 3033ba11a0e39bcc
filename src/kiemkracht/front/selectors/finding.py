"""One search over every room."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from kiemkracht.base import places, search
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor

SHOWN_PER_KIND = 12
ROOMS = ("sprouts", "perspectives", "direction", "weigh", "act", "learn", "tip", "connect")
"""The order of the shelves: what grows and is talked about first, then answers, then people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one room."""

    kind: str | Promise
    cards: tuple[PlaceCard, ...]


def found(visitor: Visitor, query: str) -> Sequence[Found]:
    """Places that match, per kind, best first; only what this visitor may see.

    Queries: 2 per kind of place.
    """
    shelves = []
    for kind in sorted(places.kinds(), key=_place_in_order):
        pks = search.matching(query, kind=kind, limit=SHOWN_PER_KIND * 3)
        cards = places.cards(visitor, [f"{kind}:{pk}" for pk in pks])
        seen = [cards[f"{kind}:{pk}"] for pk in pks if f"{kind}:{pk}" in cards]
        if seen:
            name = places.name_of(kind) or seen[0].kind
            shelves.append(Found(name, tuple(seen[:SHOWN_PER_KIND])))
    return shelves


def _place_in_order(kind: str) -> tuple[int, str]:
    room = kind.partition(".")[0]
    return (ROOMS.index(room) if room in ROOMS else len(ROOMS), kind)
