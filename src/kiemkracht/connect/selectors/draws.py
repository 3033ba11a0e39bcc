"""Lists of draws, and the communities for which one may be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import PanelDraw, PanelWillingness
from kiemkracht.connect.rules.composing import may_arrange, may_arrange_somewhere
from kiemkracht.people.selectors import CommunityView, community_names


@dataclass(frozen=True, slots=True)
class DrawCard:
    """One draw in a list."""

    id: UUID
    title: str
    community: str
    size: int
    pool_size: int
    is_drawn: bool
    is_public: bool
    drawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class WillingLine:
    """A community of mine, and whether I may be drawn for it."""

    community_id: UUID
    name: str
    is_willing: bool


@dataclass(frozen=True, slots=True)
class DrawList:
    """What a visitor arranges, what is public, and where they may be drawn."""

    arranged: Sequence[DrawCard]
    public: Sequence[DrawCard]
    willing: Sequence[WillingLine]
    may_make: bool


def draw_list(visitor: Visitor) -> DrawList:
    """Newest first, at most fifty. Queries: 3."""
    rows = list(PanelDraw.objects.visible_to(visitor).order_by("-created_at", "title")[:50])
    own = visitor.communities if visitor.has_account else frozenset()
    views = community_names({row.community_id for row in rows} | own) if rows or own else {}
    cards = [(may_arrange(visitor, row.community_id), _card(row, views)) for row in rows]
    willing = (
        set(
            PanelWillingness.objects.filter(person_id=visitor.identity, until=None).values_list(
                "community_id", flat=True
            )
        )
        if own
        else set()
    )
    return DrawList(
        arranged=[card for arranges, card in cards if arranges],
        public=[card for arranges, card in cards if not arranges],
        willing=sorted(
            (WillingLine(pk, views[pk].name, pk in willing) for pk in own if pk in views),
            key=lambda line: line.name,
        ),
        may_make=may_arrange_somewhere(visitor),
    )


def _card(row: PanelDraw, views: Mapping[UUID, CommunityView]) -> DrawCard:
    view = views.get(row.community_id)
    return DrawCard(
        id=row.pk,
        title=row.title,
        community=view.name if view else "",
        size=row.size,
        pool_size=row.pool_size,
        is_drawn=row.is_drawn,
        is_public=row.published_at is not None,
        drawn_at=row.drawn_at,
    )


def draw_of(visitor: Visitor, draw_id: UUID) -> PanelDraw | None:
    """One draw, when this visitor may see it. Queries: 1."""
    return PanelDraw.objects.visible_to(visitor).filter(pk=draw_id).first()
