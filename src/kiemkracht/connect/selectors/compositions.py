"""Lists of learning sets: those one arranges, and the sets one sits in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Composition
from kiemkracht.connect.rules.composing import may_arrange, may_arrange_somewhere
from kiemkracht.people.selectors import CommunityView, communities_of_kind, community_names


@dataclass(frozen=True, slots=True)
class CompositionCard:
    """One composition in a list."""

    id: UUID
    title: str
    community: str
    people: int
    sets: int
    is_shared: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CompositionList:
    """What a visitor arranges, and where they sit in a set themselves."""

    arranged: Sequence[CompositionCard]
    own: Sequence[CompositionCard]
    may_make: bool


def composition_list(visitor: Visitor) -> CompositionList:
    """Newest first, at most fifty. Queries: 2, or 0 for strangers."""
    rows = list(
        Composition.objects.visible_to(visitor)
        .annotate(people=Count("members", distinct=True))
        .order_by("-created_at", "title")[:50]
    )
    names = community_names(row.community_id for row in rows) if rows else {}
    cards = [(may_arrange(visitor, row.community_id), _card(row, names)) for row in rows]
    return CompositionList(
        arranged=[card for arranges, card in cards if arranges],
        own=[card for arranges, card in cards if not arranges],
        may_make=may_arrange_somewhere(visitor),
    )


def _card(row: Composition, names: Mapping[UUID, CommunityView]) -> CompositionCard:
    view = names.get(row.community_id)
    return CompositionCard(
        id=row.pk,
        title=row.title,
        community=view.name if view else "",
        people=row.people,  # type: ignore[attr-defined] # annotated by the list
        sets=len(row.projects),
        is_shared=row.shared_at is not None,
        created_at=row.created_at,
    )


def arrangeable_communities(visitor: Visitor) -> Sequence[CommunityView]:
    """Communities for which this visitor may compose and draw. Queries: 1."""
    return [view for view in communities_of_kind() if may_arrange(visitor, view.id)]


def composition_of(visitor: Visitor, composition_id: UUID) -> Composition | None:
    """One composition, when this visitor may see it. Queries: 1."""
    return Composition.objects.visible_to(visitor).filter(pk=composition_id).first()
