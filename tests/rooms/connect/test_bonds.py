from datetime import timedelta

import pytest
from tests.rooms.connect.meeting import bond_between

from kiemkracht.base import clock, takeout
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.models import Bond, Meeting, MeetingNote, Openness
from kiemkracht.connect.selectors.bonds import bond_list, reminder_of_today
from kiemkracht.connect.services import bonding, opening_up
from kiemkracht.people.services.leaving import forget_me

pytestmark = pytest.mark.django_db


def test_a_bond_sleeps_after_ninety_days(cast):
    awake = bond_between(cast.aydin, cast.gerrit, days_ago=89)
    asleep = bond_between(cast.aydin, cast.kees, days_ago=91)
    assert (awake.is_asleep, asleep.is_asleep) == (False, True)
    assert list(Bond.objects.asleep()) == [asleep]
    page = bond_list(cast.visitor(cast.aydin))
    assert [card.name for card in page.asleep] == ["Kees de Wit"]


def test_water_wakes_it(cast):
    bond = bond_between(cast.aydin, cast.kees, days_ago=91)
    bonding.water(by=cast.visitor(cast.kees), bond=bond)
    assert not Bond.objects.asleep().exists()


def test_only_the_two_see_a_bond_and_tend_it(cast):
    bond = bond_between(cast.aydin, cast.kees)
    for person in (cast.gerrit, cast.lotte, cast.anke, cast.joost):
        visitor = cast.visitor(person)
        assert not Bond.objects.visible_to(visitor).exists()
        with pytest.raises(LeaveDenied):
            bonding.water(by=visitor, bond=bond)
        with pytest.raises(LeaveDenied):
            bonding.let_go(by=visitor, bond=bond)


def test_fruit_comes_after_meeting(cast):
    bond = bond_between(cast.aydin, cast.kees)
    with pytest.raises(RoomError):
        bonding.bore_fruit(by=cast.visitor(cast.aydin), bond=bond)
    bond.stage = "met"
    bonding.bore_fruit(by=cast.visitor(cast.aydin), bond=bond)
    assert bond.stage == "fruitful"


def test_what_they_are_to_each_other_is_theirs_to_say(cast):
    bond = bond_between(cast.aydin, cast.kees)
    bonding.describe(by=cast.visitor(cast.kees), bond=bond, kind="laughs")
    assert Bond.objects.get().kind == "laughs"
    with pytest.raises(RoomError):
        bonding.describe(by=cast.visitor(cast.kees), bond=bond, kind="owns")


def test_letting_go_empties_what_was_private_and_keeps_that_it_was(cast):
    bond = bond_between(cast.aydin, cast.kees, contact_a="06", contact_b="07")
    meeting = Meeting.objects.create(bond=bond, held_on=clock.today(), form="walk")
    MeetingNote.objects.create(meeting=meeting, by=cast.kees, saw_otherwise="Iets anders")
    bonding.let_go(by=cast.visitor(cast.aydin), bond=bond)
    bond.refresh_from_db()
    assert (bond.stage, bond.contact_a, bond.contact_b) == ("let_go", "", "")
    assert MeetingNote.objects.get().saw_otherwise == ""
    assert Meeting.objects.count() == 1


def test_forgetting_keeps_the_count_and_empties_the_words(cast):
    bond = bond_between(cast.aydin, cast.kees, contact_a="06", contact_b="07")
    meeting = Meeting.objects.create(bond=bond, held_on=clock.today(), form="walk")
    MeetingNote.objects.create(meeting=meeting, by=cast.kees, saw_otherwise="Iets anders")
    forget_me(by=cast.visitor(cast.kees))
    bond.refresh_from_db()
    assert (bond.stage, bond.contact_a, bond.contact_b) == ("let_go", "", "")
    assert Meeting.objects.count() == 1
    assert MeetingNote.objects.get().saw_otherwise == ""
    assert Bond.objects.visible_to(cast.visitor(cast.aydin)).alive().count() == 0


def test_a_reminder_comes_as_often_as_one_wants_and_never_means_never(cast, monkeypatch):
    bond_between(cast.aydin, cast.kees, days_ago=200)
    bond_between(cast.aydin, cast.gerrit, days_ago=200)
    visitor = cast.visitor(cast.aydin)
    today = clock.today()

    def days_with_a_reminder():
        seen = []
        for offset in range(84):
            monkeypatch.setattr(clock, "today", lambda day=offset: today + timedelta(days=day))
            card = reminder_of_today(visitor)
            seen += [card.name] if card else []
        monkeypatch.setattr(clock, "today", lambda: today)
        return seen

    monthly = days_with_a_reminder()
    assert len(monthly) == 21
    assert set(monthly) == {"Kees de Wit", "Gerrit Bos"}
    opening_up.choose_reminders(by=visitor, reminders="weekly")
    assert len(days_with_a_reminder()) == 24
    opening_up.choose_reminders(by=visitor, reminders="never")
    assert days_with_a_reminder() == []
    assert not Openness.objects.get(person=cast.aydin).is_open


def test_what_someone_takes_along_holds_own_words_only(cast):
    bond = bond_between(cast.aydin, cast.kees)
    meeting = Meeting.objects.create(bond=bond, held_on=clock.today(), form="walk")
    MeetingNote.objects.create(meeting=meeting, by=cast.kees, saw_otherwise="van Kees")
    MeetingNote.objects.create(meeting=meeting, by=cast.aydin, saw_otherwise="van Sevda")
    taken = str(takeout.of(cast.aydin.pk)["bonds and meetings"])
    assert "van Sevda" in taken
    assert "van Kees" not in taken
    assert "Kees de Wit" not in taken


def test_the_pages_stay_within_their_queries(cast, come_in, django_assert_max_num_queries):
    bond = bond_between(cast.aydin, cast.kees, days_ago=100)
    bond_between(cast.aydin, cast.gerrit)
    client = come_in(cast.aydin)
    for url in ("/verbinden/banden/", f"/verbinden/banden/{bond.pk}/"):
        with django_assert_max_num_queries(12):
            assert client.get(url).status_code == 200


def test_tending_on_the_page(cast, come_in):
    bond = bond_between(cast.aydin, cast.kees, days_ago=100, stage="met")
    client = come_in(cast.aydin)
    for act, form in (("water", {}), ("soort", {"kind": "helps"}), ("vrucht", {})):
        assert client.post(f"/verbinden/banden/{bond.pk}/{act}/", form).status_code == 302
    bond.refresh_from_db()
    assert (bond.kind, bond.stage, bond.is_asleep) == ("helps", "fruitful", False)
    client.post(f"/verbinden/banden/{bond.pk}/loslaten/", {"never": "1"})
    assert client.get(f"/verbinden/banden/{bond.pk}/").status_code == 404
    client.post("/verbinden/banden/herinneren/", {"reminders": "never"})
    assert Openness.objects.get(person=cast.aydin).reminders == "never"
