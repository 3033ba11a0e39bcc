"""Planting scripts with everything a group did with them, for a demo city and for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemkracht.act.enums import Kind, Outcome, PullerState, Stage, StepState, Verb
from kiemkracht.act.models import LookBack, Script, ScriptStep, ScriptVersion
from kiemkracht.act.services.changing import put_card
from kiemkracht.act.services.making import offers
from kiemkracht.act.services.staging import content_of
from kiemkracht.act.services.writing import (
    OWN,
    arrange,
    close_ranks,
    keep_change,
    live_steps,
    note,
    put,
    values_of,
    why_of,
    write_script,
)
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.engines.scripts import TRACKS
from kiemkracht.weigh.selectors.pictures import stored_picture

_VERBS = {
    "talk": Verb.DISCUSSED,
    "fix": Verb.FIXED,
    "begin": Verb.BEGUN,
    "look": Verb.LOOKED_BACK,
    "finish": Verb.FINISHED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something a group did with a script.

    `what`: talk, fix, begin, look, finish, or a kind of change (swapped, worded, moved, dropped,
    added). `step` is the place of a step in the proposal. `values` are those of the step, for a
    look back its outcome.
    """

    what: str
    at: datetime
    by: UUID
    text: str = ""
    step: int = 0
    values: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSeed:
    """A script as it is planted. `pullers` by step, words or a person who said yes."""

    key: UUID
    photo_id: UUID
    by: UUID
    at: datetime
    because: str = ""
    position: str = ""
    pullers: Sequence[str | UUID] = ()
    deeds: Sequence[Deed] = ()


@transaction.atomic
def plant(seed: ScriptSeed) -> Script:
    """Write a script and what was done with it, in the order of the deeds. Queries: some 10 each.

    No guard is asked: the seed is taken at its word.
    """
    ground = stored_picture(seed.photo_id)
    offered = offers(ground.result)
    position = seed.position or next(iter(offered))
    row = write_script(
        ground, offered[position], by=seed.by, start_on=seed.at.date(), at=seed.at, key=seed.key
    )
    _tell(row, Verb.MADE, seed.by, seed.at)
    if len(offered) > 1:
        note(
            row, Kind.CHOSEN, because=seed.because, by=seed.by, at=seed.at, step=None,
            before={"position": next(iter(offered))}, after={"position": position},
        )  # fmt: skip
    _give_pullers(row, seed.pullers)
    for deed in sorted(seed.deeds, key=lambda each: each.at):
        _do(row, deed)
    return row


def _give_pullers(row: Script, pullers: Sequence[str | UUID]) -> None:
    steps = list(row.steps.all())
    for step, puller in zip(steps, pullers, strict=False):
        if isinstance(puller, UUID):
            step.puller_id, step.puller_state = puller, PullerState.YES
        else:
            step.puller_words = puller
    ScriptStep.objects.bulk_update(steps, ["puller", "puller_state", "puller_words"])


def _do(row: Script, deed: Deed) -> None:
    match deed.what:
        case "talk":
            row.stage, row.talk = Stage.DISCUSSED, deed.text
        case "fix":
            _fix(row, deed)
        case "begin":
            row.stage, row.begun_at = Stage.RUNNING, deed.at
        case "look":
            _look(row, deed)
        case "finish":
            row.stage, row.harvest, row.finished_at = Stage.FINISHED, deed.text, deed.at
        case _:
            _change(row, deed)
    row.changed_at = deed.at
    row.save()
    _tell(row, _VERBS.get(deed.what, Verb.CHANGED), deed.by, deed.at)


def _fix(row: Script, deed: Deed) -> None:
    row.version, row.is_loose, row.fixed_at = row.version + 1, False, deed.at
    if row.stage == Stage.DISCUSSED:
        row.stage = Stage.FIXED
    ScriptVersion.objects.create(
        script=row, number=row.version, content=content_of(row, live_steps(row)),
        without=deed.text, by_id=deed.by, at=deed.at,
    )  # fmt: skip


def _look(row: Script, deed: Deed) -> None:
    step, outcome = row.steps.get(proposed_order=deed.step), dict(deed.values)["outcome"]
    day = deed.at.date()
    if outcome == Outcome.GOES_ON:
        step.look_back_on = max(day + timedelta(days=14), step.start_on)
    else:
        step.state, step.closed_on = StepState(outcome), day
    step.revision += 1
    step.save()
    LookBack.objects.create(
        step=step, outcome=outcome, text=deed.text, by_id=deed.by, at=deed.at,
        next_on=step.look_back_on if outcome == Outcome.GOES_ON else None,
    )  # fmt: skip


def _change(row: Script, deed: Deed) -> None:
    values, kind = dict(deed.values), Kind(deed.what)
    added = kind == Kind.ADDED
    step = _own(row, deed) if added else row.steps.get(proposed_order=deed.step)
    before = {} if added else values_of(step)
    if kind == Kind.SWAPPED:
        put_card(row, step, values.pop("card", None) or step.runner_up["card"], deed.text)
    elif kind == Kind.MOVED:
        arrange(row, step, values.pop("order"))
    elif kind == Kind.DROPPED:
        step.state = StepState.DROPPED
    put(step, values)
    if added:
        step.save()
        arrange(row, step, values.get("order", 99))
    keep_change(row, step, kind, because=deed.text, before=before, by=deed.by, at=deed.at)
    if kind == Kind.DROPPED:
        close_ranks(row)


def _own(row: Script, deed: Deed) -> ScriptStep:
    return ScriptStep(
        script=row, order=99, rule=OWN, why=why_of({}, deed.text), function="try",
        track=TRACKS["try"], layer="culture", lead="carriers", revision=0,
    )  # fmt: skip


def _tell(row: Script, verb: str, by: UUID, at: datetime) -> None:
    ChronicleLine.objects.create(verb=verb, place=place_of(row), actor_id=by, at=at)
