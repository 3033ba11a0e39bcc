from datetime import date, timedelta

import pytest
from tests.rooms.connect.meeting import bond_between

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.connect.models import Bond, Meeting, MeetingNote
from kiemkracht.connect.selectors.crossings import (
    SurpriseShare,
    proposed_rhythm,
    quarter_of,
    quarters,
    surprise_share,
)
from kiemkracht.connect.services import meeting as meetings
from kiemkracht.people.models import Person

pytestmark = pytest.mark.django_db

NOTE = meetings.Note("Zij begon bij wie er woont, ik bij wat er kapot was.")


def record(cast, bond, **fields):
    wanted = {"held_on": clock.today(), "form": "coffee", "note": NOTE} | fields
    return meetings.record_meeting(by=cast.visitor(cast.aydin), bond=bond, **wanted)


def test_a_meeting_crosses_the_borders_between_the_two_and_waters_the_bond(cast):
    bond = bond_between(cast.aydin, cast.kees, days_ago=100)
    row = record(cast, bond)
    bond.refresh_from_db()
    assert row.crossed == ["place"]
    assert (bond.stage, bond.is_asleep) == ("met", False)


@pytest.mark.parametrize("words", ["", "   ", "niks"])
def test_without_what_the_other_saw_otherwise_there_is_no_meeting(cast, words):
    bond = bond_between(cast.aydin, cast.kees)
    with pytest.raises(RoomError):
        record(cast, bond, note=meetings.Note(words))
    assert not Meeting.objects.exists()


def test_a_meeting_lies_in_the_past_year(cast):
    bond = bond_between(cast.aydin, cast.kees)
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=400)):
        with pytest.raises(RoomError):
            record(cast, bond, held_on=day)


def test_an_old_meeting_does_not_wake_a_bond(cast):
    bond = bond_between(cast.aydin, cast.kees, days_ago=150)
    record(cast, bond, held_on=clock.today() - timedelta(days=120))
    assert Bond.objects.get().is_asleep


def test_only_the_two_write_and_read_notes(cast, come_in):
    bond = bond_between(cast.aydin, cast.kees)
    row = record(cast, bond)
    with pytest.raises(LeaveDenied):
        meetings.add_note(by=cast.visitor(cast.gerrit), meeting=row, note=NOTE)
    meetings.add_note(by=cast.visitor(cast.kees), meeting=row, note=NOTE)
    meetings.add_note(by=cast.visitor(cast.kees), meeting=row, note=NOTE)
    assert MeetingNote.objects.count() == 2
    assert (
        come_in(cast.kees)
        .get("/verbinden/ontmoetingen/")
        .content.decode()
        .count("wat er kapot was")
        == 2
    )
    other = come_in(cast.gerrit)
    assert "kapot" not in other.get("/verbinden/ontmoetingen/").content.decode()
    assert other.get(f"/verbinden/ontmoetingen/{row.pk}/notitie/").status_code == 404


def crowd(count):
    """People without a name to speak of."""
    return [Person.objects.create_person(name=f"Iemand {number}") for number in range(count)]


def meeting_of(one, other, *, crossed, held_on, **fields):
    bond = bond_between(one, other, **fields)
    return Meeting.objects.create(bond=bond, held_on=held_on, form="walk", crossed=crossed)


def test_the_share_of_a_quarter_is_told_from_five_people_on_both_sides():
    people = crowd(12)
    today = date(2026, 11, 20)
    for one, other in ((0, 1), (2, 3), (4, 5)):
        meeting_of(people[one], people[other], crossed=["place", "world"], held_on=today)
    for one, other in ((6, 7), (8, 9), (10, 11)):
        meeting_of(people[one], people[other], crossed=[], held_on=today)
    told = quarters(today)[-1]
    assert (told.year, told.number) == (2026, 4)
    assert (told.meetings, told.crossing, told.far) == (6, 3, 3)
    assert told.share == 0.5


def test_a_few_that_cross_nothing_hide_the_number_that_does():
    """Else the few would follow by subtraction."""
    people = crowd(8)
    today = date(2026, 11, 20)
    for one, other in ((0, 1), (2, 3), (4, 5)):
        meeting_of(people[one], people[other], crossed=["place"], held_on=today)
    meeting_of(people[6], people[7], crossed=[], held_on=today)
    told = quarters(today)[-1]
    assert (told.meetings, told.crossing, told.share) == (4, None, None)


def test_too_few_people_tell_nothing():
    one, other = crowd(2)
    today = date(2026, 11, 20)
    meeting_of(one, other, crossed=["place"], held_on=today)
    assert quarters(today)[-1].meetings is None


def test_six_quarters_end_with_the_running_one():
    assert quarter_of(date(2026, 1, 1)) == (2026, 1)
    told = [(each.year, each.number) for each in quarters(date(2026, 2, 3))]
    assert told == [(2024, 4), (2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1)]


def test_surprises_are_counted_from_five_people_on_each_side():
    people = crowd(12)
    today = clock.today()
    for number in range(0, 12, 2):
        one, other = people[number : number + 2]
        row = meeting_of(one, other, crossed=["place"], held_on=today, is_surprise=True)
        for who in (one, other):
            MeetingNote.objects.create(
                meeting=row, by=who, saw_otherwise="anders", surprised=number < 6
            )
    assert surprise_share() == SurpriseShare(answers=12, surprised=6, k=5)
    MeetingNote.objects.filter(by__in=people[8:]).update(surprised=True)
    assert surprise_share() == SurpriseShare(answers=12, surprised=None, k=5)


def test_a_proposal_needs_answers_and_changes_nothing(settings):
    assert proposed_rhythm(SurpriseShare(40, 32, 5), every=3) == 2
    assert proposed_rhythm(SurpriseShare(40, 8, 5), every=3) == 4
    assert proposed_rhythm(SurpriseShare(40, 20, 5), every=3) is None
    assert proposed_rhythm(SurpriseShare(8, 8, 5), every=3) is None
    assert proposed_rhythm(SurpriseShare(None, None, 5), every=3) is None
    assert settings.KIEMKRACHT_SURPRISE_EVERY == 3


def test_recording_on_the_page(cast, come_in, django_assert_max_num_queries):
    bond = bond_between(cast.aydin, cast.kees)
    client = come_in(cast.aydin)
    url = f"/verbinden/banden/{bond.pk}/ontmoeting/"
    assert client.post(url, {"form": "walk"}).status_code == 422
    form = {
        "held_on": clock.today().isoformat(),
        "form": "walk",
        "saw_otherwise": NOTE.saw_otherwise,
        "surprised": "yes",
    }
    assert client.post(url, form).status_code == 302
    assert MeetingNote.objects.get().surprised is True
    with django_assert_max_num_queries(12):
        assert client.get("/verbinden/ontmoetingen/").status_code == 200
    note = f"/verbinden/ontmoetingen/{Meeting.objects.get().pk}/notitie/"
    other = come_in(cast.kees)
    assert other.get(note).status_code == 200
    assert other.post(note, {"saw_otherwise": NOTE.saw_otherwise}).status_code == 302


def test_the_guide_is_there_for_everyone(client):
    page = client.get("/verbinden/ontmoetingen/gids/").content.decode()
    assert page.count("<li><h2>") == 3
