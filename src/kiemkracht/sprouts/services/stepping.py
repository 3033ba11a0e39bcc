"""Steps: small acts with who and when, and afterwards what happened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Phase, Verb
from kiemkracht.sprouts.models import Carrier, Sprout, Step
from kiemkracht.sprouts.selectors.life import ties_of
from kiemkracht.sprouts.services import keeping

FURTHEST_DAYS = 730


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to take. `who_id` is a carrier or the planner; `who_else` a name in plain words."""

    text: str
    due: date | None = None
    who_id: UUID | None = None
    who_else: str = ""


@transaction.atomic
def plan_step(*, by: Visitor, sprout: Sprout, step: PlannedStep) -> Step:
    """Agree on a step. Queries: about 10."""
    row = keeping.locked(sprout, by)
    require(
        rules.may_plan(by, row, ties_of(by, row)),
        _("Only who carries this, or helps as contact person, agrees on steps."),
    )
    _require_sound(row, by, step)
    made = Step.objects.create(
        sprout=row,
        text=one_line(step.text),
        due=step.due,
        who_id=step.who_id,
        who_else="" if step.who_id else one_line(step.who_else)[:80],
    )
    refresh_steps(row)
    keeping.write_down(row, Verb.STEP_PLANNED, by=by, step=made.pk)
    return made


def _require_sound(row: Sprout, by: Visitor, step: PlannedStep) -> None:
    require_that(row.phase != Phase.CLOSED, _("This kiem is closed."))
    require_that(row.phase != Phase.RESTING, _("This kiem rests. Wake it up first."))
    require_that(
        0 < len(one_line(step.text)) <= 140, _("Write the step in one sentence, 140 characters.")
    )
    if step.due is not None:
        days = (step.due - clock.today()).days
        require_that(
            0 <= days <= FURTHEST_DAYS, _("Choose a day that is still to come, within two years.")
        )
    if step.who_id is not None and step.who_id != by.person_id:
        carries = Carrier.objects.filter(sprout=row, person_id=step.who_id, until=None)
        require_that(carries.exists(), _("A step is for yourself, a carrier, or a name you write."))


@transaction.atomic
def finish_step(
    *, by: Visitor, step: Step, what_happened: str = "", on: date | None = None
) -> Step:
    """Tell that a step was taken, and what happened; telling it twice changes nothing."""
    row = keeping.locked(step.sprout, by)
    step = Step.objects.select_for_update().get(pk=step.pk)
    require(rules.may_finish(by, step, ties_of(by, row)))
    if step.done:
        return step
    step.done_at = _moment(on)
    step.what_happened = many_lines(what_happened)[:500]
    step.save(update_fields=["done_at", "what_happened"])
    refresh_steps(row)
    keeping.write_down(row, Verb.STEP_DONE, by=by, step=step.pk)
    return step


def _moment(on: date | None) -> datetime:
    now = clock.now()
    if on is None or on == clock.today():
        return now
    days = (clock.today() - on).days
    require_that(0 <= days <= FURTHEST_DAYS, _("A step that was taken lies in the past."))
    return now.replace(year=on.year, month=on.month, day=on.day, hour=11)


@transaction.atomic
def drop_step(*, by: Visitor, step: Step) -> None:
    """Let a step go that won't be taken; what was taken stays."""
    row = keeping.locked(step.sprout, by)
    require(rules.may_plan(by, row, ties_of(by, row)))
    require_that(not step.done, _("This step was taken; it stays in the story."))
    number = step.pk
    step.delete()
    refresh_steps(row)
    keeping.write_down(row, Verb.STEP_DROPPED, by=by, step=number)


def refresh_steps(sprout: Sprout) -> None:
    """Keep the next step (soonest first, undated last) and the last taken one on the row."""
    open_steps = Step.objects.filter(sprout=sprout, done_at=None)
    sprout.next_step = open_steps.order_by(F("due").asc(nulls_last=True), "pk").first()
    sprout.last_step_at = Step.objects.filter(sprout=sprout).aggregate(last=Max("done_at"))["last"]
    sprout.save(update_fields=["next_step", "last_step_at"])
