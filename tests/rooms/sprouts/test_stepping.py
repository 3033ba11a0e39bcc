"""Steps: small, with who and when, and always the next one in sight."""

from datetime import timedelta

import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, take_step

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.sprouts.models import Sprout, Step
from kiemkracht.sprouts.selectors.waiting import queue, quiet_rows
from kiemkracht.sprouts.services import contacting, resting, stepping
from kiemkracht.sprouts.services.stepping import PlannedStep

pytestmark = pytest.mark.django_db


def day(offset: int):
    return clock.today() + timedelta(days=offset)


def test_the_soonest_step_is_the_next_one(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    undated = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Ooit eens"))
    later = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Pan lenen", day(9)))
    soon = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Bellen", day(2)))
    for expected in (soon, later, undated):
        sprout.refresh_from_db()
        assert sprout.next_step_id == expected.pk
        stepping.finish_step(by=sevda, step=expected, what_happened="Gelukt.")
    sprout.refresh_from_db()
    assert sprout.next_step_id is None
    assert sprout.last_step_at is not None


def test_telling_twice_that_a_step_is_taken_changes_nothing(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    step = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Bellen"))
    stepping.finish_step(by=sevda, step=step, what_happened="Ze nam op.")
    stepping.finish_step(by=sevda, step=step, what_happened="Iets anders.")
    step.refresh_from_db()
    assert step.what_happened == "Ze nam op."


def test_a_step_taken_earlier_keeps_its_day(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    step = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Bellen"))
    stepping.finish_step(by=sevda, step=step, on=day(-4))
    step.refresh_from_db()
    assert step.done_at.date() == day(-4)
    other = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Nog eens"))
    with pytest.raises(RoomError):
        stepping.finish_step(by=sevda, step=other, on=day(1))


@pytest.mark.parametrize(
    "step",
    [
        PlannedStep(" "),
        PlannedStep("x" * 141),
        PlannedStep("Bellen", due=clock.today() - timedelta(days=1)),
        PlannedStep("Bellen", due=clock.today() + timedelta(days=3000)),
    ],
)
def test_a_step_that_is_not_sound_is_refused(cast: Cast, plant: Plant, step: PlannedStep) -> None:
    with pytest.raises(RoomError):
        stepping.plan_step(by=cast.visitor(cast.aydin), sprout=plant(cast.aydin), step=step)


def test_a_step_is_never_put_on_somebody_else(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    with pytest.raises(RoomError):
        stepping.plan_step(
            by=cast.visitor(cast.aydin),
            sprout=sprout,
            step=PlannedStep("Bellen", who_id=cast.kees.pk),
        )
    with pytest.raises(LeaveDenied):
        stepping.plan_step(by=cast.visitor(cast.kees), sprout=sprout, step=PlannedStep("Bellen"))


def test_the_contact_person_agrees_on_steps_too(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    joost = cast.visitor(cast.joost)
    with pytest.raises(LeaveDenied):
        stepping.plan_step(by=joost, sprout=sprout, step=PlannedStep("Bellen"))
    contacting.take_contact(by=joost, sprout=sprout)
    step = stepping.plan_step(
        by=joost, sprout=sprout, step=PlannedStep("Bellen", who_id=joost.person_id)
    )
    assert step.who_name == "Joost Terpstra"


def test_what_was_taken_is_not_dropped(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    step = stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Bellen"))
    stepping.drop_step(by=sevda, step=step)
    assert not Step.objects.exists()
    with pytest.raises(RoomError):
        stepping.drop_step(by=sevda, step=take_step(sprout, days_ago=1))


def test_no_steps_while_it_rests_or_is_closed(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    resting.rest(by=sevda, sprout=sprout, until=day(30))
    with pytest.raises(RoomError, match="rust"):
        stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Bellen"))


def quiet_titles(cast: Cast) -> set[str]:
    visitor = cast.visitor(cast.joost)
    return {row.title for row in queue(visitor, quiet_rows(visitor)).rows}


def test_kiemen_without_a_step_for_thirty_days_surface(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, "Nieuw", days_ago=29)
    plant(cast.aydin, "Nooit een stap", days_ago=31)
    moved = plant(cast.aydin, "Pas nog", days_ago=90)
    take_step(moved, days_ago=29)
    still = plant(cast.aydin, "Lang geleden", days_ago=90)
    take_step(still, days_ago=31)
    planned = plant(cast.aydin, "Morgen", days_ago=90)
    stepping.plan_step(
        by=cast.visitor(cast.aydin), sprout=planned, step=PlannedStep("Bellen", day(1))
    )
    forgotten = plant(cast.aydin, "Vergeten stap", days_ago=90)
    Step.objects.create(sprout=forgotten, text="Bellen", due=day(-40))
    stepping.refresh_steps(forgotten)
    rests = plant(cast.aydin, "Rust", days_ago=90)
    resting.rest(by=cast.visitor(cast.aydin), sprout=rests, until=day(30))
    plant(cast.kees, "Elders", days_ago=90, community=cast.overweg)
    plant(cast.aydin, "Prive", days_ago=90, visibility="private")
    assert quiet_titles(cast) == {"Nooit een stap", "Lang geleden", "Vergeten stap"}


def test_the_quiet_list_is_for_who_tends(cast: Cast) -> None:
    for who in (cast.aydin, cast.henk, cast.anke):
        with pytest.raises(LeaveDenied):
            queue(cast.visitor(who), quiet_rows(cast.visitor(who)))


def test_every_kiem_shows_its_next_step_or_that_it_rests(cast: Cast, plant: Plant, client) -> None:
    sprout = plant(cast.aydin)
    assert "Wat is de kleinste stap?" in client.get(sprout.get_absolute_url()).content.decode()
    sevda = cast.visitor(cast.aydin)
    stepping.plan_step(by=sevda, sprout=sprout, step=PlannedStep("Een grote pan lenen", day(3)))
    assert "Een grote pan lenen" in client.get("/kiemen/").content.decode()
    resting.rest(by=sevda, sprout=Sprout.objects.get(), until=day(40))
    assert "Rust tot" in client.get("/kiemen/").content.decode()
