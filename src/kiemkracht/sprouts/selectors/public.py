"""What anyone may read without coming in: for feeds and the open interface."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.enums import Kind, Phase
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.goals import GoalLine, goals_of

IN_A_FEED = 50


@dataclass(frozen=True, slots=True)
class PublicSprout:
    """A public kiem without anybody's name."""

    id: UUID
    title: str
    url: str
    story: str
    lang: str
    longing: str
    phase: str
    phase_label: str | Promise
    kind: str
    kind_label: str | Promise
    community: str
    community_slug: str
    x: float | None
    y: float | None
    next_step: str
    goals: tuple[GoalLine, ...]
    created_at: datetime
    changed_at: datetime


def public_sprouts(*, start: int = 0, limit: int = IN_A_FEED) -> Sequence[PublicSprout]:
    """The newest public kiemen first. Queries: 2."""
    rows = Sprout.objects.visible_to(NOBODY).with_card().order_by("-created_at", "pk")
    kept = list(rows[start : start + limit])
    goals = goals_of(NOBODY, (row.pk for row in kept))
    return [_public(row, goals.get(row.pk, ())) for row in kept]


def public_sprout(sprout_id: UUID) -> PublicSprout | None:
    """One public kiem. Queries: 2."""
    row = Sprout.objects.visible_to(NOBODY).with_card().filter(pk=sprout_id).first()
    return _public(row, goals_of(NOBODY, [row.pk]).get(row.pk, ())) if row else None


def how_many_public() -> int:
    """How many kiemen are public. Queries: 1."""
    return Sprout.objects.visible_to(NOBODY).count()


def _public(row: Sprout, goals: tuple[GoalLine, ...]) -> PublicSprout:
    return PublicSprout(
        id=row.pk,
        title=row.title,
        url=row.get_absolute_url(),
        story=row.story,
        lang=row.lang,
        longing=row.longing,
        phase=row.phase,
        phase_label=Phase(row.phase).label,
        kind=row.kind,
        kind_label=Kind(row.kind).label,
        community=row.community.name if row.community else "",
        community_slug=row.community.slug if row.community else "",
        x=row.x,
        y=row.y,
        next_step=row.next_step.text if row.next_step and row.is_alive else "",
        goals=goals,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
