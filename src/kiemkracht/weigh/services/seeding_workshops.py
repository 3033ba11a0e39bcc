"""Planting workshops that are under way or done, for a demo city: in bulk, in the same shapes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.weigh.enums.workshops import Under, WorkshopStage, WorkshopVerb
from kiemkracht.weigh.models import (
    BoardEdition,
    CaseAnswer,
    FrameworkVersion,
    Maker,
    Workshop,
    WorkshopCase,
)
from kiemkracht.weigh.rules import board as boards
from kiemkracht.weigh.rules.board import Board, GateWords, HeapWords
from kiemkracht.weigh.selectors.workshops import digest_of_maker
from kiemkracht.weigh.services.framing import standing_version
from kiemkracht.weigh.services.moving_workshops import publish

_PATH = list(WorkshopStage)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerSeed:
    """Somebody who makes it along, in their own name; nobody holds a link."""

    person: UUID
    name: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSeed:
    """What the maker with this number said; `key` is the id of the answer, `heap` where the
    reason lies on the board, empty for loose.
    """

    key: UUID
    maker: int
    under: Under
    answer: str
    reason: str
    heap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSeed:
    """A case with everything that was said of it."""

    round: int
    title: str
    text: str
    said: Sequence[SaidSeed]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeapSeed:
    """A heap; `aside` tells why it is no criterion."""

    key: str
    words: HeapWords
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopSeed:
    """A workshop up to its stage; `moments` holds when each stage on the way began."""

    key: UUID
    title: str
    why: str
    community_id: UUID
    led_by: UUID
    stage: WorkshopStage
    moments: Sequence[datetime]
    makers: Sequence[MakerSeed]
    cases: Sequence[CaseSeed]
    heaps: Sequence[HeapSeed]
    gates: Sequence[GateWords] = ()
    closed_early: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def plant_workshops(seeds: Sequence[WorkshopSeed]) -> int:
    """Plant them all; what is published becomes a framework. Queries: 8, and 6 per framework."""
    before = standing_version()
    rows = [_row(seed, before) for seed in seeds]
    Workshop.objects.bulk_create(rows)
    pairs = list(zip(seeds, rows, strict=True))
    makers = [_makers(seed, row) for seed, row in pairs]
    Maker.objects.bulk_create(each for mine in makers for each in mine)
    cases = [_cases(seed, row) for seed, row in pairs]
    WorkshopCase.objects.bulk_create(each for told in cases for each in told)
    CaseAnswer.objects.bulk_create(
        each
        for seed, mine, told in zip(seeds, makers, cases, strict=True)
        for each in _answers(seed, mine, told)
    )
    BoardEdition.objects.bulk_create(each for seed, row in pairs for each in _editions(seed, row))
    for seed, row in pairs:
        if row.published_at:
            row.framework = publish(row, by=seed.led_by)
            row.save(update_fields=["framework"])
    lines = [each for seed, row in pairs for each in _lines(seed, row)]
    ChronicleLine.objects.bulk_create(sorted(lines, key=lambda line: line.at))
    return len(rows)


def _row(seed: WorkshopSeed, before: FrameworkVersion) -> Workshop:
    return Workshop(
        id=seed.key,
        title=seed.title,
        why=seed.why,
        community_id=seed.community_id,
        before=before,
        stage=seed.stage,
        closed_early=dict(seed.closed_early),
        opened_by_id=seed.led_by,
        opened_at=seed.moments[0],
        published_at=seed.moments[-1] if seed.stage == WorkshopStage.PUBLISHED else None,
    )


def _makers(seed: WorkshopSeed, row: Workshop) -> list[Maker]:
    return [
        Maker(
            workshop=row,
            name=each.name,
            side=each.side,
            person_id=each.person,
            digest=digest_of_maker(f"{seed.key}:{number}"),
            asked_at=seed.moments[0],
        )
        for number, each in enumerate(seed.makers)
    ]


def _cases(seed: WorkshopSeed, row: Workshop) -> list[WorkshopCase]:
    return [
        WorkshopCase(workshop=row, round=each.round, title=each.title, text=each.text)
        for each in seed.cases
    ]


def _answers(
    seed: WorkshopSeed, makers: Sequence[Maker], cases: Sequence[WorkshopCase]
) -> Iterator[CaseAnswer]:
    for told, case in zip(seed.cases, cases, strict=True):
        for each in told.said:
            yield CaseAnswer(
                id=each.key,
                case=case,
                maker=makers[each.maker],
                under=each.under,
                answer=each.answer,
                reason=each.reason,
            )


def _editions(seed: WorkshopSeed, row: Workshop) -> Iterator[BoardEdition]:
    """The board as it began, as it was sorted, and with its gates."""
    at = dict(zip(_PATH, seed.moments, strict=False))
    if WorkshopStage.SORTING not in at:
        return
    told = [each for case in seed.cases for each in case.said if each.under == Under.FIRST]
    steps = [boards.began(sorted(each.key.hex for each in told))]
    steps.append(_sorted(steps[0], seed.heaps, told))
    when = [at[WorkshopStage.SORTING], at.get(WorkshopStage.GATES, at[WorkshopStage.SORTING])]
    if seed.gates:
        steps.append(boards.with_gates(steps[-1], seed.gates))
        when.append(when[-1])
    for number, (board, moment) in enumerate(zip(steps, when, strict=True), 1):
        yield BoardEdition(
            workshop=row,
            number=number,
            before=number - 1 or None,
            content=boards.kept(board),
            by_id=seed.led_by,
            at=moment,
        )


def _sorted(board: Board, heaps: Iterable[HeapSeed], told: Iterable[SaidSeed]) -> Board:
    said = list(told)
    for heap in heaps:
        going = [each.key.hex for each in said if each.heap == heap.key]
        board = boards.move(board, going, boards.NEW)
        if heap.words.name:
            board = boards.word(board, str(board.last), heap.words)
        if heap.aside:
            board = boards.lay_aside(board, str(board.last), heap.aside)
    return board


def _lines(seed: WorkshopSeed, row: Workshop) -> Iterator[ChronicleLine]:
    for number, at in enumerate(seed.moments):
        verb = WorkshopVerb.MOVED if number else WorkshopVerb.OPENED
        if _PATH[number] == WorkshopStage.PUBLISHED:
            verb = WorkshopVerb.PUBLISHED
        yield ChronicleLine(verb=verb, place=place_of(row), at=at, actor_id=seed.led_by)
