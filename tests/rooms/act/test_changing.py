"""Doing it otherwise: every change says why, nothing is written over, and it can be taken back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from tests.rooms.act.scripts import BECAUSE, fixed, made, plan_of, running, told

from kiemkracht.act.enums import Kind, Stage, StepState
from kiemkracht.act.models import ScriptChange, ScriptStep
from kiemkracht.act.services import changing
from kiemkracht.act.services.guarding import ChangedMeanwhile
from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scripts import Why

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def script(cast):
    return made(cast)


def swapped(cast, script, step, card, who=None):
    step.refresh_from_db()
    return changing.swap(
        by=cast.visitor(who or cast.gerrit), script_id=script.pk, step_id=step.pk,
        seen=step.revision, card=card, because=BECAUSE,
    )  # fmt: skip


def test_a_step_without_why_can_not_be_made_anywhere(script):
    step = script.steps.first()
    assert step.rule
    assert step.why["conditions"] or step.why["groups"]
    for field, nothing in (("rule", ""), ("why", {})):
        with pytest.raises(IntegrityError), transaction.atomic():
            ScriptStep.objects.filter(pk=step.pk).update(**{field: nothing})
    with pytest.raises(EngineInputError):
        Why("W1", (), (), "", None)
    with pytest.raises(EngineInputError):
        Why("", (), ("buren",), "", None)


@pytest.mark.parametrize("because", ["", " \t\x00", "x" * 501])
def test_a_change_without_a_reason_is_refused(cast, script, because):
    step = script.steps.first()
    with pytest.raises(RoomError):
        changing.drop(
            by=cast.visitor(cast.lotte), script_id=script.pk, step_id=step.pk,
            seen=step.revision, because=because,
        )  # fmt: skip
    assert script.steps.exclude(state="open").count() == 0


def test_a_neighbour_of_the_community_changes_it_and_another_may_not(cast, script):
    step = script.steps.first()
    assert told(cast, script, step, who=cast.gerrit, words="Eerst koffie").by_id == cast.gerrit.pk
    for outsider in (cast.kees, cast.stranger, cast.anke):
        with pytest.raises(LeaveDenied):
            told(cast, script, step, who=outsider, words="Eerst thee")


def test_the_runner_up_takes_the_place_and_the_rule_stays(cast, script):
    step = script.steps.exclude(runner_up={}).first()
    rule, first, second = step.rule, step.card, step.runner_up["card"]
    change = swapped(cast, script, step, second)
    step.refresh_from_db()
    assert (step.card, step.rule, step.runner_up["card"]) == (second, rule, first)
    assert step.why["because"] == BECAUSE
    assert change.before["card"] == first
    assert change.after["card"] == second


def test_any_other_card_is_the_groups_own_choice(cast, script):
    step = script.steps.first()
    other = next(card for card in range(1, 51) if _is_free(script, step, card))
    swapped(cast, script, step, other)
    step.refresh_from_db()
    assert (step.rule, step.why["because"]) == ("own", BECAUSE)


def _is_free(script, step, card):
    used = set(script.steps.values_list("card", flat=True))
    return card not in used and card != step.runner_up.get("card")


@pytest.mark.parametrize("card", [0, 51, -1, 10**9])
def test_a_card_that_does_not_exist_is_refused(cast, script, card):
    with pytest.raises(RoomError, match="card"):
        swapped(cast, script, script.steps.first(), card)


def test_a_card_stands_in_a_script_once(cast, script):
    first, second = script.steps.all()[:2]
    with pytest.raises(RoomError, match="already"):
        swapped(cast, script, first, second.card)


def test_moving_numbers_the_others_around_it(cast, script):
    rows = list(script.steps.all())
    changing.move(
        by=cast.visitor(cast.gerrit), script_id=script.pk, step_id=rows[-1].pk,
        seen=rows[-1].revision, to=1, because=BECAUSE,
    )  # fmt: skip
    after = list(script.steps.all())
    assert [row.pk for row in after] == [rows[-1].pk, *(row.pk for row in rows[:-1])]
    assert [row.order for row in after] == list(range(1, len(rows) + 1))


def test_a_step_of_our_own_needs_words_or_a_card(cast, script):
    lotte, today = cast.visitor(cast.lotte), clock.today()
    plan = plan_of(
        ScriptStep(start_on=today, look_back_on=today, layer="culture", lead="carriers"),
        words="Samen het hek verven",
    )

    def add(**changes):
        return changing.add(
            by=lotte, script_id=script.pk, card=None, at=1, because=BECAUSE,
            **{"plan": plan} | changes,
        )  # fmt: skip

    change = add()
    assert (change.step.order, change.step.rule, change.kind) == (1, "own", Kind.ADDED)
    nothing = plan_of(change.step, words=" ")
    with pytest.raises(RoomError, match="what you do"):
        add(plan=nothing)
    with pytest.raises(RoomError, match="after the start"):
        add(plan=plan_of(change.step, words="x", look_back_on=today - timedelta(days=1)))


def test_twenty_steps_is_plenty(cast, script):
    free = [
        card for card in range(1, 51) if card not in script.steps.values_list("card", flat=True)
    ]
    today = clock.today()
    plan = plan_of(ScriptStep(start_on=today, look_back_on=today, layer="culture", lead="leaders"))

    def add(card):
        changing.add(
            by=cast.visitor(cast.lotte), script_id=script.pk, plan=plan, card=card, at=99,
            because=BECAUSE,
        )  # fmt: skip

    for card in free[: 20 - script.steps.count()]:
        add(card)
    with pytest.raises(RoomError, match="Twenty"):
        add(free[-1])


def test_of_two_who_write_at_once_nobodys_words_are_lost(cast, script):
    step = script.steps.first()
    opened = step.revision
    told(cast, script, step, who=cast.gerrit, words="Bij Gerrit in de schuur")
    with pytest.raises(ChangedMeanwhile):
        changing.tell_otherwise(
            by=cast.visitor(cast.lotte), script_id=script.pk, step_id=step.pk, seen=opened,
            plan=plan_of(step, words="Bij Lotte op kantoor"), because=BECAUSE,
        )  # fmt: skip
    told(cast, script, step, words="Bij Lotte op kantoor")
    kept = [each.after["words"] for each in script.changes.filter(step=step)]
    assert kept == ["Bij Gerrit in de schuur", "Bij Lotte op kantoor"]


def test_two_who_change_different_steps_do_not_hinder_each_other(cast, script):
    first, second = script.steps.all()[:2]
    told(cast, script, first, who=cast.gerrit, words="Een")
    changing.tell_otherwise(
        by=cast.visitor(cast.lotte), script_id=script.pk, step_id=second.pk, seen=second.revision,
        plan=plan_of(second, words="Twee"), because=BECAUSE,
    )  # fmt: skip
    assert set(script.steps.values_list("words", flat=True)) >= {"Een", "Twee"}


def test_what_was_written_is_never_written_over(cast, script):
    change = told(cast, script, script.steps.first(), words="Eerst koffie")
    change.because = "iets anders"
    with pytest.raises(TypeError):
        change.save()
    with pytest.raises(TypeError):
        ScriptChange.objects.update(because="iets anders")


def test_a_change_after_fixing_asks_for_a_next_version(cast, script):
    fixed(cast, script)
    told(cast, script, script.steps.first(), words="Toch anders")
    script.refresh_from_db()
    assert (script.stage, script.version, script.is_loose) == (Stage.DISCUSSED, 1, True)
    fixed(cast, script)
    assert [row.number for row in script.versions.all()] == [1, 2]
    first, second = script.versions.all()
    assert first.content["steps"][0]["words"] == ""
    assert second.content["steps"][0]["words"] == "Toch anders"


def test_a_change_on_the_way_makes_it_adjusted(cast, script):
    running(cast, script)
    told(cast, script, script.steps.last(), words="Later")
    script.refresh_from_db()
    assert script.stage == Stage.ADJUSTED
    fixed(cast, script)
    assert (script.stage, script.version) == (Stage.ADJUSTED, 2)


def test_a_step_that_is_behind_us_stays_as_it_was(cast, script):
    step = script.steps.first()
    ScriptStep.objects.filter(pk=step.pk).update(state=StepState.DONE)
    with pytest.raises(RoomError, match="behind us"):
        told(cast, script, step, words="Toch niet")


def test_the_chronicle_holds_numbers_and_no_words(cast, script):
    told(cast, script, script.steps.first(), words="Eerst koffie")
    line = ChronicleLine.objects.filter(verb="act.script_changed").get()
    assert line.numbers == {"change": script.changes.count()}
