"""Planting challenges with their steps, data room, decision and agreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.answers.enums.challenges import DECISIONS, SAID_YES, ChallengeState, ChallengeVerb
from kiemkracht.answers.models import (
    Challenge,
    ChallengeAgreement,
    ChallengeMove,
    DataRoomItem,
    OrdinanceTerms,
)
from kiemkracht.answers.rules.challenges import due_on
from kiemkracht.answers.selectors.working_days import day_of
from kiemkracht.answers.services.indexing import index_challenge
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of

S = ChallengeState


@dataclass(frozen=True, slots=True)
class StepSeed:
    """A step that was taken."""

    to: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeSeed:
    """A challenge as it is planted; `texts` by field name, `steps` oldest first."""

    key: UUID
    organisation_id: UUID
    community_id: UUID
    title: str
    texts: Mapping[str, str]
    asked_cents: int
    asked_by: UUID
    handled_by: UUID
    decided_by: UUID
    terms: OrdinanceTerms | None
    steps: Sequence[StepSeed]
    items: Sequence[tuple[str, str, str, int | None]] = ()
    sprout_id: UUID | None = None
    refusal_ground: str = ""
    alternatives: str = ""
    trial_until: date | None = None


def plant_challenge(seed: ChallengeSeed) -> Challenge:
    """Write a challenge as far as its steps go. Queries: 6 to 8."""
    at = {each.to: each.at for each in seed.steps}
    last = seed.steps[-1]
    decision = next((each for each in seed.steps if each.to in DECISIONS), None)
    row = Challenge.objects.create(
        id=seed.key,
        organisation_id=seed.organisation_id,
        community_id=seed.community_id,
        sprout_id=seed.sprout_id,
        title=seed.title,
        **seed.texts,
        asked_cents=seed.asked_cents,
        edition=1,
        state=last.to,
        asked_by_id=seed.asked_by,
        terms=seed.terms,
        created_at=seed.steps[0].at,
        submitted_at=at.get(S.SUBMITTED),
        moved_at=last.at,
        due_on=due_on(last.to, seed.terms, day_of(last.at)),
        decision=decision.to if decision else "",
        reasons=decision.words if decision else "",
        decided_at=decision.at if decision else None,
        refusal_ground=seed.refusal_ground,
        alternatives=seed.alternatives,
        trial_until=seed.trial_until,
    )
    _write_steps(row, seed)
    index_challenge(row)
    if S.AGREEMENT in at:
        _agree(row, seed, at)
    return row


def _write_steps(row: Challenge, seed: ChallengeSeed) -> None:
    own = (S.EXPLORING, S.SUBMITTED, S.EVALUATION)
    ChallengeMove.objects.bulk_create(
        ChallengeMove(
            challenge=row,
            to=each.to,
            words=each.words,
            at=each.at,
            by_id=seed.asked_by
            if each.to in own
            else seed.decided_by
            if each.to in DECISIONS
            else seed.handled_by,
        )
        for each in seed.steps
    )
    DataRoomItem.objects.bulk_create(
        DataRoomItem(
            challenge=row, kind=kind, title=title, text=text, amount_cents=cents,
            by_id=seed.handled_by, at=seed.steps[0].at,
        )
        for kind, title, text, cents in seed.items
    )  # fmt: skip
    ChronicleLine.objects.create(
        verb=ChallengeVerb.STARTED,
        place=place_of(row),
        actor_id=seed.asked_by,
        at=seed.steps[0].at,
    )


def _agree(row: Challenge, seed: ChallengeSeed, at: Mapping[str, datetime]) -> None:
    """What was agreed follows from what was asked."""
    assert row.decision in SAID_YES  # noqa: S101 - a seed without a yes has no agreement
    begins = day_of(at.get(S.RUNNING, at[S.AGREEMENT]))
    ChallengeAgreement.objects.create(
        challenge=row,
        tasks=seed.texts["task"],
        money_cents=seed.asked_cents,
        liability=seed.texts["liability"],
        continuity=seed.texts["continuity"],
        exit=seed.texts["fallback"],
        starts_on=begins,
        ends_on=seed.trial_until or begins.replace(year=begins.year + 1, day=1),
        by_id=seed.handled_by,
        at=at[S.AGREEMENT],
        confirmed_at=at[S.AGREEMENT],
    )
