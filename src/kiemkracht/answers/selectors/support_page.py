"""One question for backing, as who asked and who was asked see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.support import WAITING, SupportAnswerKind, SupportState
from kiemkracht.answers.models import SupportRequest
from kiemkracht.answers.rules.support import may_answer, may_withdraw
from kiemkracht.answers.selectors.money import euros_of
from kiemkracht.answers.selectors.support import SPROUT, SupportCard, card_of, gone_on, other_side
from kiemkracht.base import names, places
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer."""

    label: str | Promise
    words: str
    promised_on: date | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SupportPage:
    """One question, as who asked and who was asked see it."""

    card: SupportCard
    id: UUID
    question: str
    amount: str
    asked_by: str
    asked_of: str
    team: str
    sprout_title: str
    sprout_url: str
    answers: tuple[AnswerView, ...]
    is_mine: bool
    may_answer: bool
    may_withdraw: bool
    is_left_alone: bool
    is_refused: bool
    gone_on: date | None


def support_page(visitor: Visitor, row: SupportRequest) -> SupportPage:
    """One question with all its answers. Queries: 2 to 4."""
    answers = list(row.answers.all())
    who = names.of([row.asked_by_id, row.asked_of_id, *(each.by_id for each in answers)])
    card = places.card(visitor, f"{SPROUT}:{row.sprout_id}") if row.sprout_id else None
    team = community_names([row.community_id]).get(row.community_id) if row.community_id else None
    return SupportPage(
        card=card_of(row, who, other_side(row, visitor)),
        id=row.pk,
        question=row.question,
        amount=euros_of(row.amount_cents),
        asked_by=who.get(row.asked_by_id, "") if row.asked_by_id else _("a participant"),
        asked_of=who.get(row.asked_of_id, "") if row.asked_of_id else _("a participant"),
        team=team.name if team else "",
        sprout_title=card.title if card else "",
        sprout_url=card.url if card else "",
        answers=tuple(
            AnswerView(
                SupportAnswerKind(each.kind).label,
                each.words,
                each.promised_on,
                who.get(each.by_id, "") if each.by_id else _("a participant"),
                each.at,
            )
            for each in answers
        ),
        is_mine=row.asked_by_id == visitor.person_id,
        may_answer=may_answer(visitor, row),
        may_withdraw=may_withdraw(visitor, row),
        is_left_alone=row.asked_of_id is None and row.state in WAITING,
        is_refused=row.state == SupportState.NO,
        gone_on=gone_on(row),
    )
