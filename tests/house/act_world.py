"""A running script in the circle of Lindenplein, with a change, a version and a look back."""

from datetime import timedelta

from tests.people import Cast

from kiemkracht.act.models import ScriptStep
from kiemkracht.act.services import changing, looking_back, making, pulling, staging
from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stage
from kiemkracht.weigh.models import StartingPosition
from kiemkracht.weigh.selectors.pictures import stored_picture


def act_on(cast: Cast, canary: str, photo_id: object) -> dict[str, object]:
    """Make it of the startfoto that is interpreted, and fix that; gives the arguments."""
    lotte, today = cast.visitor(cast.lotte), clock.today()
    photo = StartingPosition.objects.get(pk=photo_id)
    offered = making.offers(stored_picture(photo.pk).result)
    row = making.make(
        by=lotte, photo_id=photo.pk, position=next(iter(offered)), start_on=today, because=canary
    )
    step = row.steps.first()
    change = changing.tell_otherwise(
        by=lotte, script_id=row.pk, step_id=step.pk, seen=step.revision, because=f"Want {canary}",
        plan=changing.StepPlan(
            words=f"Stap {canary}", puller_words=canary, start_on=today,
            look_back_on=today + timedelta(days=7), stop_rule=canary, watch=canary,
            layer=step.layer, lead=step.lead,
        ),
    )  # fmt: skip
    StartingPosition.objects.filter(pk=photo.pk).update(stage=Stage.FIXED)
    staging.discuss(by=lotte, script_id=row.pk, talk=canary)
    for each in row.steps.all():
        pulling.pull_myself(by=lotte, script_id=row.pk, step_id=each.pk)
    row.refresh_from_db()
    staging.fix(by=lotte, script_id=row.pk, seen=row.revision, without=canary)
    staging.begin(by=lotte, script_id=row.pk)
    StartingPosition.objects.filter(pk=photo.pk).update(stage=photo.stage)
    ScriptStep.objects.filter(pk=step.pk).update(look_back_on=today)
    looking_back.look_back(
        by=lotte, script_id=row.pk, step_id=step.pk, outcome="goes_on", text=canary,
        next_on=today + timedelta(days=7),
    )  # fmt: skip
    return {"script_id": row.pk, "act.step_id": step.pk, "change_number": change.number}
