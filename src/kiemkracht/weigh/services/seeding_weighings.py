"""Planting weighings with a history, for a demo city: in bulk, in the same shapes as the pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation

from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.weigh.enums.weighing import WeighingVerb
from kiemkracht.weigh.models import (
    Advice,
    GateFinding,
    LookBack,
    TalkNote,
    Viewpoint,
    Weighing,
    WeighingDecision,
)
from kiemkracht.weigh.selectors.clocks import due_of
from kiemkracht.weigh.selectors.frameworks import text_of
from kiemkracht.weigh.selectors.viewpoints import digest_of_view
from kiemkracht.weigh.services.advising import AdviceText
from kiemkracht.weigh.services.framing import standing_version
from kiemkracht.weigh.services.indexing import index_weighings
from kiemkracht.weigh.services.making_public import PublicText, content_of
from kiemkracht.weigh.services.receiving import FirstContact, Request, sound_facts
from kiemkracht.weigh.services.resolving import AnswerText


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSeed:
    """What was found at a gate."""

    gate: str
    light: str
    note: str = ""
    rule_id: UUID | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSeed:
    """A viewpoint; `judgements` are kept as they are, empty for one that waits."""

    lens: str
    name: str
    person: UUID | None = None
    speaks_for: str = ""
    judgements: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    worry: str = ""
    need: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingSeed:
    """A weighing as it is planted; `moments` by the name of the column."""

    key: UUID
    request: Request
    initiator: UUID
    face: UUID | None
    stage: str
    moments: Mapping[str, datetime]
    contact: FirstContact | None = None
    findings: Sequence[FindingSeed] = ()
    track: str = ""
    views: Sequence[ViewSeed] = ()
    notes: Sequence[tuple[str, str]] = ()
    advice: AdviceText | None = None
    answer: AnswerText | None = None
    options: Sequence[str] = ()
    public: PublicText | None = None
    decided_by: UUID | None = None
    back: tuple[str, str] | None = None
    choice_id: UUID | None = None


def choice_content(seed: WeighingSeed) -> dict[str, object]:
    """What the register seals of a seed that is published. Queries: 1."""
    row = _row(seed)
    with translation.override(row.lang):
        return content_of(row, _decision(seed, row))


@transaction.atomic
def plant_weighings(seeds: Sequence[WeighingSeed]) -> int:
    """Plant them all; choices of published ones must be there. Queries: about 10 in all."""
    pairs = [(seed, _row(seed)) for seed in seeds]
    decisions = [_decision(seed, row) for seed, row in pairs if seed.answer]
    for row, made in ((made.weighing, made) for made in decisions):
        row.decision = made
    for seed, row in pairs:
        row.due_on = due_of(row)
        row.choice_id = seed.choice_id
    Weighing.objects.bulk_create(row for _seed, row in pairs)
    index_weighings(row for _seed, row in pairs)
    GateFinding.objects.bulk_create(each for seed, row in pairs for each in _findings(seed, row))
    Viewpoint.objects.bulk_create(each for seed, row in pairs for each in _views(seed, row))
    TalkNote.objects.bulk_create(each for seed, row in pairs for each in _notes(seed, row))
    Advice.objects.bulk_create(_advice(seed, row) for seed, row in pairs if seed.advice)
    WeighingDecision.objects.bulk_create(decisions)
    LookBack.objects.bulk_create(each for seed, row in pairs for each in _backs(seed, row))
    lines = [each for seed, row in pairs for each in _lines(seed, row)]
    ChronicleLine.objects.bulk_create(sorted(lines, key=lambda line: line.at))
    return len(pairs)


def _row(seed: WeighingSeed) -> Weighing:
    told = seed.contact
    return Weighing(
        id=seed.key,
        subject=seed.request.subject,
        about=seed.request.about,
        lang=seed.request.lang,
        community_id=seed.request.community_id,
        sprout_id=seed.request.sprout_id,
        version=standing_version(),
        initiator_id=seed.initiator,
        face_id=seed.face,
        stage=seed.stage,
        hopes=told.hopes if told else "",
        tried=told.tried if told else "",
        not_needed=told.not_needed if told else "",
        facts=sound_facts(told) if told else {},
        track=seed.track,
        **seed.moments,
    )


def _decision(seed: WeighingSeed, row: Weighing) -> WeighingDecision:
    answer, public = seed.answer, seed.public
    if answer is None or public is None or row.decided_at is None:
        raise ValueError(f"{seed.request.subject} has no answer to plant.")
    return WeighingDecision(
        weighing=row,
        answer=answer.answer,
        options=list(seed.options),
        chosen=answer.chosen,
        reasons=list(answer.reasons),
        condition=answer.condition,
        until=answer.until,
        alternatives=list(answer.alternatives),
        role=answer.role,
        touched=[{"group": each.group, "how_heard": each.how_heard} for each in public.touched],
        dissent=public.dissent,
        dissent_needs=public.dissent_needs,
        done_with_it=public.done_with_it,
        no_dissent_because=public.no_dissent_because,
        review_on=public.review_on,
        mandate=_mandate(row),
        by_id=seed.decided_by,
        at=row.decided_at,
    )


def _mandate(row: Weighing) -> str:
    with translation.override(row.lang):
        return text_of(row.version).mandate(row.track).words


def _findings(seed: WeighingSeed, row: Weighing) -> Iterable[GateFinding]:
    for each in seed.findings:
        yield GateFinding(
            weighing=row, gate=each.gate, light=each.light, note=each.note, rule_id=each.rule_id,
            alternatives=list(each.alternatives), by_id=seed.face,
            at=row.track_at or row.contacted_at or row.received_at,
        )  # fmt: skip


def _views(seed: WeighingSeed, row: Weighing) -> Iterable[Viewpoint]:
    for number, each in enumerate(seed.views):
        yield Viewpoint(
            weighing=row, lens=each.lens, name=each.name, person_id=each.person,
            speaks_for=each.speaks_for, judgements=dict(each.judgements), worry=each.worry,
            need=each.need, edge=each.edge, asked_at=row.track_at or row.received_at,
            filled_at=row.track_at if each.judgements else None,
            # Nobody holds this link: what is kept was made from none.
            digest=digest_of_view(f"planted{row.pk.hex}n{number}"),
        )  # fmt: skip


def _notes(seed: WeighingSeed, row: Weighing) -> Iterable[TalkNote]:
    for criterion, text in seed.notes:
        yield TalkNote(
            weighing=row, criterion=criterion, text=text, is_need=True, by_id=seed.face,
            at=row.talk_at or row.received_at,
        )  # fmt: skip


def _advice(seed: WeighingSeed, row: Weighing) -> Advice:
    told = seed.advice
    if told is None:
        raise ValueError(f"{seed.request.subject} has no advice to plant.")
    return Advice(
        weighing=row, options=list(told.options), majority=told.majority, minority=told.minority,
        minority_needs=told.minority_needs, no_minority_because=told.no_minority_because,
        by_id=seed.face, at=row.advised_at or row.received_at,
    )  # fmt: skip


def _backs(seed: WeighingSeed, row: Weighing) -> Iterable[LookBack]:
    if seed.back:
        happened, learned = seed.back
        yield LookBack(
            weighing=row, happened=happened, learned=learned, by_id=seed.face,
            at=row.looked_back_at or row.received_at,
        )  # fmt: skip


_STEPS = (
    ("contacted_at", WeighingVerb.CONTACTED),
    ("track_at", WeighingVerb.TRACK_CONFIRMED),
    ("talk_at", WeighingVerb.TALK_OPENED),
    ("advised_at", WeighingVerb.ADVISED),
    ("published_at", WeighingVerb.PUBLISHED),
    ("carried_at", WeighingVerb.CARRYING_OUT),
    ("looked_back_at", WeighingVerb.LOOKED_BACK),
)


def _lines(seed: WeighingSeed, row: Weighing) -> Iterable[ChronicleLine]:
    place = place_of(row)
    yield ChronicleLine(
        verb=WeighingVerb.RECEIVED, place=place, at=row.received_at, actor_id=seed.initiator
    )
    for name, verb in _STEPS:
        if at := getattr(row, name):
            yield ChronicleLine(verb=verb, place=place, at=at, actor_id=seed.face)
    if row.decided_at:
        verb = WeighingVerb.DECIDED
        yield ChronicleLine(verb=verb, place=place, at=row.decided_at, actor_id=seed.decided_by)
