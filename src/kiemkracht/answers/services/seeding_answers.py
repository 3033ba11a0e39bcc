"""Planting what people got for an answer, with a past: for a demo city and for tests.

Rows are written as they are told; leave is not asked again, so a caller answers for what it brings.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from kiemkracht.answers.enums.second_looks import LookState, LookVerb
from kiemkracht.answers.enums.support import WAITING, SupportState, SupportVerb
from kiemkracht.answers.models import (
    LookOpinion,
    ObjectionClause,
    SecondLook,
    SupportAnswer,
    SupportRequest,
)
from kiemkracht.answers.rules.second_looks import answer_by
from kiemkracht.answers.selectors.independence import candidates_for
from kiemkracht.answers.selectors.working_days import day_of
from kiemkracht.answers.services.indexing import index_look
from kiemkracht.answers.services.looking_again import LookWords
from kiemkracht.base import clock
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of


@dataclass(frozen=True, slots=True)
class AnswerSeed:
    """An answer that was given."""

    kind: str
    words: str
    at: datetime
    promised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSeed:
    """A question for backing as it is planted."""

    key: UUID
    subject: str
    question: str
    asked_by: UUID
    asked_of: UUID
    community_id: UUID | None
    at: datetime
    amount_cents: int | None = None
    sprout_id: UUID | None = None
    answers: Sequence[AnswerSeed] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSeed:
    """A second look as it is planted. `said` is (outcome, reasons, at), the resident first."""

    key: UUID
    choice_id: UUID
    community_id: UUID
    number: int
    words: LookWords
    asked_by: UUID
    at: datetime
    has_duo: bool = False
    said: Sequence[tuple[str, str, datetime]] = field(default=())


def plant_support(seeds: Sequence[SupportSeed]) -> int:
    """Questions for backing with their answers. Queries: 3, whatever their number."""
    rows = [_request(seed) for seed in seeds]
    SupportRequest.objects.bulk_create(rows)
    SupportAnswer.objects.bulk_create(
        SupportAnswer(
            request_id=seed.key, kind=each.kind, words=each.words, at=each.at,
            promised_on=each.promised_on, by_id=seed.asked_of,
        )
        for seed in seeds
        for each in seed.answers
    )  # fmt: skip
    ChronicleLine.objects.bulk_create(
        ChronicleLine(
            verb=SupportVerb.ASKED, place=place_of(row), actor_id=row.asked_by_id, at=row.asked_at
        )
        for row in rows
    )
    return len(rows)


def _request(seed: SupportSeed) -> SupportRequest:
    newest = seed.answers[-1] if seed.answers else None
    state = SupportState(newest.kind) if newest else SupportState.OPEN
    return SupportRequest(
        id=seed.key,
        subject=seed.subject,
        question=seed.question,
        amount_cents=seed.amount_cents,
        asked_by_id=seed.asked_by,
        asked_of_id=seed.asked_of,
        community_id=seed.community_id,
        sprout_id=seed.sprout_id,
        state=state,
        asked_at=seed.at,
        closed_at=newest.at if newest and state not in WAITING else None,
    )


def plant_look(seed: LookSeed) -> SecondLook:
    """A second look; the two are drawn by lot as on the page. Queries: 8 to 23."""
    row = SecondLook.objects.create(
        id=seed.key,
        choice_id=seed.choice_id,
        number=seed.number,
        ground=seed.words.ground,
        touches_me=seed.words.touches_me,
        what_is_missing=seed.words.what_is_missing,
        what_i_ask=seed.words.what_i_ask,
        asked_by_id=seed.asked_by,
        asked_at=seed.at,
        answer_by=answer_by(day_of(seed.at)),
    )
    _tell(LookVerb.ASKED, row, seed.at, seed.asked_by)
    if seed.has_duo:
        _seat(row, seed)
    index_look(row)
    return row


def _seat(row: SecondLook, seed: LookSeed) -> None:
    drawn = candidates_for(row, seed.community_id)
    row.resident_id, row.official_id = UUID(drawn.residents[0][0]), UUID(drawn.officials[0][0])
    row.state = LookState.LOOKING
    seats = (row.resident_id, row.official_id)
    for (outcome, reasons, at), person_id in zip(seed.said, seats, strict=False):
        LookOpinion.objects.create(
            look=row, outcome=outcome, reasons=reasons, at=at, by_id=person_id,
            as_resident=person_id == row.resident_id,
        )  # fmt: skip
    if len(seed.said) == len(seats):
        row.state, row.outcome = LookState.ANSWERED, seed.said[-1][0]
        row.answered_at = seed.said[-1][2]
        _tell(LookVerb.ANSWERED, row, row.answered_at, None)
    row.save()


def _tell(verb: str, row: SecondLook, at: datetime, by: UUID | None) -> None:
    ChronicleLine.objects.create(verb=verb, place=place_of(row), actor_id=by, at=at)


def plant_clause(choice_id: UUID, made_known_on: date, address: str, by: UUID) -> None:
    """Where one can object against a choice."""
    at = clock.now() - timedelta(days=(clock.today() - made_known_on).days)
    ObjectionClause.objects.create(
        choice_id=choice_id, made_known_on=made_known_on, address=address, by_id=by, at=at
    )
