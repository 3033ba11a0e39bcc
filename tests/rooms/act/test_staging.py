"""From proposal to rounded off: what every stage asks first, and what looking back keeps."""

from datetime import timedelta

import pytest
from django.utils import translation
from tests.rooms.act.scripts import BECAUSE, fixed, made, photographed, told

from kiemkracht.act.enums import Kind, Stage
from kiemkracht.act.models import Script, ScriptVersion
from kiemkracht.act.services import making, staging
from kiemkracht.act.services.guarding import ChangedMeanwhile
from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.weigh.enums import Stage as PhotoStage

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
