"""How conversations show themselves on the pages of earlier rooms."""

from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base import panels, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.models import Growth
from kiemkracht.perspectives.selectors.conversations import (
    ConversationCard,
    conversations_at,
    open_conversations,
)
from kiemkracht.perspectives.selectors.grown import OriginLine, origins_at


@dataclass(frozen=True, slots=True)
class CommunityPanel:
    """The conversations of a community."""

    conversations: tuple[ConversationCard, ...]
    may_start: bool


@dataclass(frozen=True, slots=True)
class TodayPanel:
    """An invitation to a few conversations."""

    conversations: tuple[ConversationCard, ...]


@dataclass(frozen=True, slots=True)
class OriginPanel:
    """Where something that grew comes from."""

    origins: tuple[OriginLine, ...]


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    panels.register("people.community", "perspectives/_community_panel.html", at_community)
    panels.register("front.today", "perspectives/_today_panel.html", today, order=40)
    panels.register(
        "sprouts.sprout_detail",
        "perspectives/_origin_of_sprout.html",
        origin,
        order=5,
        sign=panels.rows_of(Growth, "place"),
    )
    panels.register(
        "direction.direction_detail", "perspectives/_asked_in_direction.html", origin, order=20
    )


def at_community(visitor: Visitor, place: str) -> CommunityPanel | None:
    """Conversations here; nothing when there are none and this visitor can't start one."""
    community_id = UUID(places.pk_of(place))
    found = tuple(conversations_at(visitor, community_id))
    may_start = rules.may_start(visitor, community_id)
    return CommunityPanel(found, may_start) if found or may_start else None


def today(visitor: Visitor, place: str) -> TodayPanel | None:
    """The three conversations that opened last."""
    found = open_conversations(visitor, limit=3)
    return TodayPanel(tuple(found)) if found else None


def origin(visitor: Visitor, place: str) -> OriginPanel | None:
    """From which statements this kiem, or the questions at this direction, grew."""
    found = origins_at(visitor, place)
    return OriginPanel(found) if found else None
