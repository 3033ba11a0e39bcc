"""How suggestions, invitations, bonds and bridges show themselves on the pages of others."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from kiemkracht.base import clock, panels, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bridges import UnitKind
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.bonds import BondCard, BondList, bond_list, reminder_of_today
from kiemkracht.connect.selectors.bridge_page import share_of
from kiemkracht.connect.selectors.crossings import (
    Quarter,
    SurpriseShare,
    quarters,
    surprise_share,
)
from kiemkracht.connect.selectors.invitations import InvitationCard, waiting_for
from kiemkracht.connect.selectors.suggestions import SuggestionPage, suggestion_page
from kiemkracht.people.selectors import community_names

_KIND_ON_MAP = {
    "district": UnitKind.DISTRICT,
    "neighbourhood": UnitKind.NEIGHBOURHOOD,
    "department": UnitKind.DEPARTMENT,
    "team": UnitKind.DEPARTMENT,
}


@dataclass(frozen=True, slots=True)
class TodayPanel:
    """Who asks to meet me, and a bond that sleeps."""

    invitations: tuple[InvitationCard, ...]
    sleeper: BondCard | None


@dataclass(frozen=True, slots=True)
class MyPanel:
    """My invitations, bonds and suggestions, on my own page."""

    invitations: tuple[InvitationCard, ...]
    bonds: BondList
    suggestions: SuggestionPage


@dataclass(frozen=True, slots=True)
class HomePanel:
    """The way into meeting people, on the page of the room."""

    may_open: bool
    is_known: bool
    quarter: Quarter | None
    surprises: SurpriseShare
    every: int


@dataclass(frozen=True, slots=True)
class CommunityPanel:
    """Bonds of a community that cross its border, as far as the map tells."""

    crossing: int
    total: int
    share: float
    kind: str


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("connect.home", "connect/_meeting_home.html", home, order=30)
    panels.register("front.today", "connect/_meeting_today.html", today, order=15)
    panels.register("people.my_place", "connect/_meeting_mine.html", mine, order=20)
    panels.register("people.community", "connect/_bridge_share.html", community, order=40)


def home(visitor: Visitor, place: str) -> HomePanel:
    """Queries: 3."""
    told = [quarter for quarter in quarters(clock.today()) if quarter.share is not None]
    return HomePanel(
        may_open=rules.may_be_introduced(visitor),
        is_known=visitor.is_known,
        quarter=told[-1] if told else None,
        surprises=surprise_share(),
        every=int(settings.KIEMKRACHT_SURPRISE_EVERY),
    )


def today(visitor: Visitor, place: str) -> TodayPanel | None:
    """Nothing when nobody asks and no bond sleeps. Queries: 0 for strangers, else 2 to 6."""
    panel = TodayPanel(waiting_for(visitor), reminder_of_today(visitor))
    return panel if panel.invitations or panel.sleeper else None


def mine(visitor: Visitor, place: str) -> MyPanel | None:
    """Only on one's own page. Queries: 5 to 12."""
    if not visitor.is_known or places.pk_of(place) != str(visitor.person_id):
        return None
    return MyPanel(waiting_for(visitor), bond_list(visitor), suggestion_page(visitor))


def community(visitor: Visitor, place: str) -> CommunityPanel | None:
    """Nothing for a community without a row on the map, or without a bond. Queries: 2."""
    pk = places.pk_of(place)
    view = community_names([UUID(pk)]).get(UUID(pk))
    kind = _KIND_ON_MAP.get(view.kind) if view else None
    found = share_of(pk, kind) if kind else None
    if kind is None or found is None or not found[1]:
        return None
    return CommunityPanel(found[0], found[1], found[0] / found[1], kind)
