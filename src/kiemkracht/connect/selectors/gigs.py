"""Klussen: the list, and what fits me and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import THEME_GLYPHS, Drive, Theme
from kiemkracht.connect.enums.posts import STATE_LOOKS, State
from kiemkracht.connect.models import Gig, GigAnswer, WorkWish
from kiemkracht.connect.models.gigs import GigQuerySet
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.selectors.apart import apart_from
from kiemkracht.connect.selectors.reading_ids import uuids_of

MOST = 60


@dataclass(frozen=True, slots=True)
class GigCard:
    """A klus in a list: theme and meaning first, hours and fee last."""

    id: UUID
    url: str
    theme: str
    theme_label: str | Lazy
    glyph: str
    title: str
    meaning: str
    hours: str
    fee: str
    lang: str
    community: str
    state: str
    state_label: str | Lazy
    state_glyph: str
    state_tone: str
    reason: str = ""
    drives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GigBoard:
    """All open klussen; those with a theme I chose come first, with the reason."""

    fitting: tuple[GigCard, ...]
    others: tuple[GigCard, ...]
    has_wish: bool


def gig_board(visitor: Visitor, *, theme: str = "") -> GigBoard:
    """Open klussen by turns. What fits is a matter of theme; pay plays no part. Queries: 2 or 3."""
    wish = wish_of(visitor)
    rows = Gig.objects.visible_to(visitor).open_on(clock.today())
    if theme:
        rows = rows.filter(theme=theme)
    chosen = set(wish.themes) if wish else set()
    # Nothing of somebody who blocked or was blocked is brought up; on the board it stands as ever.
    not_for_me = {visitor.person_id, *(apart_from(visitor) if chosen else ())}
    fitting, others = [], []
    for row in in_turn(rows)[:MOST]:
        if row.theme in chosen and wish is not None and row.owner_id not in not_for_me:
            fitting.append(card_of(row, wish))
        else:
            others.append(card_of(row))
    # The sort is stable: klussen that meet equally many drives keep the turn of the day.
    fitting.sort(key=lambda card: -len(card.drives))
    return GigBoard(tuple(fitting), tuple(others), wish is not None)


def in_turn(rows: GigQuerySet) -> GigQuerySet:
    """By turns: every day the list begins at another one."""
    pivot = pivot_of(clock.today())
    after = Case(When(lot__gte=pivot, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("community").order_by(after, "lot", "pk")


def a_few_gigs(visitor: Visitor, *, limit: int = 3) -> tuple[GigCard, ...]:
    """The first of the day, for a home page. Queries: 1."""
    rows = Gig.objects.visible_to(visitor).open_on(clock.today())
    return tuple(card_of(row) for row in in_turn(rows)[:limit])


def my_gigs(visitor: Visitor) -> tuple[GigCard, ...]:
    """What I posted, answered or agreed to do. Queries: 1, or 0 for a stranger."""
    if not visitor.is_known:
        return ()
    answered = GigAnswer.objects.filter(person_id=visitor.identity)
    mine = Q(owner_id=visitor.identity) | Q(pk__in=answered.values("gig_id"))
    rows = Gig.objects.visible_to(visitor).filter(mine).select_related("community")
    return tuple(card_of(row) for row in rows[:MOST])


def card_of(row: Gig, wish: WorkWish | None = None) -> GigCard:
    """As it stands in a list; with a wish also why it fits. Queries: 0."""
    state = State(row.state)
    if state == State.OPEN and row.expires_on < clock.today():
        state = State.EXPIRED
    met = rules.drives_met(row, wish.drives) if wish else ()
    return GigCard(
        id=row.pk,
        url=row.get_absolute_url(),
        theme=row.theme,
        theme_label=Theme(row.theme).label,
        glyph=THEME_GLYPHS[row.theme],
        title=row.title,
        meaning=row.meaning,
        hours=row.hours,
        fee=row.fee,
        lang=row.lang,
        community=row.community.name if row.community else "",
        state=state,
        state_label=state.label,
        state_glyph=STATE_LOOKS[state].glyph,
        state_tone=STATE_LOOKS[state].tone,
        reason=reason_of(row, met) if wish else "",
        drives=tuple(str(drive.label) for drive in met),
    )


def reason_of(gig: Gig, met: Sequence[Drive]) -> str:
    """Why this klus is shown first: the theme comes first, always."""
    theme = _("Theme “%(theme)s”: you chose it.") % {"theme": Theme(gig.theme).label}
    words = {
        Drive.AUTONOMY: _("You look for freedom, and it says how free you are."),
        Drive.MASTERY: _("You want to get better at something, and it says what you learn."),
        Drive.MEANING: _("You want to know what it is good for, and it says so."),
    }
    return " ".join([theme, *(words[drive] for drive in met)])


def wish_of(visitor: Visitor) -> WorkWish | None:
    """One's own wishes, for oneself only. Queries: 1, or 0 for who has no account."""
    if not visitor.has_account:
        return None
    return WorkWish.objects.filter(person_id=visitor.identity).first()


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    rows = Gig.objects.visible_to(visitor).filter(pk__in=uuids_of(pks))
    return {
        str(row.pk): PlaceCard(row.title, row.get_absolute_url(), _("Klussen"))
        for row in rows.only("title")
    }


def own_gigs(person_id: UUID) -> list[dict[str, object]]:
    """The part of this subject in what someone takes along."""
    posted: list[dict[str, object]] = [
        {"klus": row.title, "meaning": row.meaning, "state": row.state}
        for row in Gig.objects.filter(owner_id=person_id)
    ]
    answered: list[dict[str, object]] = [
        {"answered": each.gig.title, "why": each.why, "at": each.at.isoformat()}
        for each in GigAnswer.objects.filter(person_id=person_id).select_related("gig")
    ]
    wishes: list[dict[str, object]] = [
        {"themes": wish.themes, "drives": wish.drives, "missed": wish.missed}
        for wish in WorkWish.objects.filter(person_id=person_id)
    ]
    return [*posted, *answered, *wishes]
