"""Asking for backing, answering it, and taking it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.support import (
    WAITING,
    SupportAnswerKind,
    SupportState,
    SupportVerb,
)
from kiemkracht.answers.models import SupportAnswer, SupportRequest
from kiemkracht.answers.rules.support import may_answer, may_ask, may_withdraw
from kiemkracht.answers.selectors.money import MOST_CENTS
from kiemkracht.answers.selectors.support import SPROUT, lines_for
from kiemkracht.base import chronicle, clock, places
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.leading import Leader, leaders_for

LONGEST_SUBJECT, LONGEST_QUESTION, LONGEST_WORDS = 140, 1000, 600
MOST_WAITING = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWords:
    """A question for backing as somebody writes it; None as amount is “no money”."""

    asked_of: UUID
    subject: str
    question: str
    amount_cents: int | None = None
    sprout_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer as somebody gives it."""

    kind: str
    words: str = ""
    promised_on: date | None = None


@transaction.atomic
def ask_support(*, by: Visitor, words: SupportWords) -> SupportRequest:
    """Ask somebody who leads for backing; only the two of you see it. Queries: about 8.

    Raises `RoomError` for empty words, for somebody who does not lead where you work, and for a
    kiem you may not see; at most 50 may wait at a time.
    """
    require(may_ask(by), _("Asking for backing is for people who work at an organisation here."))
    leader = _leader(by, words.asked_of)
    _require_sound(words)
    if words.sprout_id is not None:
        card = places.card(by, f"{SPROUT}:{words.sprout_id}")
        require_that(card is not None, _("This kiem is not there, or not yours to see."))
    waiting = SupportRequest.objects.filter(asked_by_id=by.identity, state__in=WAITING)
    require_that(
        waiting.count() < MOST_WAITING,
        _("You have fifty questions waiting. Take some back first, or talk to each other."),
    )
    row = SupportRequest.objects.create(
        subject=one_line(words.subject),
        question=many_lines(words.question),
        amount_cents=words.amount_cents,
        asked_by_id=by.identity,
        asked_of_id=leader.id,
        community_id=leader.community_id,
        sprout_id=words.sprout_id,
    )
    place = place_of(row)
    chronicle.record(SupportVerb.ASKED, place, by=by)
    following.follow(by=by, place=place)
    return row


def _leader(by: Visitor, person_id: UUID) -> Leader:
    found = {each.id: each for each in leaders_for(by)}.get(person_id)
    require_that(found is not None, _("Choose somebody from the list: they lead where you work."))
    assert found is not None  # noqa: S101 - refused above
    return found


def _require_sound(words: SupportWords) -> None:
    require_that(
        0 < len(one_line(words.subject)) <= LONGEST_SUBJECT,
        _("Say in one sentence what you ask, in at most 140 characters."),
    )
    require_that(
        0 < len(many_lines(words.question)) <= LONGEST_QUESTION,
        _("Tell what you need backing for, in at most 1,000 characters."),
    )
    cents = words.amount_cents
    require_that(
        cents is None or 0 <= cents <= MOST_CENTS,
        _("Give the amount in euros, or leave it empty."),
    )


@transaction.atomic
def answer_support(*, by: Visitor, request_id: UUID, answer: AnswerWords) -> SupportRequest:
    """Answer a question that was put to you. “Let us talk” keeps it waiting. Queries: 6.

    A condition, a talk and a refusal each ask for words; earlier answers stay.
    """
    row = SupportRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    require(may_answer(by, row), _("Only who was asked answers, and only while it waits."))
    require_that(
        answer.kind in SupportAnswerKind.values and answer.kind != SupportAnswerKind.NOT_NEEDED,
        _("Choose one of the answers."),
    )
    _write_answer(row, by, answer)
    return row


def _write_answer(row: SupportRequest, by: Visitor, answer: AnswerWords) -> None:
    words = many_lines(answer.words)[:LONGEST_WORDS]
    asks_words = {
        SupportAnswerKind.YES_WITH: _("Tell what your condition is."),
        SupportAnswerKind.TALK: _("Tell when or where you want to talk."),
        SupportAnswerKind.NO: _("Tell why not: a no has a reason."),
    }
    kind = SupportAnswerKind(answer.kind)
    require_that(bool(words) or kind not in asks_words, str(asks_words.get(kind, "")))
    SupportAnswer.objects.create(
        request=row, kind=kind, words=words, promised_on=answer.promised_on, by_id=by.person_id
    )
    row.state = SupportState(kind.value)
    if row.state not in WAITING:
        row.closed_at = clock.now()
    row.save(update_fields=["state", "closed_at"])
    chronicle.record(SupportVerb.ANSWERED, place_of(row), by=by)
    following.tell(place_of(row), SupportVerb.ANSWERED, by=by)


@transaction.atomic
def answer_together(*, by: Visitor, request_ids: Collection[UUID]) -> int:
    """Tell that these waiting questions need not be asked, each with the line of the sheet.

    Only those put to `by` that a line of the sheet of that team covers now: the others stay as
    they are. Gives how many were answered. Queries: 3, and 5 per question.
    """
    require(by.has_account, _("Come in with your account first."))
    rows = SupportRequest.objects.select_for_update(of=("self",)).filter(
        pk__in=list(request_ids)[:500], asked_of_id=by.identity, state__in=WAITING
    )
    found = list(rows)
    lines = lines_for(found)
    covered = [row for row in found if row.pk in lines]
    for row in covered:
        _write_answer(row, by, AnswerWords(SupportAnswerKind.NOT_NEEDED, lines[row.pk]))
    return len(covered)


@transaction.atomic
def withdraw_support(*, by: Visitor, request_id: UUID) -> SupportRequest:
    """Take a question back; it stays to be read by the two of you. Queries: 4."""
    row = SupportRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    require(may_withdraw(by, row), _("Only who asked takes it back, and only while it waits."))
    row.state, row.closed_at = SupportState.WITHDRAWN, clock.now()
    row.save(update_fields=["state", "closed_at"])
    chronicle.record(SupportVerb.WITHDRAWN, place_of(row), by=by)
    return row
