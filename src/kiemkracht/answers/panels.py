"""How questions for backing and their sheets show themselves on pages of others."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.answers.models import Challenge, SecondLook, SupportRequest
from kiemkracht.answers.rules.support import may_ask
from kiemkracht.answers.selectors.backing import SheetCard, sheet_at
from kiemkracht.answers.selectors.challenges import ChallengeCard, challenges_at, my_challenges
from kiemkracht.answers.selectors.second_looks import (
    LookCard,
    LooksOfChoice,
    looks_of_choice,
    waiting_for,
    without_duo,
)
from kiemkracht.answers.selectors.support import (
    SupportCard,
    mine_waiting,
    oldest_waiting,
    support_at,
)
from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors.reviewing import standing_of
from kiemkracht.people.enums import PLACE_KINDS
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.grounds import kiem_standing


@dataclass(frozen=True, slots=True)
class Backing:
    """What waits for me, and what I wait for."""

    of_me: tuple[SupportCard, ...]
    mine: tuple[SupportCard, ...]


@dataclass(frozen=True, slots=True)
class BackingHere:
    """My questions about a kiem, and the way to a new one."""

    cards: tuple[SupportCard, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Looks:
    """Second looks that ask something of me."""

    mine: tuple[LookCard, ...]
    without_duo: tuple[LookCard, ...]


@dataclass(frozen=True, slots=True)
class ChallengesHere:
    """Challenges of a kiem or a community; `start` follows the address of a new one."""

    cards: tuple[ChallengeCard, ...]
    start: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """The way to everything here; backing only for who works at an organisation."""

    may_ask: bool


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    for spot in ("front.today", "front.weighing"):
        panels.register(spot, "answers/support/_today.html", of_today, order=15)
        panels.register(spot, "answers/looks/_today.html", looks_today, order=16)
        panels.register(spot, "answers/challenges/_today.html", challenges_today, order=60)
    panels.register(
        "sprouts.sprout_detail",
        "answers/support/_here.html",
        of_sprout,
        order=40,
        sign=panels.rows_of(SupportRequest, "sprout"),
        bare=nothing_of_sprout,
    )
    panels.register("connect.doors", "answers/_door.html", of_home, order=91)
    panels.register(
        "direction.choice_detail",
        "answers/looks/_of_choice.html",
        of_choice,
        order=20,
        sign=panels.rows_of(SecondLook, "choice"),
        bare=no_looks_of_choice,
    )
    panels.register(
        "sprouts.sprout_detail",
        "answers/challenges/_here.html",
        challenges_of_sprout,
        order=45,
        sign=panels.rows_of(Challenge, "sprout"),
        bare=no_challenges_of_sprout,
    )
    panels.register(
        "people.community",
        "answers/challenges/_here.html",
        challenges_of_community,
        order=50,
        sign=panels.rows_of(Challenge, "community"),
        bare=no_challenges_of_community,
    )
    panels.register("people.community", "answers/support/_sheet_door.html", of_community, order=45)


def of_today(visitor: Visitor, place: str) -> Backing | None:
    """On the front page, for who works at an organisation. Queries: 0, or 2 to 3."""
    of_me, mine = oldest_waiting(visitor), mine_waiting(visitor)
    return Backing(of_me, mine) if of_me or mine else None


def of_sprout(visitor: Visitor, place: str) -> BackingHere | None:
    """On the page of a kiem, for who works at an organisation. Queries: 0, or 1 to 2."""
    if not may_ask(visitor):
        return None
    identity = pk_of(place)
    return BackingHere(support_at(visitor, UUID(identity)), f"kiem={identity}")


def nothing_of_sprout(visitor: Visitor, place: str) -> BackingHere | None:
    """On the page of a kiem without any: a way to ask for who may. Queries: 0."""
    return BackingHere((), f"kiem={pk_of(place)}") if may_ask(visitor) else None


def of_community(visitor: Visitor, place: str) -> SheetCard | None:
    """On the page of a team, the way to its sheet. Queries: 0, or 3 to 4."""
    if not may_ask(visitor):
        return None
    return sheet_at(visitor, UUID(pk_of(place)))


def looks_today(visitor: Visitor, place: str) -> Looks | None:
    """On the front page, for who sits in one, asked one, or names the two. Queries: 0 to 4."""
    mine, without = waiting_for(visitor), without_duo(visitor)
    return Looks(mine, without) if mine or without else None


def of_choice(visitor: Visitor, place: str) -> LooksOfChoice | None:
    """On the page of a choice that was published. Queries: 0, or 2."""
    choice = standing_of(UUID(pk_of(place)))
    return looks_of_choice(visitor, choice) if choice else None


def no_looks_of_choice(visitor: Visitor, place: str) -> LooksOfChoice | None:
    """Where nobody asked for a second look: until when one can. Queries: 0 or 1."""
    choice = standing_of(UUID(pk_of(place)))
    return looks_of_choice(visitor, choice, are_there=False) if choice else None


def challenges_today(visitor: Visitor, place: str) -> ChallengesHere | None:
    """On the front page, for who began one. Queries: 0, 1 or 2."""
    cards = my_challenges(visitor)
    return ChallengesHere(cards) if cards else None


def challenges_of_sprout(visitor: Visitor, place: str) -> ChallengesHere | None:
    """On the page of a kiem, for who carries it or when there is one. Queries: 1 or 2."""
    return _at_sprout(visitor, place, challenges_at(visitor, sprout=UUID(pk_of(place))))


def no_challenges_of_sprout(visitor: Visitor, place: str) -> ChallengesHere | None:
    """On the page of a kiem without any: a way to begin for who may. Queries: 0."""
    return _at_sprout(visitor, place, ())


def _at_sprout(
    visitor: Visitor, place: str, cards: tuple[ChallengeCard, ...]
) -> ChallengesHere | None:
    identity = UUID(pk_of(place))
    ground = kiem_standing(visitor, identity) if visitor.is_known else None
    may_begin = ground is not None and ground.is_carried and ground.community_id is not None
    start = f"kiem={identity}" if may_begin else ""
    return ChallengesHere(cards, start) if cards or start else None


def challenges_of_community(visitor: Visitor, place: str) -> ChallengesHere | None:
    """On the page of a community, for who belongs to it or when there is one. Queries: 1 to 3."""
    return _in_community(visitor, place, challenges_at(visitor, community=UUID(pk_of(place))))


def no_challenges_of_community(visitor: Visitor, place: str) -> ChallengesHere | None:
    """On the page of a community without any: a way to begin for who may. Queries: 0 or 1."""
    return _in_community(visitor, place, ())


def _in_community(
    visitor: Visitor, place: str, cards: tuple[ChallengeCard, ...]
) -> ChallengesHere | None:
    identity, start = UUID(pk_of(place)), ""
    if visitor.belongs_to(identity):
        view = community_names([identity]).get(identity)
        start = f"verband={view.slug}" if view and view.kind in PLACE_KINDS else ""
    return ChallengesHere(cards, start) if cards or start else None


def of_home(visitor: Visitor, place: str) -> Doors:
    """The way to everything here. Queries: 0."""
    return Doors(may_ask(visitor))
