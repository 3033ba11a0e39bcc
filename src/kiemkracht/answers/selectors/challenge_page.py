"""One challenge with its data room, decision, agreement and steps."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.challenges import SAID_YES, ChallengeState, DataKind
from kiemkracht.answers.models import Challenge, ChallengeAgreement
from kiemkracht.answers.rules import challenges as rules
from kiemkracht.answers.selectors.challenges import ChallengeCard, card_of
from kiemkracht.answers.selectors.money import euros_of
from kiemkracht.answers.selectors.ordinance import TermLine, lines_of, terms_now
from kiemkracht.answers.selectors.support import SPROUT
from kiemkracht.base import names, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.people.selectors.leading import decides_for, workplaces_of
from kiemkracht.people.selectors.organisations import organisation_names

S = ChallengeState
STEPS: dict[str, Promise] = {
    S.SUBMITTED: _("Hand it in"),
    S.EXPLORING: _("Ask for more first"),
    S.COMPLETE: _("It is complete: open the data room"),
    S.DIALOGUE: _("Begin the dialogue"),
    S.RUNNING: _("Begin the work"),
    S.EVALUATION: _("Look back together"),
    S.CONTINUED: _("Carry it on"),
    S.HANDED_BACK: _("Hand the task back"),
    S.WITHDRAWN: _("Stop with this"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the form with its answer; "" is still to come."""

    label: Promise
    text: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """A line of the data room."""

    title: str
    text: str
    amount: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DataShelf:
    """The lines of one kind."""

    label: str | Promise
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """A step that was taken."""

    label: str | Promise
    words: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChallengePage:
    """One challenge as this visitor sees it."""

    row: Challenge
    card: ChallengeCard
    organisation: str
    answers: tuple[Answer, ...]
    missing: tuple[Promise, ...]
    terms: tuple[TermLine, ...]
    terms_source: str
    shelves: tuple[DataShelf, ...]
    is_room_open: bool
    missing_data: tuple[Promise, ...]
    agreement: ChallengeAgreement | None
    money: str
    moves: tuple[MoveView, ...]
    steps: tuple[tuple[str, str | Promise], ...]
    sprout_title: str
    sprout_url: str
    is_own: bool
    may_write: bool
    may_handle: bool
    may_decide: bool
    may_agree: bool
    may_confirm: bool


def challenge_page(visitor: Visitor, row: Challenge) -> ChallengePage:
    """One challenge. Queries: 5 to 8, after the row with its terms and agreement."""
    workplaces = workplaces_of(visitor).organisations if visitor.in_organisation else frozenset()
    decides = decides_for(visitor, row.community_id)
    handles = rules.may_handle(visitor, row, workplaces, decides=decides)
    own = rules.is_own(visitor, row)
    agreement = getattr(row, "agreement", None)
    confirmed = agreement is not None and agreement.confirmed_at is not None
    shelves = _shelves(row)
    terms = row.terms or terms_now(row.organisation_id)
    kiem = places.card(visitor, f"{SPROUT}:{row.sprout_id}") if row.sprout_id else None
    steps = rules.steps_of(row, own=own, handles=handles, confirmed=confirmed)
    return ChallengePage(
        row=row,
        card=card_of(row, community_names([row.community_id])[row.community_id].name),
        organisation=organisation_names([row.organisation_id])[row.organisation_id].name,
        answers=_answers(row),
        missing=rules.missing(row) if own and row.state == S.EXPLORING else (),
        terms=lines_of(terms),
        terms_source=terms.source if terms else "",
        shelves=shelves if rules.room_is_open(row) or handles else (),
        is_room_open=rules.room_is_open(row),
        missing_data=rules.missing_data(
            [kind for kind, shelf in zip(DataKind, shelves, strict=True) if shelf.items]
        ),
        agreement=agreement,
        money=euros_of(agreement.money_cents) if agreement else "",
        moves=_moves(row),
        steps=tuple((step, STEPS[step]) for step in steps),
        sprout_title=kiem.title if kiem else "",
        sprout_url=kiem.url if kiem else "",
        is_own=own,
        may_write=rules.may_write(visitor, row),
        may_handle=handles,
        may_decide=rules.may_decide(visitor, row, decides=decides),
        may_agree=handles
        and (row.state in SAID_YES or (row.state == S.AGREEMENT and not confirmed)),
        may_confirm=own and row.state == S.AGREEMENT and not confirmed,
    )


def _answers(row: Challenge) -> tuple[Answer, ...]:
    return tuple(
        Answer(label, euros_of(row.asked_cents) if name == "asked_cents" else getattr(row, name))
        for name, label in rules.FIELDS.items()
    )


def _shelves(row: Challenge) -> tuple[DataShelf, ...]:
    items = list(row.items.all())
    return tuple(
        DataShelf(
            kind.label,
            tuple(
                ItemView(each.title, each.text, euros_of(each.amount_cents), each.at)
                for each in items
                if each.kind == kind
            ),
        )
        for kind in DataKind
    )


def _moves(row: Challenge) -> tuple[MoveView, ...]:
    rows = list(row.moves.all())
    who = names.of(each.by_id for each in rows)
    return tuple(
        MoveView(
            S(each.to).label, each.words, who.get(each.by_id, "") if each.by_id else "", each.at
        )
        for each in rows
    )
