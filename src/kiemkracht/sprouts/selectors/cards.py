"""A kiem as a card: what it is, where, and its next step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.goals import GoalLine, goals_of
from kiemkracht.sprouts.selectors.waiting import Wait, wait_of

EXCERPT = 150


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next small act."""

    text: str
    who: str
    due: date | None


@dataclass(frozen=True, slots=True)
class SproutCard:
    """Everything a card shows; nothing on it tells how liked a kiem is."""

    id: UUID
    title: str
    url: str
    excerpt: str
    lang: str
    phase: str
    phase_label: str | Promise
    glyph: str
    tone: str
    community: str
    community_url: str
    goal: GoalLine | None
    next_step: NextStep | None
    wait: Wait | None
    resting_until: date | None
    is_closed: bool
    seeks_carrier: bool
    circle: str | Promise
    is_held: bool

    @property
    def has_chips(self) -> bool:
        """Anything to show under the story."""
        return bool(self.community or self.goal or self.seeks_carrier or self.is_held)


def excerpt_of(story: str, length: int = EXCERPT) -> str:
    """The beginning of a story on one line, cut between words."""
    line = " ".join(story.split())
    if len(line) <= length:
        return line
    return f"{line[: length - 1].rsplit(' ', 1)[0]}…"


def cards_of(visitor: Visitor, rows: Iterable[Sprout]) -> tuple[SproutCard, ...]:
    """Cards of rows that were read `with_card()`. Queries: 1, for the goals."""
    kept = list(rows)
    goals = goals_of(visitor, (row.pk for row in kept))
    return tuple(card_of(row, goals.get(row.pk, ())) for row in kept)


def card_of(row: Sprout, goals: Sequence[GoalLine] = ()) -> SproutCard:
    """One card. Queries: 0 for a row that was read `with_card()`."""
    community = row.community
    return SproutCard(
        id=row.pk,
        title=row.title,
        url=row.get_absolute_url(),
        excerpt=excerpt_of(row.story),
        lang=row.lang,
        phase=row.phase,
        phase_label=Phase(row.phase).label,
        glyph=row.look.glyph,
        tone=row.look.tone,
        community=community.name if community else "",
        community_url=_community_url(community.slug) if community else "",
        goal=goals[0] if goals else None,
        next_step=_next_step(row),
        wait=wait_of(row),
        resting_until=row.resting_until if row.phase == Phase.RESTING else None,
        is_closed=row.phase == Phase.CLOSED,
        seeks_carrier=row.phase == Phase.SPARK,
        circle="" if row.visibility == Visibility.PUBLIC else Visibility(row.visibility).label,
        is_held=row.is_held,
    )


@lru_cache(maxsize=1024)
def _community_url(slug: str) -> str:
    return reverse("people:community", args=[slug])


def _next_step(row: Sprout) -> NextStep | None:
    step = row.next_step
    if step is None or not row.is_alive:
        return None
    return NextStep(step.text, step.who_name, step.due)


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    wanted = [identity for pk in pks if (identity := _uuid(pk))]
    rows = Sprout.objects.visible_to(visitor).filter(pk__in=wanted)
    return {
        str(row.pk): PlaceCard(row.title, row.get_absolute_url(), _("Kiemen"))
        for row in rows.only("title")
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
