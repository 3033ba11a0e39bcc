"""Taking a script from stage to stage. Every guard says what is still missing."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from kiemkracht.act.enums import PullerState, Stage, StepState, Verb
from kiemkracht.act.models import Script, ScriptStep, ScriptVersion
from kiemkracht.act.services.guarding import ChangedMeanwhile, keeping
from kiemkracht.act.services.writing import live_steps, values_of
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.scripts import USUAL, broken_promises


@transaction.atomic
def discuss(*, by: Visitor, script_id: UUID, talk: str) -> Script:
    """Note that the group talked the proposal over, with whom and what came of it. Queries: 6."""
    row, _ground = keeping(by, script_id)
    require_that(row.stage == Stage.PROPOSAL, _("This script was talked over already."))
    words = one_line(talk)[:500]
    require_that(bool(words), _("Tell with whom you talked it over, and what came of it."))
    row.stage, row.talk = Stage.DISCUSSED, words
    row.save(update_fields=["stage", "talk"])
    chronicle.record(Verb.DISCUSSED, place_of(row), by=by)
    return row


@transaction.atomic
def fix(*, by: Visitor, script_id: UUID, seen: int, without: str = "") -> ScriptVersion:
    """Fix the script as it is now, as the next version; that version never changes.

    `seen` is the revision of the script on the page. Raises ChangedMeanwhile when somebody changed
    it since, and RoomError with what is missing. Queries: 9.
    """
    row, ground = keeping(by, script_id)
    require_that(
        row.stage in (Stage.DISCUSSED, Stage.ADJUSTED),
        _("Talk the proposal over first. After that you can fix it."),
    )
    require_that(row.is_loose, _("Nothing changed since the last version."))
    require_that(ground.is_fixed, _("Fix the startfoto first: until then the proposal may change."))
    if row.revision != seen:
        raise ChangedMeanwhile(
            _("Somebody changed the script since you opened it. Look at it once more, then fix it.")
        )
    steps = live_steps(row)
    _check(row, steps)
    words = one_line(without)[:500]
    broken = broken_promises(steps)
    require_that(
        not broken or bool(words), _("A promise is not kept. Tell in one sentence why that is.")
    )
    return write_version(row, steps, without=words if broken else "", by=by)


def write_version(
    row: Script, steps: list[ScriptStep], *, without: str, by: Visitor
) -> ScriptVersion:
    """Keep the steps word for word, and take the script on. Queries: 3."""
    row.version += 1
    row.is_loose, row.fixed_at = False, clock.now()
    if row.stage == Stage.DISCUSSED:
        row.stage = Stage.FIXED
    row.save()
    made = ScriptVersion.objects.create(
        script=row, number=row.version, content=content_of(row, steps), without=without,
        by_id=by.person_id, at=row.fixed_at,
    )  # fmt: skip
    chronicle.record(Verb.FIXED, place_of(row), by=by, version=row.version)
    return made


def content_of(row: Script, steps: list[ScriptStep]) -> dict[str, Any]:
    """A version as it is kept: ids of people, never their names. Queries: 0."""
    return {
        "position": row.position,
        "steps": [
            values_of(step)
            | {
                "id": str(step.pk),
                "puller": str(step.puller_id) if _pulled_by_person(step) else "",
            }
            for step in steps
        ],
    }


def _pulled_by_person(step: ScriptStep) -> bool:
    return step.puller_state == PullerState.YES and step.puller_id is not None


def _check(row: Script, steps: list[ScriptStep]) -> None:
    require_that(bool(steps), _("There is no step left. Add one, or take a change back."))
    for step in steps:
        has_puller = bool(step.puller_words) or _pulled_by_person(step)
        require_that(
            step.state != StepState.OPEN or has_puller,
            _("Say who pulls step %(number)s.") % {"number": step.order},
        )
    if not row.begun_at:
        days = (min(step.start_on for step in steps) - clock.today()).days
        require_that(
            days <= USUAL.first_days,
            _("Begin the first step within %(days)s days: bring its day forward.")
            % {"days": USUAL.first_days},
        )


@transaction.atomic
def begin(*, by: Visitor, script_id: UUID) -> Script:
    """Begin, on the day of the first step or later. Queries: 7."""
    row, _ground = keeping(by, script_id)
    require_that(row.stage == Stage.FIXED, _("Fix the script first. After that you can begin."))
    first = min(step.start_on for step in live_steps(row))
    require_that(
        first <= clock.today(),
        _("The first step begins on %(day)s. Bring its day forward to begin now.")
        % {"day": formats.date_format(first, "DATE_FORMAT")},
    )
    row.stage, row.begun_at = Stage.RUNNING, clock.now()
    row.save(update_fields=["stage", "begun_at"])
    chronicle.record(Verb.BEGUN, place_of(row), by=by)
    return row


@transaction.atomic
def finish(*, by: Visitor, script_id: UUID, harvest: str) -> Script:
    """Round off: every step was done, stopped or left out, and the group tells what it learned.

    Queries: 7.
    """
    row, _ground = keeping(by, script_id)
    require_that(
        row.stage in (Stage.RUNNING, Stage.ADJUSTED), _("A script that runs can be rounded off.")
    )
    open_ones = [step.order for step in live_steps(row) if step.state == StepState.OPEN]
    require_that(
        not open_ones,
        _("Look back at step %(number)s first: is it done, or do you stop it?")
        % {"number": open_ones[0] if open_ones else 0},
    )
    words = many_lines(harvest)[:1000]
    require_that(bool(words), _("Tell what you learned, also if it went otherwise."))
    row.stage, row.harvest, row.finished_at = Stage.FINISHED, words, clock.now()
    row.save(update_fields=["stage", "harvest", "finished_at"])
    chronicle.record(Verb.FINISHED, place_of(row), by=by)
    return row
