"""Scripts: the list, one of them, and what pages of others show of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.act.enums import Stage, StepState
from kiemkracht.act.models import Script
from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.photos import position_name
from kiemkracht.weigh.selectors.pictures import pictures_seen

PER_PAGE = 24
_TONES = {
    Stage.PROPOSAL: "plum",
    Stage.DISCUSSED: "plum",
    Stage.FIXED: "sky",
    Stage.RUNNING: "leaf",
    Stage.ADJUSTED: "leaf",
    Stage.FINISHED: "sky",
}
_BEHIND = ("proposal", "talk", "harvest")


@dataclass(frozen=True, slots=True)
class ScriptCard:
    """A script in a list: how far it is, and what comes next."""

    id: UUID
    subject: str
    url: str
    stage: str
    stage_label: str | Promise
    tone: str
    community: str
    position: str
    version: int
    closed: int
    steps: int
    next_on: date | None
    changed_at: datetime

    @property
    def runs(self) -> bool:
        """People are at work on it; before that its days are only meant."""
        return self.stage in (Stage.RUNNING, Stage.ADJUSTED)

    @property
    def is_on(self) -> bool:
        """The first step that is still open has begun."""
        return self.next_on is not None and self.next_on <= clock.today()


@dataclass(frozen=True, slots=True)
class ScriptWishes:
    """What somebody looks for."""

    query: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class ScriptList:
    """The page of all scripts."""

    page: Page[Script]
    cards: tuple[ScriptCard, ...]
    total: int


def seen(visitor: Visitor, rows: QuerySet[Script] | None = None) -> QuerySet[Script]:
    """Of these scripts (or all) those whose picture this visitor may see. Queries: 2 to 4."""
    wanted = Script.objects.all() if rows is None else rows
    photos = list(wanted.order_by().values_list("photo_id", flat=True))
    return wanted.filter(photo_id__in=pictures_seen(visitor, photos) if photos else ())


def script_list(visitor: Visitor, wishes: ScriptWishes, *, page: int | str = 1) -> ScriptList:
    """What this visitor may see, what changed last first. Queries: 4 to 6."""
    rows = Script.objects.all()
    for word in one_line(wishes.query)[:100].split():
        rows = rows.filter(Q(subject__icontains=word) | Q(community__name__icontains=word))
    if wishes.stage in Stage.values:
        rows = rows.filter(stage=wishes.stage)
    found = Paginator(_with_card(seen(visitor, rows)), PER_PAGE).get_page(page)
    return ScriptList(found, tuple(card_of(row) for row in found), found.paginator.count)


def _with_card(rows: QuerySet[Script]) -> QuerySet[Script]:
    is_open = Q(steps__state=StepState.OPEN)
    return (
        rows.select_related("community")
        .defer(*_BEHIND)
        .annotate(
            all_steps=Count("steps", filter=~Q(steps__state=StepState.DROPPED)),
            open_steps=Count("steps", filter=is_open),
            next_on=Min("steps__start_on", filter=is_open),
        )
        .order_by("-changed_at", "pk")  # counting drops the usual order
    )


def card_of(row: Script) -> ScriptCard:
    """One card. Queries: 0 for a row that was read with its card."""
    every, still = getattr(row, "all_steps", 0), getattr(row, "open_steps", 0)
    return ScriptCard(
        id=row.pk,
        subject=row.subject,
        url=row.get_absolute_url(),
        stage=row.stage,
        stage_label=Stage(row.stage).label,
        tone=_TONES[Stage(row.stage)],
        community=row.community.name if row.community else "",
        position=position_name(row.position),
        version=row.version,
        closed=every - still,
        steps=every,
        next_on=getattr(row, "next_on", None),
        changed_at=row.changed_at,
    )


def scripts_at(
    visitor: Visitor, *, sprout: UUID | None = None, community: UUID | None = None, most: int = 3
) -> tuple[ScriptCard, ...]:
    """Of a kiem or a community, what changed last first. Queries: 1, or 4 to 5 with scripts."""
    rows = Script.objects.filter(Q(sprout_id=sprout) if sprout else Q(community_id=community))
    return tuple(card_of(row) for row in _with_card(seen(visitor, rows))[:most])


def script_of_photo(photo_id: UUID) -> ScriptCard | None:
    """The script of a startfoto, for who may see its picture. Queries: 1."""
    row = _with_card(Script.objects.filter(photo_id=photo_id)).first()
    return card_of(row) if row else None


def find_script(visitor: Visitor, script_id: UUID) -> Script | None:
    """One script, or None when it is not this visitor's to see. Queries: 1 to 4."""
    return seen(visitor, Script.objects.filter(pk=script_id)).first()


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 2 to 4."""
    rows = seen(visitor, Script.objects.filter(pk__in=_uuids(pks)))
    return {
        str(row.pk): PlaceCard(row.subject, row.get_absolute_url(), _("Scripts"))
        for row in rows.only("subject")
    }


def _uuids(texts: Iterable[str]) -> Collection[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
