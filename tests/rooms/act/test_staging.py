"""From proposal to rounded off: what every stage asks first, and what looking back keeps."""

from datetime import timedelta

import pytest
from django.utils import translation
from tests.rooms.act.scripts import BECAUSE, fixed, made, photographed, running, told

from kiemkracht.act.enums import Kind, PullerState, Stage, StepState
from kiemkracht.act.models import LookBack, Script, ScriptStep, ScriptVersion
from kiemkracht.act.selectors.today import act_today
from kiemkracht.act.services import looking_back, making, pulling, staging
from kiemkracht.act.services.guarding import ChangedMeanwhile
from kiemkracht.base import clock, forgetting, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.weigh.enums import Stage as PhotoStage
from kiemkracht.weigh.selectors.pictures import stored_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def script(cast):
    return made(cast)


def make(cast, photo, who=None, **changes):
    given = {"position": next(iter(making.offers(photo.result))), "start_on": clock.today()}
    given |= {"because": BECAUSE} | changes
    return making.make(by=cast.visitor(who or cast.lotte), photo_id=photo.pk, **given)


def test_the_steps_are_those_of_the_proposal_with_their_why(cast, script):
    said = script.proposal["script"]["steps"]
    rows = list(script.steps.all())
    assert [(row.card, row.rule) for row in rows] == [
        (step["card"], step["why"]["rule"]) for step in said
    ]
    assert all(row.why["conditions"] or row.why["groups"] for row in rows)
    assert rows[0].start_on <= clock.today() + timedelta(days=14)


def test_a_startfoto_has_one_script_however_often_one_asks(cast):
    photo = photographed(cast)
    assert make(cast, photo) == make(cast, photo)
    assert Script.objects.count() == 1


def test_in_a_border_case_the_group_chooses_and_says_why(cast):
    photo = photographed(cast)
    first, second = list(making.offers(photo.result))[:2]
    with pytest.raises(RoomError, match="why"):
        make(cast, photo, because=" ")
    script = make(cast, photo, position=second)
    change = script.changes.get()
    assert (script.position, change.kind, change.because) == (second, Kind.CHOSEN, BECAUSE)
    assert (change.before, change.after) == ({"position": first}, {"position": second})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"position": "moon"}, "one of the scripts"),
        ({"start_on": clock.today() - timedelta(days=1)}, "today or later"),
        ({"start_on": clock.today() + timedelta(days=400)}, "within a year"),
    ],
)
def test_a_script_that_can_not_be_says_why(cast, changes, words):
    with pytest.raises(RoomError, match=words):
        make(cast, photographed(cast), **changes)


@pytest.mark.parametrize("who", ["gerrit", "kees", "stranger", "anke"])
def test_only_who_keeps_the_startfoto_makes_a_script_of_it(cast, who):
    photo = photographed(cast)
    with pytest.raises(LeaveDenied):
        make(cast, photo, who=getattr(cast, who))


def test_without_a_position_there_is_no_script(cast):
    photo = photographed(cast, plan={"affected": None, "population": None})
    photo.result["proposal"]["script"] = None
    photo.save()
    with pytest.raises(RoomError, match="Too little"):
        making.make(
            by=cast.visitor(cast.lotte), photo_id=photo.pk, position="equip",
            start_on=clock.today(),
        )  # fmt: skip


def test_fixing_asks_who_pulls_every_step_and_a_beginning_within_two_weeks(cast, script):
    lotte = cast.visitor(cast.lotte)

    def fix(**changes):
        script.refresh_from_db()
        given = {"seen": script.revision, "without": "Later."} | changes
        return staging.fix(by=lotte, script_id=script.pk, **given)

    with pytest.raises(RoomError, match="Talk the proposal over"):
        fix()
    staging.discuss(by=lotte, script_id=script.pk, talk="Met de buren.")
    with pytest.raises(RoomError, match="who pulls step 1"):
        fix()
    for step in script.steps.all():
        told(cast, script, step, puller_words="De buren")
    late = clock.today() + timedelta(days=30)
    for step in script.steps.all():
        told(cast, script, step, start_on=late, look_back_on=late)
    with pytest.raises(RoomError, match="within 14 days"):
        fix()
    told(cast, script, script.steps.first(), start_on=clock.today())
    assert fix().number == 1
    with pytest.raises(RoomError):
        fix()


def test_a_promise_that_is_not_kept_asks_why(cast, script):
    lotte = cast.visitor(cast.lotte)
    script.steps.update(lead="leaders", puller_words="De raad")
    staging.discuss(by=lotte, script_id=script.pk, talk="Met de raad.")
    with pytest.raises(RoomError, match="promise"):
        staging.fix(by=lotte, script_id=script.pk, seen=script.revision)
    made_version = staging.fix(
        by=lotte, script_id=script.pk, seen=script.revision, without="Niemand anders kan nu."
    )
    assert made_version.without == "Niemand anders kan nu."


def test_what_was_changed_since_you_looked_is_not_fixed_unseen(cast, script):
    lotte = cast.visitor(cast.lotte)
    staging.discuss(by=lotte, script_id=script.pk, talk="Met de buren.")
    script.steps.update(puller_words="De buren")
    seen = script.revision
    told(cast, script, script.steps.first(), who=cast.gerrit, words="Anders")
    with pytest.raises(ChangedMeanwhile):
        staging.fix(by=lotte, script_id=script.pk, seen=seen, without="Later.")


def test_a_picture_that_may_still_change_holds_the_script_open(cast):
    script = made(cast, PhotoStage.READING)
    lotte = cast.visitor(cast.lotte)
    staging.discuss(by=lotte, script_id=script.pk, talk="Met de buren.")
    script.steps.update(puller_words="De buren")
    with pytest.raises(RoomError, match="Fix the startfoto first"):
        staging.fix(by=lotte, script_id=script.pk, seen=script.revision, without="Later.")


def test_it_begins_on_the_day_of_the_first_step(cast, script):
    fixed(cast, script)
    with pytest.raises(RoomError, match="The first step begins on"):
        staging.begin(by=cast.visitor(cast.lotte), script_id=script.pk)
    script.steps.filter(order=1).update(start_on=clock.today())
    staging.begin(by=cast.visitor(cast.lotte), script_id=script.pk)
    script.refresh_from_db()
    assert script.stage == Stage.RUNNING


def test_a_version_is_word_for_word_and_never_changes(cast, script):
    fixed(cast, script)
    version = script.versions.get()
    assert [step["card"] for step in version.content["steps"]] == [
        row.card for row in script.steps.all()
    ]
    assert "Lotte" not in str(version.content)
    with pytest.raises(TypeError):
        ScriptVersion.objects.update(number=9)


@pytest.mark.parametrize("who", ["gerrit", "kees", "anke"])
def test_a_stage_is_for_who_keeps_it(cast, script, who):
    visitor = cast.visitor(getattr(cast, who))
    for do in (
        lambda: staging.discuss(by=visitor, script_id=script.pk, talk="x"),
        lambda: staging.fix(by=visitor, script_id=script.pk, seen=1),
        lambda: staging.begin(by=visitor, script_id=script.pk),
        lambda: staging.finish(by=visitor, script_id=script.pk, harvest="x"),
    ):
        with pytest.raises(LeaveDenied):
            do()


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
