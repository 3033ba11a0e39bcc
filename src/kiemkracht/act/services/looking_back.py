"""Looking back at a step: what moved, and what the group does now."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.act import rules
from kiemkracht.act.enums import Outcome, Stage, StepState, Verb
from kiemkracht.act.models import LookBack, Script
from kiemkracht.act.services.guarding import NOT_YOURS, ground_of, step_in
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines
from kiemkracht.base.visitors import Visitor


@transaction.atomic
def look_back(
    *, by: Visitor, script_id: UUID, step_id: UUID, outcome: str, text: str, next_on: date | None
) -> LookBack:
    """Answer the question of a step, and go on with it, end it, or stop it with a lesson.

    Words are only ever added: of two people who look back both stay. Queries: 8.
    """
    script = Script.objects.select_for_update().get(pk=script_id)
    ground = ground_of(by, script)
    step = step_in(script, step_id)
    require(rules.may_look_back(by, ground, step), NOT_YOURS)
    require_that(
        script.stage in (Stage.RUNNING, Stage.ADJUSTED),
        _("Look back once the script runs. Fix it and begin first."),
    )
    require_that(
        step.state == StepState.OPEN,
        _("Somebody ended this step in the meantime. Your words are still in the field."),
    )
    require_that(outcome in Outcome.values, _("Choose what you do now."))
    words = many_lines(text)[:1000]
    require_that(
        bool(words),
        _("Tell what you learned: stopping with a lesson is a success.")
        if outcome == Outcome.STOPPED
        else _("Tell what you saw, in your own words."),
    )
    goes_on = outcome == Outcome.GOES_ON
    today = clock.today()
    require_that(
        not goes_on or (next_on is not None and next_on > today),
        _("Choose a day after today to look back again."),
    )
    if goes_on and next_on:
        step.look_back_on = max(next_on, step.start_on)
    else:
        step.state, step.closed_on = StepState(outcome), today
    # Whoever is writing another change of this step is told that this happened.
    step.revision += 1
    step.save()
    Script.objects.filter(pk=script.pk).update(changed_at=clock.now())
    made = LookBack.objects.create(
        step=step, outcome=outcome, text=words, next_on=next_on if goes_on else None,
        by_id=by.person_id,
    )  # fmt: skip
    chronicle.record(Verb.LOOKED_BACK, place_of(script), by=by, look_back=made.pk)
    return made
