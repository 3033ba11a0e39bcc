"""Startfoto’s: the list, one of them, and what pages of others show of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiemkracht.base import places
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.scripts.words import POSITION_MEANINGS, POSITION_NAMES
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition

PER_PAGE = 24
SPROUT = "sprouts.sprout"
_BEHIND = ("result", "about")
_TONES = {Stage.ASKING: "spark", Stage.READING: "sky", Stage.FIXED: "leaf"}


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """A startfoto in a list. The position is told only once it is fixed."""

    id: UUID
    subject: str
    url: str
    stage: str
    stage_label: str | Promise
    tone: str
    community: str
    position: str
    position_meaning: str
    answers: int | None
    created_at: datetime
    fixed_at: datetime | None
    is_again: bool


@dataclass(frozen=True, slots=True)
class PhotoWishes:
    """What somebody looks for."""

    query: str = ""
    stage: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class PhotoList:
    """The page of all startfoto’s."""

    page: Page[StartingPosition]
    cards: tuple[PhotoCard, ...]
    total: int


def seen(visitor: Visitor) -> list[UUID]:
    """Ids of everything this visitor may see, those of kiemen only with the kiem. Queries: 1-2."""
    rows = StartingPosition.objects.visible_to(visitor)
    return with_kiem(visitor, rows.values_list("pk", "sprout_id"))


def with_kiem(visitor: Visitor, rows: Iterable[tuple[UUID, UUID | None]]) -> list[UUID]:
    """Of startfoto’s with their kiem, those whose kiem this visitor may see. Queries: 0 or 1."""
    found = list(rows)
    wanted = [f"{SPROUT}:{sprout}" for _pk, sprout in found if sprout]
    known = places.cards(visitor, wanted) if wanted else {}
    return [pk for pk, sprout in found if sprout is None or f"{SPROUT}:{sprout}" in known]


def find_photo(visitor: Visitor, photo_id: UUID) -> StartingPosition | None:
    """One startfoto, or None when it is not this visitor's to see. Queries: 1 or 2."""
    rows = StartingPosition.objects.visible_to(visitor).select_related("community")
    row = rows.filter(pk=photo_id).first()
    if row is None or not row.sprout_id:
        return row
    return row if places.card(visitor, f"{SPROUT}:{row.sprout_id}") else None


def photo_list(visitor: Visitor, wishes: PhotoWishes, *, page: int | str = 1) -> PhotoList:
    """What this visitor may see, newest first. Queries: 4."""
    rows = StartingPosition.objects.filter(pk__in=seen(visitor))
    for word in one_line(wishes.query)[:100].split():
        rows = rows.filter(Q(subject__icontains=word) | Q(community__name__icontains=word))
    if wishes.stage in Stage.values:
        rows = rows.filter(stage=wishes.stage)
    if wishes.position in POSITION_NAMES:
        rows = rows.filter(stage=Stage.FIXED, summary__position=wishes.position)
    found = Paginator(rows.select_related("community").defer(*_BEHIND), PER_PAGE).get_page(page)
    return PhotoList(found, tuple(card_of(row) for row in found), found.paginator.count)


def card_of(row: StartingPosition) -> PhotoCard:
    """One card. Queries: 0 for a row that was read with its community."""
    is_fixed = row.stage == Stage.FIXED
    position = str(row.summary.get("position", "")) if is_fixed else ""
    return PhotoCard(
        id=row.pk,
        subject=row.subject,
        url=row.get_absolute_url(),
        stage=row.stage,
        stage_label=Stage(row.stage).label,
        tone=_TONES[Stage(row.stage)],
        community=row.community.name if row.community else "",
        position=position_name(position),
        position_meaning=position_meaning(position),
        answers=row.summary.get("answers") if is_fixed else None,
        created_at=row.created_at,
        fixed_at=row.fixed_at,
        is_again=row.earlier_id is not None,
    )


def position_meaning(position: str) -> str:
    """What a starting position means, in one sentence in the language of the reader."""
    return POSITION_MEANINGS[position].in_((get_language() or "nl")[:2]) if position else ""


def position_name(position: str) -> str:
    """A starting position in the language of the reader; "" for none."""
    return POSITION_NAMES[position].in_((get_language() or "nl")[:2]) if position else ""


def position_choices() -> list[tuple[str, str]]:
    """All eight, for a filter."""
    return [(name, position_name(name)) for name in POSITION_NAMES]


def photos_at(
    visitor: Visitor, *, sprout: UUID | None = None, community: UUID | None = None, most: int = 3
) -> tuple[PhotoCard, ...]:
    """The newest of a kiem that this visitor sees (1 query), or of a community (1 or 2)."""
    rows = StartingPosition.objects.visible_to(visitor)
    rows = rows.filter(Q(sprout_id=sprout) if sprout else Q(community_id=community))
    found = list(rows.select_related("community").defer(*_BEHIND)[: most * 4])
    if sprout:
        return tuple(card_of(row) for row in found[:most])
    allowed = set(with_kiem(visitor, [(row.pk, row.sprout_id) for row in found]))
    return tuple(card_of(row) for row in found if row.pk in allowed)[:most]


def waiting_for(visitor: Visitor, carried: Iterable[UUID]) -> tuple[PhotoCard, ...]:
    """Startfoto’s that I keep and that ask for a next step. Queries: 1."""
    if not visitor.is_known:
        return ()
    own = Q(started_by_id=visitor.identity) | Q(sprout_id__in=list(carried))
    rows = StartingPosition.objects.filter(own).exclude(stage=Stage.FIXED)
    return tuple(card_of(row) for row in rows.select_related("community").defer(*_BEHIND)[:3])


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 1 or 2."""
    wanted = [identity for pk in pks if (identity := _uuid(pk))]
    rows = StartingPosition.objects.visible_to(visitor).filter(pk__in=wanted)
    found = list(rows.only("subject", "sprout_id"))
    allowed = set(with_kiem(visitor, [(row.pk, row.sprout_id) for row in found]))
    return {
        str(row.pk): PlaceCard(row.subject, row.get_absolute_url(), _("Startfoto’s"))
        for row in found
        if row.pk in allowed
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
