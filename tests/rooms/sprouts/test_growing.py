"""The life line: every guard, and who may move it."""

from datetime import timedelta

import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, take_step

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.people.models import Person
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import LIFE, Phase
from kiemkracht.sprouts.models import Carrier, SixMonthCheck, Sprout
from kiemkracht.sprouts.selectors.detail import find_sprout, sprout_detail
from kiemkracht.sprouts.services import carrying, checking, growing, linking, resting

pytestmark = pytest.mark.django_db


def grow(cast: Cast, who: Person, sprout: Sprout, to: Phase) -> Sprout:
    return growing.grow(by=cast.visitor(who), sprout=sprout, to=to)


def placed(sprout: Sprout, phase: Phase) -> Sprout:
    Sprout.objects.filter(pk=sprout.pk).update(phase=phase)
    sprout.refresh_from_db()
    return sprout


def test_a_seed_sprouts_after_one_step_and_says_so_before(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    with pytest.raises(RoomError, match="stap"):
        grow(cast, cast.aydin, sprout, Phase.SPROUTED)
    take_step(sprout, days_ago=1)
    assert grow(cast, cast.aydin, sprout, Phase.SPROUTED).phase == Phase.SPROUTED


def test_three_steps_within_a_week_are_not_growing_but_over_three_weeks_are(
    cast: Cast, plant: Plant
) -> None:
    sprout = placed(plant(cast.aydin), Phase.SPROUTED)
    for days_ago in (1, 3, 6):
        take_step(sprout, days_ago=days_ago)
    with pytest.raises(RoomError, match="tweede drager"):
        grow(cast, cast.aydin, sprout, Phase.GROWING)
    take_step(sprout, days_ago=22.5)
    assert grow(cast, cast.aydin, sprout, Phase.GROWING).phase == Phase.GROWING


def test_two_steps_are_too_few_however_long_ago(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.SPROUTED)
    take_step(sprout, days_ago=60)
    take_step(sprout, days_ago=1)
    with pytest.raises(RoomError):
        grow(cast, cast.aydin, sprout, Phase.GROWING)


def test_a_second_carrier_makes_it_grow(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.SPROUTED)
    Carrier.objects.create(sprout=sprout, person=cast.gerrit)
    assert grow(cast, cast.gerrit, sprout, Phase.GROWING).phase == Phase.GROWING


def test_a_carrier_who_handed_over_does_not_count(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.SPROUTED)
    Carrier.objects.create(sprout=sprout, person=cast.gerrit, until=clock.now())
    with pytest.raises(RoomError):
        grow(cast, cast.aydin, sprout, Phase.GROWING)


def test_rooting_needs_half_a_year_and_eyes_of_someone_else(cast: Cast, plant: Plant) -> None:
    young = placed(plant(cast.aydin, days_ago=181), Phase.GROWING)
    with pytest.raises(RoomError, match="halfjaar"):
        grow(cast, cast.aydin, young, Phase.ROOTED)
    old = placed(plant(cast.aydin, days_ago=183), Phase.GROWING)
    with pytest.raises(RoomError, match="zes maanden"):
        grow(cast, cast.aydin, old, Phase.ROOTED)
    checking.check_after_six_months(by=cast.visitor(cast.gerrit), sprout=old, is_alive=True)
    assert grow(cast, cast.aydin, old, Phase.ROOTED).phase == Phase.ROOTED


def test_only_the_latest_look_counts(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin, days_ago=200), Phase.GROWING)
    kees, gerrit = cast.visitor(cast.kees), cast.visitor(cast.gerrit)
    checking.check_after_six_months(by=gerrit, sprout=sprout, is_alive=True)
    checking.check_after_six_months(by=kees, sprout=sprout, is_alive=False)
    with pytest.raises(RoomError):
        grow(cast, cast.aydin, sprout, Phase.ROOTED)


def test_a_carrier_does_not_check_their_own_kiem(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, days_ago=200)
    with pytest.raises(LeaveDenied):
        checking.check_after_six_months(by=cast.visitor(cast.aydin), sprout=sprout, is_alive=True)
    assert not SixMonthCheck.objects.exists()


def test_nobody_checks_before_half_a_year(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, days_ago=30)
    with pytest.raises(RoomError, match="halfjaar"):
        checking.check_after_six_months(by=cast.visitor(cast.gerrit), sprout=sprout, is_alive=True)


def test_branching_needs_a_child_in_another_community(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.ROOTED)
    near = plant(cast.gerrit, "Soep om de hoek")
    sevda = cast.visitor(cast.aydin)
    linking.link_child(by=sevda, sprout=sprout, other_id=near.pk)
    with pytest.raises(RoomError, match="andere buurt"):
        grow(cast, cast.aydin, sprout, Phase.BRANCHED)
    far = plant(cast.kees, "Soep aan de overkant", community=cast.overweg)
    linking.link_child(by=sevda, sprout=sprout, other_id=far.pk)
    assert grow(cast, cast.aydin, sprout, Phase.BRANCHED).phase == Phase.BRANCHED


