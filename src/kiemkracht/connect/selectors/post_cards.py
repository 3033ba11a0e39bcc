"""A question or offer as a card: what, how much, where and when. Never how liked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, Value, When
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import (
    KIND_GLYPHS,
    STATE_LOOKS,
    Direction,
    HelpKind,
    State,
    Unit,
)
from kiemkracht.connect.models import Post
from kiemkracht.connect.models.posts import PostQuerySet
from kiemkracht.connect.rules import posts as rules
from kiemkracht.connect.selectors.reading_ids import uuids_of

KIND = "connect.post"
EXCERPT = 120


@dataclass(frozen=True, slots=True)
class PostCard:
    """Everything a card shows."""

    id: UUID
    url: str
    what: str
    excerpt: str
    lang: str
    direction: str
    direction_label: str | Lazy
    kind_label: str | Lazy
    glyph: str
    unit: str | Lazy
    on: date | None
    community: str
    community_slug: str
    who: str
    state: str
    state_label: str | Lazy
    state_glyph: str
    state_tone: str
    circle: str | Lazy

    @property
    def is_need(self) -> bool:
        """Somebody asks; otherwise somebody offers."""
        return self.direction == Direction.NEED

    @property
    def is_open(self) -> bool:
        """Still looking for somebody."""
        return self.state == State.OPEN


def in_turn(rows: PostQuerySet) -> PostQuerySet:
    """What has a day first, soonest first; then the rest, every day beginning at another one."""
    today = clock.today()
    pivot = pivot_of(today)
    after = Case(When(lot__gte=pivot, then=Value(0)), default=Value(1), output_field=IntegerField())
    day = Case(When(on__gte=today, then=F("on")), default=None)
    return rows.order_by(day.asc(nulls_last=True), after, "lot", "pk")


def cards_of(visitor: Visitor, rows: Iterable[Post]) -> tuple[PostCard, ...]:
    """Cards of rows read `with_card()`; strangers read no names. Queries: 0."""
    today = clock.today()
    return tuple(card_of(visitor, row, today) for row in rows)


def card_of(visitor: Visitor, row: Post, today: date) -> PostCard:
    """One card."""
    state = State.EXPIRED if rules.is_past(row, today) else State(row.state)
    look = STATE_LOOKS[state]
    community = row.community
    return PostCard(
        id=row.pk,
        url=row.get_absolute_url(),
        what=row.what,
        excerpt=_excerpt(row.story),
        lang=row.lang,
        direction=row.direction,
        direction_label=Direction(row.direction).label,
        kind_label=HelpKind(row.kind).label,
        glyph=KIND_GLYPHS[row.kind],
        unit=Unit(row.unit).label,
        on=row.on,
        community=community.name if community else "",
        community_slug=community.slug if community else "",
        who=row.owner.name if visitor.is_known else "",
        state=state,
        state_label=state.label,
        state_glyph=look.glyph,
        state_tone=look.tone,
        circle="" if row.visibility == Visibility.PUBLIC else Visibility(row.visibility).label,
    )


def _excerpt(story: str) -> str:
    line = " ".join(story.split())
    if len(line) <= EXCERPT:
        return line
    return f"{line[: EXCERPT - 1].rsplit(' ', 1)[0]}…"


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    rows = Post.objects.visible_to(visitor).filter(pk__in=uuids_of(pks))
    return {
        str(row.pk): PlaceCard(row.what, row.get_absolute_url(), _("Asked and offered"))
        for row in rows.only("what")
    }


def still_open(visitor: Visitor, found_at: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards of the posts at these places that still ask or offer something. Queries: 1 or 0."""
    pks = [place.partition(":")[2] for place in found_at]
    if not pks:
        return {}
    rows = Post.objects.visible_to(visitor).alive(clock.today()).filter(pk__in=uuids_of(pks))
    return {
        f"{KIND}:{row.pk}": PlaceCard(row.what, row.get_absolute_url(), _("Asked and offered"))
        for row in rows.only("what")
    }
