"""Carrying: offered and accepted, never assigned."""

import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Carrier, CarryOffer, Sprout
from kiemkracht.sprouts.services import carrying, contacting, showing

pytestmark = pytest.mark.django_db


def carriers(sprout: Sprout) -> list[str]:
    rows = Carrier.objects.filter(sprout=sprout, until=None).order_by("pk")
    return [row.person.name for row in rows]


def test_what_was_pointed_at_is_carried_by_whoever_does_it(cast: Cast, plant: Plant) -> None:
    seen = plant(cast.gerrit, door="seen")
    assert carriers(seen) == []
    assert seen.phase == Phase.SPARK
    assert seen.is_held
    showing.let_through(by=cast.visitor(cast.joost), sprout=seen)
    carried = carrying.carry(by=cast.visitor(cast.aydin), sprout=seen, why="Dit ben ik zelf.")
    assert carriers(seen) == ["Sevda Aydin"]
    assert carried.phase == Phase.SEED


def test_carrying_what_was_held_lets_it_be_seen(cast: Cast, plant: Plant) -> None:
    seen = plant(cast.gerrit, door="seen")
    joost = cast.visitor(cast.joost)
    assert not carrying.carry(by=joost, sprout=seen).is_held


def test_who_pointed_at_it_can_not_let_it_be_seen_by_carrying_it(cast: Cast, plant: Plant) -> None:
    seen = plant(cast.gerrit, door="seen")
    assert carrying.carry(by=cast.visitor(cast.gerrit), sprout=seen).is_held
    assert not Sprout.objects.visible_to(NOBODY).exists()


def test_what_a_facilitator_held_stays_held_whoever_carries_it(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    showing.hold(by=cast.visitor(cast.lotte), sprout=sprout, because="Noemt iemand bij naam.")
    aydin = cast.visitor(cast.aydin)
    carrying.release(by=aydin, sprout=sprout)
    again = carrying.carry(by=aydin, sprout=sprout)
    assert (again.is_held, again.held_because) == (True, "Noemt iemand bij naam.")
    showing.let_through(by=cast.visitor(cast.lotte), sprout=sprout)
    assert Sprout.objects.visible_to(NOBODY).exists()


def test_nobody_takes_over_what_someone_else_told(cast: Cast, plant: Plant) -> None:
    idea = plant(cast.aydin, door="idea", carries=False)
    with pytest.raises(LeaveDenied):
        carrying.carry(by=cast.visitor(cast.gerrit), sprout=idea)


def test_who_asks_to_carry_waits_for_its_people(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    offer = carrying.ask_to_carry(by=cast.visitor(cast.gerrit), sprout=sprout)
    again = carrying.ask_to_carry(by=cast.visitor(cast.gerrit), sprout=sprout)
    assert again.pk == offer.pk
    assert carriers(sprout) == ["Sevda Aydin"]
    for other in (cast.gerrit, cast.kees, cast.joost, cast.lotte):
        with pytest.raises(LeaveDenied):
            carrying.answer_offer(by=cast.visitor(other), offer=offer, accept=True)
    carrying.answer_offer(by=cast.visitor(cast.aydin), offer=offer, accept=True)
    assert carriers(sprout) == ["Sevda Aydin", "Gerrit Bos"]


def test_no_is_an_answer(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    offer = carrying.ask_to_carry(by=cast.visitor(cast.gerrit), sprout=sprout)
    carrying.answer_offer(by=cast.visitor(cast.aydin), offer=offer, accept=False)
    assert carriers(sprout) == ["Sevda Aydin"]
    offer.refresh_from_db()
    with pytest.raises(RoomError):
        carrying.answer_offer(by=cast.visitor(cast.aydin), offer=offer, accept=True)


def test_whoever_is_asked_answers_and_nobody_else(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    commenting.say(by=cast.visitor(cast.gerrit), place=place_of(sprout), body="Mooi!")
    offer = carrying.offer(by=cast.visitor(cast.joost), sprout=sprout, person_id=cast.gerrit.pk)
    for other in (cast.aydin, cast.joost, cast.lotte):
        with pytest.raises(LeaveDenied):
            carrying.answer_offer(by=cast.visitor(other), offer=offer, accept=True)
    carrying.answer_offer(by=cast.visitor(cast.gerrit), offer=offer, accept=True)
    assert carriers(sprout) == ["Sevda Aydin", "Gerrit Bos"]


def test_one_asks_only_people_who_are_around(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    with pytest.raises(RoomError):
        carrying.offer(by=cast.visitor(cast.aydin), sprout=sprout, person_id=cast.kees.pk)
    with pytest.raises(LeaveDenied):
        carrying.offer(by=cast.visitor(cast.kees), sprout=sprout, person_id=cast.kees.pk)
    assert not CarryOffer.objects.exists()


def test_handing_over_is_always_possible_and_changes_no_phase(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    assert carrying.release(by=cast.visitor(cast.aydin), sprout=sprout).phase == Phase.SEED
    assert carriers(sprout) == []
    with pytest.raises(LeaveDenied):
        carrying.release(by=cast.visitor(cast.aydin), sprout=sprout)


def test_the_contact_person_carries_nothing(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=sprout)
    assert carriers(sprout) == ["Sevda Aydin"]
