"""A script that tests begin with."""

from datetime import timedelta
from uuid import uuid4

from kiemkracht.act.services import changing, making, pulling, staging
from kiemkracht.act.services.changing import StepPlan
from kiemkracht.base import clock
from kiemkracht.weigh.enums import Stage as PhotoStage
from kiemkracht.weigh.services.grouping import GroupPlan
from kiemkracht.weigh.services.seeding import PhotoSeed, SheetSeed, plant
from kiemkracht.weigh.services.starting import PhotoPlan

BECAUSE = "Dat past beter bij ons."


def photographed(cast, stage=PhotoStage.FIXED, **changes):
    """A startfoto of Lindenplein on which everybody spoke: nothing asks to look first.

    Every link is at 2, just in the middle: a border case.
    """
    plan = {"subject": "Het plein", "community_id": cast.lindenplein.pk}
    plan |= {"affected": 40, "population": 90} | changes.pop("plan", {})
    links = ("energy_1", "connections_1", "means_1", "backing_1", "learning_1", "recovery_1")
    told = {"depth": 3, "value": 3, "burden": 1, "irreversibility": 1, "inequality": 0}
    told |= dict.fromkeys(links, 2)
    sheets = [SheetSeed("", told) for _each in range(6)]
    sheets += [SheetSeed("buren", told, 2) for _each in range(8)]
    sheets += [SheetSeed("raad", told, 1) for _each in range(6)]
    return plant(
        PhotoSeed(
            key=uuid4(),
            plan=PhotoPlan(**plan),
            by=cast.lotte.pk,
            at=clock.now() - timedelta(days=60),
            groups=[
                GroupPlan(name="buren", size=40, influence=1, touched=4),
                GroupPlan(name="raad", size=9, influence=4, touched=1),
            ],
            sheets=sheets,
            stage=stage,
            **changes,
        )
    )


def made(cast, stage=PhotoStage.FIXED, **changes):
    """A script of Lindenplein as the rule proposed it, made by Lotte; its photo is fixed."""
    photo = photographed(cast, stage, **changes)
    return making.make(
        by=cast.visitor(cast.lotte),
        photo_id=photo.pk,
        position=next(iter(making.offers(photo.result))),
        start_on=clock.today(),
        because=BECAUSE,
    )


def plan_of(step, **changes):
    """A step told as it is, with some of it otherwise."""
    told = {
        "words": step.words, "puller_words": step.puller_words, "start_on": step.start_on,
        "look_back_on": step.look_back_on, "stop_rule": step.stop_rule, "watch": step.watch,
        "layer": step.layer, "lead": step.lead,
    }  # fmt: skip
    return StepPlan(**told | changes)


def told(cast, script, step, who=None, **changes):
    """Somebody tells a step otherwise."""
    step.refresh_from_db()
    return changing.tell_otherwise(
        by=cast.visitor(who or cast.lotte), script_id=script.pk, step_id=step.pk,
        seen=step.revision, plan=plan_of(step, **changes), because=BECAUSE,
    )  # fmt: skip


def fixed(cast, script):
    """The same script, talked over and fixed: Lotte pulls every step."""
    lotte = cast.visitor(cast.lotte)
    if script.stage == "proposal":
        staging.discuss(by=lotte, script_id=script.pk, talk="Met de buren in het wijkhuis.")
    for step in script.steps.filter(puller=None, state="open"):
        pulling.pull_myself(by=lotte, script_id=script.pk, step_id=step.pk)
    script.refresh_from_db()
    staging.fix(by=lotte, script_id=script.pk, seen=script.revision, without="Dat komt later.")
    script.refresh_from_db()
    return script


def running(cast, script):
    """The same script, begun today."""
    first = script.steps.first()
    today = clock.today()
    if first.start_on > today:
        told(cast, script, first, start_on=today, look_back_on=today + timedelta(days=7))
    fixed(cast, script)
    staging.begin(by=cast.visitor(cast.lotte), script_id=script.pk)
    script.refresh_from_db()
    return script
