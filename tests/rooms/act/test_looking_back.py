"""Who pulls a step, looking back, what today asks, and being forgotten."""

from datetime import timedelta

import pytest
from django.utils import translation
from tests.rooms.act.scripts import made, running, told

from kiemkracht.act.enums import PullerState, Stage, StepState
from kiemkracht.act.models import LookBack, Script, ScriptStep
from kiemkracht.act.selectors.today import act_today
from kiemkracht.act.services import looking_back, pulling, staging
from kiemkracht.base import clock, forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.weigh.selectors.pictures import stored_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def script(cast):
    return made(cast)


def test_who_is_asked_says_yes_or_rather_not(cast, script):
    lotte, gerrit = cast.visitor(cast.lotte), cast.visitor(cast.gerrit)
    step = script.steps.first()
    same = {"script_id": script.pk, "step_id": step.pk}
    with pytest.raises(RoomError, match="this community"):
        pulling.ask(by=lotte, person_id=cast.kees.pk, **same)
    pulling.ask(by=lotte, person_id=cast.gerrit.pk, **same)
    with pytest.raises(LeaveDenied):
        pulling.answer(by=cast.visitor(cast.aydin), yes=True, **same)
    assert act_today(gerrit).asked[0].step.id == step.pk
    pulling.answer(by=gerrit, yes=True, **same)
    with pytest.raises(RoomError, match="already"):
        pulling.ask(by=lotte, person_id=cast.aydin.pk, **same)
    # Letting go is possible, and a no keeps no name.
    pulling.answer(by=gerrit, yes=False, **same)
    step.refresh_from_db()
    assert (step.puller_id, step.puller_state) == (None, PullerState.DECLINED)


def back(cast, script, step, who=None, outcome="done", text="Er kwamen zes buren.", days=7):
    return looking_back.look_back(
        by=cast.visitor(who or cast.lotte), script_id=script.pk, step_id=step.pk, outcome=outcome,
        text=text, next_on=clock.today() + timedelta(days=days),
    )  # fmt: skip


def test_looking_back_goes_on_ends_or_stops_with_a_lesson(cast, script):
    running(cast, script)
    step = script.steps.first()
    for text in ("", " \n\x00"):
        with pytest.raises(RoomError):
            back(cast, script, step, outcome="stopped", text=text)
    with pytest.raises(RoomError, match="day after today"):
        back(cast, script, step, outcome="goes_on", days=0)
    back(cast, script, step, outcome="goes_on", who=cast.gerrit)
    step.refresh_from_db()
    assert (step.state, step.look_back_on) == (
        StepState.OPEN,
        clock.today() + timedelta(days=7),
    )
    back(cast, script, step, outcome="stopped", text="Het was te groot begonnen.")
    step.refresh_from_db()
    assert step.state == StepState.STOPPED
    with pytest.raises(RoomError, match="ended this step in the meantime"):
        back(cast, script, step)
    assert LookBack.objects.filter(step=step).count() == 2


def test_looking_back_begins_once_it_runs(cast, script):
    with pytest.raises(RoomError, match="once the script runs"):
        back(cast, script, script.steps.first())


def test_it_is_rounded_off_when_every_step_is_behind_us(cast, script):
    running(cast, script)
    lotte = cast.visitor(cast.lotte)

    def finish(harvest="We beginnen voortaan kleiner."):
        staging.finish(by=lotte, script_id=script.pk, harvest=harvest)

    with pytest.raises(RoomError, match="step 1 first"):
        finish()
    for step in script.steps.all():
        back(cast, script, step)
    with pytest.raises(RoomError, match="what you learned"):
        finish(harvest="")
    finish()
    script.refresh_from_db()
    assert (script.stage, script.harvest) == (Stage.FINISHED, "We beginnen voortaan kleiner.")
    with pytest.raises(RoomError, match="rounded off"):
        told(cast, script, script.steps.first(), words="x")


def test_today_asks_the_question_of_a_step_on_its_day(cast, script):
    running(cast, script)
    lotte = cast.visitor(cast.lotte)
    step = script.steps.first()
    found = act_today(lotte)
    assert [each.step.id for each in found.beginning] == [step.pk]
    assert not found.looking_back
    ScriptStep.objects.filter(pk=step.pk).update(look_back_on=clock.today())
    assert [each.step.id for each in act_today(lotte).looking_back] == [step.pk]
    assert act_today(cast.visitor(cast.kees)) is None


def test_after_eight_weeks_it_is_time_for_the_photo_anew(cast, script):
    running(cast, script)
    lotte = cast.visitor(cast.lotte)
    assert not act_today(lotte).photos
    Script.objects.update(begun_at=clock.now() - timedelta(days=57))
    assert act_today(lotte).photos


def test_who_is_forgotten_leaves_words_without_a_name(cast, script):
    running(cast, script)
    step = script.steps.first()
    back(cast, script, step)
    assert any("looked_back" in each for each in takeout.of(cast.lotte.pk)["scripts"])
    forgetting.let_go_everywhere(cast.lotte.pk)
    assert LookBack.objects.get().by_id is None
    assert not script.changes.exclude(by=None).exists()
    assert not script.steps.exclude(puller=None).exists()
    assert stored_picture(script.photo_id)