def test_the_same_thing_elsewhere_is_no_child(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.ROOTED)
    far = plant(cast.kees, "Soep aan de overkant", community=cast.overweg)
    linking.link_same(by=cast.visitor(cast.aydin), sprout=sprout, other_id=far.pk)
    with pytest.raises(RoomError):
        grow(cast, cast.aydin, sprout, Phase.BRANCHED)


def test_a_kiem_grows_one_phase_at_a_time(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    for to in (Phase.GROWING, Phase.SPARK, Phase.RESTING, Phase.CLOSED):
        with pytest.raises(RoomError):
            grow(cast, cast.aydin, sprout, to)


def test_confirming_twice_is_confirming_once(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    take_step(sprout, days_ago=1)
    grow(cast, cast.aydin, sprout, Phase.SPROUTED)
    assert grow(cast, cast.aydin, sprout, Phase.SPROUTED).phase == Phase.SPROUTED


def test_nobody_but_carrier_and_facilitator_moves_a_phase(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    take_step(sprout, days_ago=1)
    for who in (cast.gerrit, cast.kees, cast.joost, cast.henk, cast.anke, cast.stranger):
        for act in (
            lambda by: growing.grow(by=by, sprout=sprout, to=Phase.SPROUTED),
            lambda by: growing.go_back(by=by, sprout=sprout),
            lambda by: resting.rest(by=by, sprout=sprout, until=clock.today() + timedelta(9)),
            lambda by: resting.close(by=by, sprout=sprout, lesson="Weg ermee"),
        ):
            with pytest.raises(LeaveDenied):
                act(cast.visitor(who))
    sprout.refresh_from_db()
    assert sprout.phase == Phase.SEED
    assert grow(cast, cast.lotte, sprout, Phase.SPROUTED).phase == Phase.SPROUTED


def test_one_phase_back_is_for_carriers_only(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.GROWING)
    with pytest.raises(LeaveDenied):
        growing.go_back(by=cast.visitor(cast.lotte), sprout=sprout)
    assert growing.go_back(by=cast.visitor(cast.aydin), sprout=sprout).phase == Phase.SPROUTED
    placed(sprout, Phase.SEED)
    with pytest.raises(RoomError):
        growing.go_back(by=cast.visitor(cast.aydin), sprout=sprout)


def test_the_house_only_proposes(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    take_step(sprout, days_ago=1)
    sevda = cast.visitor(cast.aydin)
    page = sprout_detail(sevda, find_sprout(sevda, sprout.pk))
    assert page.proposal is not None
    assert page.proposal.can
    assert page.proposal.because == "Ontkiemd kan: er is een stap gedaan."
    sprout.refresh_from_db()
    assert sprout.phase == Phase.SEED
    gerrit = cast.visitor(cast.gerrit)
    assert sprout_detail(gerrit, find_sprout(gerrit, sprout.pk)).proposal is None


def test_every_guard_says_what_is_missing() -> None:
    for phase in LIFE[1:]:
        missing = rules.missing_for(phase, rules.LifeFacts())
        assert len(missing) == 1
        assert missing[0].endswith(".")


def test_resting_has_a_date_and_waking_goes_on_where_it_was(cast: Cast, plant: Plant) -> None:
    sprout = placed(plant(cast.aydin), Phase.GROWING)
    sevda = cast.visitor(cast.aydin)
    with pytest.raises(RoomError):
        resting.rest(by=sevda, sprout=sprout, until=clock.today())
    until = clock.today() + timedelta(days=60)
    rested = resting.rest(by=sevda, sprout=sprout, until=until)
    assert (rested.phase, rested.resting_until) == (Phase.RESTING, until)
    longer = resting.rest(by=sevda, sprout=sprout, until=until + timedelta(days=30))
    assert longer.phase_before == Phase.GROWING
    awake = resting.wake(by=sevda, sprout=sprout)
    assert (awake.phase, awake.resting_until) == (Phase.GROWING, None)
    with pytest.raises(RoomError):
        resting.wake(by=sevda, sprout=sprout)


def test_closing_asks_for_a_lesson_and_is_the_end(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    with pytest.raises(RoomError, match="leerde"):
        resting.close(by=sevda, sprout=sprout, lesson="  ")
    closed = resting.close(by=sevda, sprout=sprout, lesson="Soep is geen stichting.")
    assert closed.phase == Phase.CLOSED
    for act in (
        lambda: resting.wake(by=sevda, sprout=sprout),
        lambda: resting.rest(by=sevda, sprout=sprout, until=clock.today() + timedelta(days=9)),
        lambda: resting.close(by=sevda, sprout=sprout, lesson="Nog eens"),
        lambda: growing.grow(by=sevda, sprout=sprout, to=Phase.SPROUTED),
    ):
        with pytest.raises(RoomError):
            act()


def test_a_facilitator_of_elsewhere_moves_nothing_private(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, visibility="private")
    take_step(sprout, days_ago=1)
    with pytest.raises(LeaveDenied):
        grow(cast, cast.lotte, sprout, Phase.SPROUTED)


def test_who_carries_a_spark_makes_it_a_seed(cast: Cast, plant: Plant) -> None:
    spark = plant(cast.aydin, door="idea", carries=False)
    assert carrying.carry(by=cast.visitor(cast.aydin), sprout=spark).phase == Phase.SEED
