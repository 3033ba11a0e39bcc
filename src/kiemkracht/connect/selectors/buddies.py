"""My maatje: a proposal, the six weeks, and what was learned. Only the two ever read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base import clock, names
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.buddies import ANSWER_WITHIN, WEEKS, PairState
from kiemkracht.connect.enums.suggesting import Border, ComputationState, SuggestionKind
from kiemkracht.connect.models import BuddyPair, BuddyRun, BuddyWish
from kiemkracht.connect.rules import buddies as rules
from kiemkracht.connect.rules.meeting_people import may_compute
from kiemkracht.connect.selectors.reasons import crossings, reason
from kiemkracht.connect.selectors.suggestion_cards import Part, first_name, in_thousandths

PAST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class WeekCard:
    """One of the six weeks."""

    number: int
    title: str
    words: str
    is_now: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class BuddyCard:
    """A pair as one of the two sees it."""

    id: int
    name: str
    first_name: str
    hope: str
    reason: str
    crossed: tuple[str, ...]
    parts: tuple[Part, ...]
    difference: str
    is_running: bool
    i_said_yes: bool
    answer_by: datetime
    week: int
    weeks: tuple[WeekCard, ...]
    began_on: date | None
    ends_on: date | None
    bond_id: int | None
    may_tell: bool
    i_learned: str
    other_learned: str


@dataclass(frozen=True, slots=True)
class LastPairing:
    """How the last computation went, as far as there were enough people."""

    people: int
    pairs: int
    is_best: bool


@dataclass(frozen=True, slots=True)
class BuddyPage:
    """Everything the page of maatjes shows to one visitor."""

    may_ask: bool
    hope: str
    themes: tuple[str, ...]
    is_looking: bool
    now: BuddyCard | None
    to_tell: BuddyCard | None
    past: tuple[BuddyCard, ...]
    last: LastPairing | None
    may_compute: bool
    is_waiting: bool

    @property
    def may_change(self) -> bool:
        """Whether the form of the wish has a place on the page."""
        return self.may_ask and (self.now is None or not self.now.is_running)


def own_pair(visitor: Visitor, pair_id: int) -> BuddyPair | None:
    """A pair this visitor is one of. Queries: 1."""
    return BuddyPair.objects.visible_to(visitor).filter(pk=pair_id).first()


def buddy_page(visitor: Visitor) -> BuddyPage:
    """Read the page. Queries: 1 for strangers, else 5 or 6."""
    rows = list(BuddyPair.objects.visible_to(visitor).exclude(state=PairState.LAPSED)[:PAST_SHOWN])
    cards = _cards(visitor, rows)
    today = clock.today()
    now = [card for row, card in zip(rows, cards, strict=True) if _is_now(row)]
    past = [card for row, card in zip(rows, cards, strict=True) if row.is_over(today)]
    untold = [card for card in past if not card.i_learned]
    wish = _wish(visitor)
    runs = list(BuddyRun.objects.order_by("-pk")[:2])
    done = next((run for run in runs if run.state == ComputationState.DONE), None)
    return BuddyPage(
        may_ask=rules.may_ask(visitor),
        hope=wish.hope if wish else "",
        themes=tuple(wish.themes) if wish else (),
        is_looking=wish is not None and wish.is_looking,
        now=now[0] if now else None,
        to_tell=untold[0] if untold else None,
        past=tuple(past),
        last=_last(done),
        may_compute=may_compute(visitor),
        is_waiting=any(run.state == ComputationState.WAITING for run in runs),
    )


def buddy_now(visitor: Visitor) -> BuddyCard | None:
    """The proposal or maatje of now, or what still waits for “what did you learn?”.

    Without what the other hopes. Queries: 1 or 2, 0 for strangers.
    """
    if not visitor.is_known:
        return None
    rows = list(BuddyPair.objects.visible_to(visitor).exclude(state=PairState.LAPSED)[:3])
    today = clock.today()
    asks = [
        row
        for row in rows
        if _is_now(row) or (row.is_over(today) and not row.learned_of(visitor.identity))
    ]
    return _cards(visitor, asks[:1], with_hope=False)[0] if asks else None


def _is_now(row: BuddyPair) -> bool:
    today = clock.today()
    running = row.state == PairState.RUNNING and not row.is_over(today)
    return running or row.is_waiting(clock.now())


def _wish(visitor: Visitor) -> BuddyWish | None:
    if not visitor.is_known:
        return None
    return BuddyWish.objects.filter(person_id=visitor.identity).first()


def _last(run: BuddyRun | None) -> LastPairing | None:
    if run is None or run.people < k_small():
        return None
    return LastPairing(run.people, run.pairs, run.is_best)


def _cards(
    visitor: Visitor, rows: Sequence[BuddyPair], *, with_hope: bool = True
) -> tuple[BuddyCard, ...]:
    """Pairs as this visitor sees them. Queries: 1, 2 with hopes, or 0 for none."""
    if not rows:
        return ()
    mine = visitor.identity
    others = [row.other_of(mine) for row in rows]
    known = names.of(others)
    hopes: dict[UUID, str] = {}
    if with_hope:
        wishes = BuddyWish.objects.filter(person_id__in=others)
        hopes = dict(wishes.values_list("person_id", "hope"))
    return tuple(
        _card(row, mine, known[who], hopes.get(who, ""))
        for row, who in zip(rows, others, strict=True)
    )


def _card(row: BuddyPair, mine: UUID, name: str, hope: str) -> BuddyCard:
    today = clock.today()
    is_running = row.state == PairState.RUNNING and not row.is_over(today)
    told = row.learned_of(mine)
    return BuddyCard(
        id=row.pk,
        name=name,
        first_name=first_name(name),
        hope=hope,
        reason=_reason(row, mine, first_name(name)),
        crossed=crossings(row.crossed),
        parts=_parts(row.parts),
        difference=in_thousandths(float(row.parts.get("difference", 0))),
        is_running=is_running,
        i_said_yes=bool(row.contact_of(mine)),
        answer_by=row.proposed_at + ANSWER_WITHIN,
        week=row.week(today),
        weeks=_weeks(row.week(today)) if is_running else (),
        began_on=row.began_on,
        ends_on=row.ends_on,
        bond_id=row.bond_id,
        may_tell=row.is_over(today) or rules.is_last_week(row, today),
        i_learned=told,
        other_learned=row.learned_of(row.other_of(mine)),
    )


def _reason(row: BuddyPair, mine: UUID, name: str) -> str:
    if not row.reason:
        return ""
    facts = row.reason if mine == row.a_id else _turned(row.reason)
    return reason(SuggestionKind.PERSON, facts, name)


def _turned(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts, told from the other end."""
    return {
        "theme": facts.get("theme", ""),
        "themes": list(facts.get("themes") or [])[::-1],
        "sides": {border: pair[::-1] for border, pair in facts.get("sides", {}).items()},
        "inside": list(facts.get("inside") or ["", ""])[::-1],
    }


def _parts(parts: Mapping[str, Any]) -> tuple[Part, ...]:
    """The borders that add up to the difference; shared longing is a condition, not a part."""
    return tuple(
        Part(
            _("border: %(border)s") % {"border": border.label},
            "1",
            in_thousandths(parts["borders"][border]),
            in_thousandths(parts["borders"][border]),
        )
        for border in Border
        if border in parts.get("borders", {})
    )


def _weeks(now: int) -> tuple[WeekCard, ...]:
    return tuple(
        WeekCard(number, str(week.title), str(week.words), number == now, number < now)
        for number, week in enumerate(WEEKS, start=1)
    )
