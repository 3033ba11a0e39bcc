"""Scale choices: the list, one of them with its arithmetic, and what shows elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors.reviewing import may_write_for, published_choices
from kiemkracht.people.selectors import community_names
from kiemkracht.sprouts.selectors.scaling import KiemToWeigh, kiemen_for_everyone
from kiemkracht.tip import rules
from kiemkracht.tip.enums import ADVICE, LACKING, Much, Scale, ScaleState
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.tip.selectors.asking import QUESTIONS

PER_PAGE = 20
TONES = {ScaleState.WEIGHING: "spark", ScaleState.WAITING: "sky", ScaleState.CHOSEN: "leaf"}


@dataclass(frozen=True, slots=True)
class ScaleCard:
    """A scale choice in a list."""

    id: UUID
    title: str
    url: str
    community: str
    state: str
    state_label: str | Promise
    tone: str
    chosen: str | Promise
    wait_until: date | None
    is_wait_over: bool
    weighed_at: datetime


@dataclass(frozen=True, slots=True)
class ScalePage:
    """One scale choice with everything behind its advice."""

    row: ScaleChoice
    card: ScaleCard
    kiemen: tuple[KiemToWeigh, ...]
    answers: tuple[tuple[str, str], ...]
    index: str
    sum_words: str
    advice: str | Promise
    lacking: tuple[str | Promise, ...]
    stands_on_enough: bool
    choice_title: str
    choice_url: str
    is_published: bool
    earlier_url: str
    later_url: str
    may_decide: bool
    may_weigh_again: bool
    may_put: bool
    slug: str


def find_scale(scale_id: UUID) -> ScaleChoice | None:
    """One scale choice; they are for everyone. Queries: 1."""
    rows = ScaleChoice.objects.select_related("earlier", "later", "choice")
    return rows.filter(pk=scale_id).first()


def card_of(row: ScaleChoice, community: str) -> ScaleCard:
    """One card. Queries: 0."""
    state = ScaleState(row.state)
    return ScaleCard(
        row.pk,
        row.title,
        row.get_absolute_url(),
        community,
        row.state,
        state.label,
        TONES[state],
        Scale(row.chosen).label if row.chosen else "",
        row.wait_until if state == ScaleState.WAITING else None,
        bool(row.wait_until and state == ScaleState.WAITING and clock.today() > row.wait_until),
        row.weighed_at,
    )


def cards_of(rows: Iterable[ScaleChoice]) -> tuple[ScaleCard, ...]:
    """Cards with the name of each community. Queries: 1."""
    found = list(rows)
    places = community_names({row.community_id for row in found})
    return tuple(card_of(row, places[row.community_id].name) for row in found)


def scale_list(*, page: int | str = 1) -> tuple[Page[ScaleChoice], tuple[ScaleCard, ...]]:
    """All of them, the newest first. Queries: 3."""
    found = Paginator(ScaleChoice.objects.all(), PER_PAGE).get_page(page)
    return found, cards_of(found)


def scales_of(community_id: UUID) -> tuple[ScaleCard, ...]:
    """The newest of a community. Queries: 1 or 2."""
    found = list(ScaleChoice.objects.filter(community_id=community_id)[:3])
    return cards_of(found) if found else ()


def scales_with(sprout_id: UUID) -> tuple[ScaleCard, ...]:
    """The newest in which a kiem is one of the kiemen. Queries: 1 or 2."""
    found = list(ScaleChoice.objects.filter(kiemen=sprout_id)[:3])
    return cards_of(found) if found else ()


def scale_page(visitor: Visitor, row: ScaleChoice) -> ScalePage:
    """One scale choice. Queries: 3 or 4, after the row."""
    choice = published_choices([row.choice_id]).get(row.choice_id) if row.choice_id else None
    values = [getattr(row, name) for name in QUESTIONS]
    may_write = may_write_for(visitor, row.community_id)
    later = getattr(row, "later", None)
    community = community_names([row.community_id])[row.community_id]
    return ScalePage(
        row=row,
        card=card_of(row, community.name),
        kiemen=kiemen_for_everyone(row.kiemen.values_list("pk", flat=True)),
        answers=tuple(
            (str(label), f"{value} · {Much(value).label}")
            for label, value in zip(QUESTIONS.values(), values, strict=True)
        ),
        index=number_format(row.macro_index, decimal_pos=1),
        sum_words=f"25 × ({' + '.join(str(value) for value in values)}) / 4",
        advice=ADVICE.get(row.advice, row.advice),
        lacking=tuple(LACKING.get(each, each) for each in row.lacking),
        stands_on_enough=rules.stands_on_enough(row),
        choice_title=row.choice.question if row.choice else "",
        choice_url=row.choice.get_absolute_url() if row.choice else "",
        is_published=choice is not None,
        earlier_url=row.earlier.get_absolute_url() if row.earlier else "",
        later_url=later.get_absolute_url() if later else "",
        may_decide=may_write and rules.is_open(row) and later is None,
        may_weigh_again=may_write and later is None,
        may_put=may_write and row.choice_id is None,
        slug=community.slug,
    )


def waits_that_ended(visitor: Visitor) -> tuple[ScaleCard, ...]:
    """Waiting on purpose that came to its day, where this visitor writes. Queries: 0, 1 or 2."""
    if not visitor.has_account or not (visitor.roles or visitor.tends):
        return ()
    rows = ScaleChoice.objects.filter(state=ScaleState.WAITING, wait_until__lt=clock.today())
    found = [row for row in rows[:30] if may_write_for(visitor, row.community_id)][:3]
    return cards_of(found) if found else ()


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 1."""
    wanted = []
    for pk in pks:
        try:
            wanted.append(UUID(pk))
        except ValueError:
            continue
    return {
        str(row.pk): PlaceCard(row.title, row.get_absolute_url(), _("Scale choices"))
        for row in ScaleChoice.objects.filter(pk__in=wanted)
    }


def own_scales(person_id: UUID) -> list[dict[str, object]]:
    """What somebody takes along: what they weighed. Queries: 1."""
    rows = ScaleChoice.objects.filter(weighed_by_id=person_id)
    return [{"title": row.title, "chosen": row.chosen, "reasons": row.reasons} for row in rows]
