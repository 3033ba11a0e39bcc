"""Planting startfoto’s with their answers, for a demo city and for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.weigh.enums import Stage, Verb
from kiemkracht.weigh.models import (
    ActorGroup,
    AnswerSheet,
    PictureRemark,
    SettledReading,
    StartingPosition,
)
from kiemkracht.weigh.selectors.codes import digest_of
from kiemkracht.weigh.services import grouping, starting
from kiemkracht.weigh.services.computing import compute
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.starting import PhotoPlan

_ASKED = timedelta(days=21)
_INTERPRETED = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class SheetSeed:
    """One sheet: "" as group for who began it."""

    group: str
    answers: Mapping[str, int | None]
    stance: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSeed:
    """A startfoto as it is planted. `settled` by reading, with the reason."""

    key: UUID
    plan: PhotoPlan
    by: UUID
    at: datetime
    groups: Sequence[GroupPlan] = ()
    sheets: Sequence[SheetSeed] = ()
    settled: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
    remarks: Sequence[tuple[str, str, str]] = ()
    patterns: Sequence[str] = ()
    stage: str = Stage.FIXED
    earlier: UUID | None = None


@transaction.atomic
def plant(seed: PhotoSeed) -> StartingPosition:
    """Write a startfoto and everything said at it, and compute its picture."""
    row = starting.write(seed.plan, started_by=seed.by, key=seed.key)
    row.patterns, row.earlier_id, row.created_at = list(seed.patterns), seed.earlier, seed.at
    row.save()
    groups = {plan.name: grouping.write(row, plan) for plan in seed.groups}
    _write_sheets(row, seed, groups)
    _tell(Verb.STARTED, row, seed, seed.at)
    if seed.stage != Stage.ASKING:
        _close(row, seed)
    return row


def _write_sheets(row: StartingPosition, seed: PhotoSeed, groups: Mapping[str, ActorGroup]) -> None:
    AnswerSheet.objects.bulk_create(
        AnswerSheet(
            photo=row,
            group=groups.get(each.group),
            # Nobody holds this code: what is kept was made from no code at all.
            digest=digest_of(f"planted{row.pk.hex}n{number}"),
            answers=dict(each.answers),
            stance=each.stance,
            is_filled=True,
        )
        for number, each in enumerate(seed.sheets)
    )


def _close(row: StartingPosition, seed: PhotoSeed) -> None:
    row.stage, row.closed_at = seed.stage, seed.at + _ASKED
    if seed.stage == Stage.FIXED:
        row.fixed_at = seed.at + _INTERPRETED
    row.save()
    SettledReading.objects.bulk_create(
        SettledReading(
            photo=row, reading=name, value=value, reason=seed.reason, by_id=seed.by,
            at=row.closed_at,
        )
        for name, value in seed.settled.items()
    )  # fmt: skip
    PictureRemark.objects.bulk_create(
        PictureRemark(
            photo=row, about=about, text=text, answer=answer, at=row.closed_at,
            answered_at=row.closed_at if answer else None,
        )
        for about, text, answer in seed.remarks
    )  # fmt: skip
    compute(row)
    _tell(Verb.ENDED, row, seed, row.closed_at)
    if row.fixed_at:
        _tell(Verb.FIXED, row, seed, row.fixed_at)


def _tell(verb: str, row: StartingPosition, seed: PhotoSeed, at: datetime) -> None:
    ChronicleLine.objects.create(verb=verb, place=place_of(row), actor_id=seed.by, at=at)
