"""Origins: what a later room holds, from which a person lets something grow in an earlier one.

A statement of a conversation becomes a kiem: the room of the kiemen asks here what to begin with,
and says here what grew. So nothing is imported forward, and the tie lives with the later room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiemkracht.base.places import kind_of, pk_of
from kiemkracht.base.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Origin:
    """What something may grow from: words to begin with, where they are, and one line on it."""

    place: str
    words: str
    told: str
    url: str


Look = Callable[[Visitor, str], Origin | None]
Tie = Callable[[Visitor, str, str], bool]
Forget = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Keeper:
    """How the room of an origin shows it, ties to it what grew, and lets go of what is gone."""

    look: Look
    tie: Tie
    forget: Forget


_keepers: dict[str, Keeper] = {}


def register(kind: str, *, look: Look, tie: Tie, forget: Forget) -> None:
    """Let the owning room answer for `kind` (`app.model`); called once, at start-up."""
    _keepers[kind] = Keeper(look, tie, forget)


def look(visitor: Visitor, place: str) -> Origin | None:
    """The origin at a place; None for what is no origin, or not this visitor's to grow from."""
    keeper = _keepers.get(kind_of(place))
    return keeper.look(visitor, pk_of(place)) if keeper else None


def tie(visitor: Visitor, *, place: str, grown: str) -> bool:
    """Note that `grown` grew from the origin at `place`; False when that can't be any more.

    The caller has asked leave for what grew; the room of the origin asks leave for the origin.
    """
    keeper = _keepers.get(kind_of(place))
    return keeper.tie(visitor, pk_of(place), grown) if keeper else False


def forget(grown: str) -> None:
    """Let every room let go of its tie to something that is gone."""
    for keeper in _keepers.values():
        keeper.forget(grown)
