"""Second looks: the list, one of them, and what shows on the page of a choice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import Promise

from kiemkracht.answers.enums.second_looks import Ground, LookState, Outcome
from kiemkracht.answers.models import LookOpinion, ObjectionClause, SecondLook
from kiemkracht.answers.rules import second_looks as rules
from kiemkracht.answers.selectors.working_days import age_in_words, day_of, term_in_words
from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.selectors import reviewing
from kiemkracht.direction.selectors.reviewing import PublishedChoice

PER_PAGE = 20
TONES = {LookState.ASKED: "spark", LookState.LOOKING: "sky", LookState.ANSWERED: "leaf"}


@dataclass(frozen=True, slots=True)
class LookCard:
    """A second look in a list: nothing of who asked."""

    id: UUID
    url: str
    question: str
    ground: str | Promise
    state: str
    state_label: str | Promise
    tone: str
    outcome: str | Promise
    asked_at: datetime
    term: str
    took: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The legal way to object beside the second look."""

    made_known_on: date
    until: date
    is_open: bool
    address: str


@dataclass(frozen=True, slots=True)
class LooksOfChoice:
    """What the page of a choice shows."""

    choice: PublishedChoice
    cards: tuple[LookCard, ...]
    until: date
    is_open: bool
    clause: Clause | None
    may_write: bool


def find_look(look_id: UUID) -> SecondLook | None:
    """One second look; that it is there is for everyone. Queries: 1."""
    return SecondLook.objects.filter(pk=look_id).first()


def cards_of(rows: Iterable[SecondLook]) -> tuple[LookCard, ...]:
    """Cards with the question of each choice. Queries: 1."""
    found = list(rows)
    choices = reviewing.published_choices({row.choice_id for row in found})
    return tuple(card_of(row, choices[row.choice_id]) for row in found if row.choice_id in choices)


def card_of(row: SecondLook, choice: PublishedChoice) -> LookCard:
    """One card. Queries: 0."""
    state = LookState(row.state)
    ended = day_of(row.answered_at) if row.answered_at else None
    return LookCard(
        row.pk,
        row.get_absolute_url(),
        choice.question,
        Ground(row.ground).label,
        row.state,
        state.label,
        TONES[state],
        Outcome(row.outcome).label if row.outcome else "",
        row.asked_at,
        "" if ended else term_in_words(row.answer_by),
        age_in_words(row.asked_at, row.answered_at) if row.answered_at else "",
        (ended or clock.today()) > row.answer_by,
    )


def look_list(*, page: int | str = 1) -> tuple[Page[UUID], tuple[LookCard, ...]]:
    """All of them: those that wait first, the longest waiting on top. Queries: 3."""
    waiting = SecondLook.objects.exclude(state=LookState.ANSWERED).order_by("asked_at", "pk")
    done = SecondLook.objects.filter(state=LookState.ANSWERED)
    ids = [*waiting.values_list("pk", flat=True), *done.values_list("pk", flat=True)]
    found = Paginator(ids, PER_PAGE).get_page(page)
    rows = {row.pk: row for row in SecondLook.objects.filter(pk__in=list(found))}
    return found, cards_of(rows[pk] for pk in found)


def clause_of(choice_id: UUID) -> Clause | None:
    """The legal way to object, None when nobody noted one. Queries: 1."""
    row = ObjectionClause.objects.filter(choice_id=choice_id).first()
    if row is None or row.made_known_on is None:
        return None
    until = rules.object_until(row.made_known_on)
    return Clause(row.made_known_on, until, clock.today() <= until, row.address)


def looks_of_choice(
    visitor: Visitor, choice: PublishedChoice, *, are_there: bool = True
) -> LooksOfChoice:
    """Second looks of one choice. Queries: 2; 1 when we know that there are none."""
    looks = SecondLook.objects.filter(choice_id=choice.id)[:10] if are_there else ()
    until = rules.ask_until(day_of(choice.published_at))
    return LooksOfChoice(
        choice,
        tuple(card_of(row, choice) for row in looks),
        until,
        choice.is_standing and clock.today() <= until,
        clause_of(choice.id),
        reviewing.may_write_for(visitor, choice.community_id),
    )


def waiting_for(visitor: Visitor, *, most: int = 3) -> tuple[LookCard, ...]:
    """Second looks in which I sit or that I asked, and that are not answered. Queries: 1 or 2."""
    if not visitor.is_known:
        return ()
    me = visitor.identity
    mine = Q(resident_id=me) | Q(official_id=me) | Q(asked_by_id=me)
    rows = SecondLook.objects.filter(mine).exclude(state=LookState.ANSWERED).order_by("asked_at")
    return cards_of(found) if (found := list(rows[:most])) else ()


def without_duo(visitor: Visitor, *, most: int = 3) -> tuple[LookCard, ...]:
    """What waits for two people, for who facilitates somewhere. Queries: 0, 1 or 2."""
    if not visitor.is_facilitator:
        return ()
    rows = list(SecondLook.objects.filter(state=LookState.ASKED).order_by("asked_at")[:60])
    if not rows:
        return ()
    choices = reviewing.published_choices({row.choice_id for row in rows})
    cards = [
        card_of(row, choices[row.choice_id])
        for row in rows
        if row.choice_id in choices and visitor.may_tend(choices[row.choice_id].community_id)
    ]
    return tuple(cards[:most])


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base. Queries: 2."""
    wanted = []
    for pk in pks:
        try:
            wanted.append(UUID(pk))
        except ValueError:
            continue
    rows = SecondLook.objects.filter(pk__in=wanted)
    return {
        str(card.id): PlaceCard(card.question, card.url, "answers.secondlook")
        for card in cards_of(rows)
    }


def own_looks(person_id: UUID) -> list[dict[str, object]]:
    """What somebody takes along: what they asked and said. Queries: 2."""
    asked = SecondLook.objects.filter(asked_by_id=person_id)
    said = LookOpinion.objects.filter(by_id=person_id)
    told: list[dict[str, object]] = [
        {
            "ground": row.ground,
            "touches_me": row.touches_me,
            "what_is_missing": row.what_is_missing,
            "what_i_ask": row.what_i_ask,
            "outcome": row.outcome,
        }
        for row in asked
    ]
    told.extend({"outcome": row.outcome, "reasons": row.reasons} for row in said)
    return told
