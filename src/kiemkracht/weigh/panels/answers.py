"""How questions for backing and their sheets show themselves on pages of others."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels
from kiemkracht.base.places import pk_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.rules.support import may_ask
from kiemkracht.weigh.selectors.backing import SheetCard, sheet_at
from kiemkracht.weigh.selectors.support import (
    SupportCard,
    mine_waiting,
    oldest_waiting,
    support_at,
)


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


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("front.today", "weigh/support/_today.html", of_today, order=15)
    panels.register("sprouts.sprout_detail", "weigh/support/_here.html", of_sprout, order=40)
    panels.register("people.community", "weigh/support/_sheet_door.html", of_community, order=45)


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


def of_community(visitor: Visitor, place: str) -> SheetCard | None:
    """On the page of a team, the way to its sheet. Queries: 0, or 3 to 4."""
    if not may_ask(visitor):
        return None
    return sheet_at(visitor, UUID(pk_of(place)))
