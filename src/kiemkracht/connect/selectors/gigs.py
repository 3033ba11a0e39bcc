"""Klussen: the list, what fits me and why, and one klus with its answers and agreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.places import PlaceCard, place_of
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.gigs import THEME_GLYPHS, Drive, Theme
from kiemkracht.connect.enums.posts import STATE_LOOKS, State
from kiemkracht.connect.models import Agreement, Gig, GigAnswer, WorkWish
from kiemkracht.connect.models.gigs import GigQuerySet
from kiemkracht.connect.rules import gigs as rules
from kiemkracht.connect.rules.posts import ASKS_BEFORE
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
    """Open klussen by turns. What fits is a matter of theme; pay plays no part. Queries: 2."""
    wish = wish_of(visitor)
    rows = Gig.objects.visible_to(visitor).open_on(clock.today())
    if theme:
        rows = rows.filter(theme=theme)
    chosen = set(wish.themes) if wish else set()
    fitting, others = [], []
    for row in in_turn(rows)[:MOST]:
        if row.theme in chosen and wish is not None and row.owner_id != visitor.person_id:
            fitting.append(_card(row, wish))
        else:
            others.append(_card(row))
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
    return tuple(_card(row) for row in in_turn(rows)[:limit])


def my_gigs(visitor: Visitor) -> tuple[GigCard, ...]:
    """What I posted, answered or agreed to do. Queries: 1, or 0 for a stranger."""
    if not visitor.is_known:
        return ()
    answered = GigAnswer.objects.filter(person_id=visitor.identity)
    mine = Q(owner_id=visitor.identity) | Q(pk__in=answered.values("gig_id"))
    rows = Gig.objects.visible_to(visitor).filter(mine).select_related("community")
    return tuple(_card(row) for row in rows[:MOST])


def _card(row: Gig, wish: WorkWish | None = None) -> GigCard:
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


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Somebody who would like to do it."""

    id: int
    who: str
    why: str
    at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class GigMay:
    """What this visitor may do."""

    own: bool
    answer: bool
    agree: bool
    finish: bool
    thank: bool
    edit: bool
    renew: bool
    end: bool


@dataclass(frozen=True, slots=True)
class GigPage:
    """One klus."""

    id: UUID
    place: str
    card: GigCard
    freedom: str
    learning: str
    stop_rule: str
    who: str
    expires_on: date
    visibility: str | Lazy
    answers: tuple[AnswerLine, ...]
    has_agreement: bool
    thanks: str
    may: GigMay


def find_gig(visitor: Visitor, gig_id: UUID) -> Gig | None:
    """The row, when this visitor may see it. Queries: 1."""
    return (
        Gig.objects.visible_to(visitor)
        .select_related("community", "owner")
        .filter(pk=gig_id)
        .first()
    )


def gig_page(visitor: Visitor, row: Gig) -> GigPage:
    """Read the page. Answers are for who posted it, and one's own. Queries: 4."""
    answers = list(row.answers.all())
    agreement = Agreement.objects.select_related("gig", "answer").filter(gig=row).first()
    is_party = agreement is not None and rules.is_party(visitor, agreement)
    own = rules.is_owner(visitor, row)
    who = names.of(each.person_id for each in answers) if own else {}
    mine = [each for each in answers if each.person_id == visitor.person_id]
    is_open = row.state == State.OPEN
    return GigPage(
        id=row.pk,
        place=place_of(row),
        card=_card(row, wish_of(visitor)),
        freedom=row.freedom,
        learning=row.learning,
        stop_rule=row.stop_rule,
        who=row.owner.name if visitor.is_known else "",
        expires_on=row.expires_on,
        visibility=Visibility(row.visibility).label,
        answers=tuple(
            AnswerLine(each.pk, who.get(each.person_id, ""), each.why, each.at, each in mine)
            for each in (answers if own else mine)
        ),
        has_agreement=is_party,
        thanks=agreement.thanks if agreement and is_party else "",
        may=GigMay(
            own=own,
            answer=rules.may_answer(visitor, row)
            and rules.takes_answers(row, clock.today())
            and not mine,
            agree=own and is_open,
            finish=is_party and row.state == State.PROMISED,
            thank=own and row.state == State.DONE,
            edit=own and is_open,
            renew=own
            and (
                row.state == State.EXPIRED
                or (is_open and row.expires_on - ASKS_BEFORE <= clock.today())
            ),
            end=own and is_open,
        ),
    )


def find_answer(visitor: Visitor, answer_id: int) -> GigAnswer | None:
    """An answer at a klus this visitor may see. Queries: 2."""
    found = GigAnswer.objects.select_related("gig").filter(pk=answer_id).first()
    if found is None or not Gig.objects.visible_to(visitor).filter(pk=found.gig_id).exists():
        return None
    return found


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """What was agreed, for the two who agreed, on paper and on screen."""

    gig_id: UUID
    url: str
    lang: str
    rows: tuple[tuple[str, str], ...]
    made_at: datetime
    title: str


def agreement_page(visitor: Visitor, row: Gig) -> AgreementPage | None:
    """Only for its two parties; names as they are today. Queries: 2."""
    made = Agreement.objects.select_related("gig", "answer").filter(gig=row).first()
    if made is None or not rules.is_party(visitor, made):
        return None
    who = names.of((row.owner_id, made.answer.person_id))
    lines = (
        (_("Who asks"), who[row.owner_id]),
        (_("Who does it"), who[made.answer.person_id]),
        (_("What"), made.what),
        (_("What it is good for"), made.meaning),
        (_("Freedom"), made.freedom),
        (_("What you learn"), made.learning),
        (_("Time"), made.hours or _("We agree on that while we go.")),
        (_("Money"), made.fee or _("No money goes round.")),
        (_("When we stop"), made.stop_rule),
    )
    return AgreementPage(
        gig_id=row.pk,
        url=row.get_absolute_url(),
        lang=row.lang,
        rows=tuple((label, words) for label, words in lines if words),
        made_at=made.made_at,
        title=made.what,
    )


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
