"""The honest clock, the contact person, and the first answer."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base import clock
from kiemkracht.base.errors import LeaveDenied
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting
from kiemkracht.sprouts.enums import Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors import mine, waiting
from kiemkracht.sprouts.services import contacting, resting

pytestmark = pytest.mark.django_db


def wait_on(monkeypatch, sprout: Sprout, planted: date, today: date) -> waiting.Wait | None:
    sprout.created_at = datetime(
        planted.year, planted.month, planted.day, 23, 30, tzinfo=ZoneInfo("Europe/Amsterdam")
    )
    monkeypatch.setattr(clock, "today", lambda: today)
    return waiting.wait_of(sprout)


@pytest.mark.parametrize(
    ("today", "left", "is_late"),
    [
        (date(2026, 3, 4), 5, False),
        (date(2026, 3, 6), 3, False),
        (date(2026, 3, 7), 3, False),
        (date(2026, 3, 8), 3, False),
        (date(2026, 3, 10), 1, False),
        (date(2026, 3, 11), 0, False),
        (date(2026, 3, 12), 0, True),
    ],
)
def test_the_clock_counts_working_days(
    monkeypatch, cast: Cast, plant: Plant, today: date, left: int, is_late: bool
) -> None:
    wait = wait_on(monkeypatch, plant(cast.aydin), date(2026, 3, 4), today)
    assert wait is not None
    assert (wait.days_left, wait.is_late) == (left, is_late)
    assert wait.answer_by == date(2026, 3, 11)


def test_easter_and_kings_day_do_not_count(monkeypatch, cast: Cast, plant: Plant) -> None:
    wait = wait_on(monkeypatch, plant(cast.aydin), date(2026, 4, 1), date(2026, 4, 7))
    assert wait is not None
    assert wait.answer_by == date(2026, 4, 10)
    assert wait.days_left == 3


def test_the_page_counts_down_and_is_honest_when_late(
    cast: Cast, plant: Plant, client: Client
) -> None:
    fresh, late = plant(cast.aydin), plant(cast.aydin, "Oud", days_ago=30)
    assert "nog 5 werkdagen" in client.get(fresh.get_absolute_url()).content.decode()
    page = client.get(late.get_absolute_url()).content.decode()
    assert "We zijn te laat." in page
    assert "Dat hoort niet." in page
    assert "hallo@lindehaven.example" in page
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=late)
    page = client.get(late.get_absolute_url()).content.decode()
    assert "Dit is je contact: Joost Terpstra." in page


def test_a_private_kiem_waits_for_nobody(cast: Cast, plant: Plant) -> None:
    assert waiting.wait_of(plant(cast.aydin, visibility="private")) is None


def test_only_who_tends_there_becomes_the_contact(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    for who in (cast.aydin, cast.gerrit, cast.kees, cast.henk, cast.anke):
        with pytest.raises(LeaveDenied):
            contacting.take_contact(by=cast.visitor(who), sprout=sprout)
    taken = contacting.take_contact(by=cast.visitor(cast.joost), sprout=sprout)
    assert taken.contact_id == cast.joost.pk
    elsewhere = plant(cast.kees, community=cast.overweg)
    with pytest.raises(LeaveDenied):
        contacting.take_contact(by=cast.visitor(cast.joost), sprout=elsewhere)


def test_becoming_the_contact_does_not_stop_the_clock_but_answering_does(
    cast: Cast, plant: Plant
) -> None:
    sprout = plant(cast.aydin)
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=sprout)
    sprout.refresh_from_db()
    assert sprout.answered_at is None
    commenting.say(by=cast.visitor(cast.gerrit), place=place_of(sprout), body="Mooi!")
    sprout.refresh_from_db()
    assert sprout.answered_at is None
    commenting.say(by=cast.visitor(cast.joost), place=place_of(sprout), body="Ik kom langs.")
    sprout.refresh_from_db()
    assert sprout.answered_at is not None
    first = sprout.answered_at
    commenting.say(by=cast.visitor(cast.joost), place=place_of(sprout), body="Nog iets.")
    sprout.refresh_from_db()
    assert sprout.answered_at == first
    assert ChronicleLine.objects.filter(verb=Verb.ANSWERED).count() == 1


def test_answering_and_becoming_the_contact_is_one_act(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    contacting.answer(by=cast.visitor(cast.joost), sprout=sprout, body="Ik ben Joost.")
    sprout.refresh_from_db()
    assert sprout.contact_id == cast.joost.pk
    assert sprout.answered_at is not None


def test_a_contact_who_stops_leaves_the_kiem_to_who_tends(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=sprout)
    with pytest.raises(LeaveDenied):
        contacting.leave_contact(by=cast.visitor(cast.lotte), sprout=sprout)
    assert contacting.leave_contact(by=cast.visitor(cast.joost), sprout=sprout).contact_id is None


def test_who_waits_longest_stands_first(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, "Vandaag")
    plant(cast.gerrit, "Negen dagen", days_ago=9)
    plant(cast.gerrit, "Drie dagen", days_ago=3)
    answered = plant(cast.gerrit, "Beantwoord", days_ago=20)
    contacting.answer(by=cast.visitor(cast.joost), sprout=answered, body="Dag.")
    rests = plant(cast.gerrit, "Rust", days_ago=20)
    resting.rest(
        by=cast.visitor(cast.gerrit), sprout=rests, until=clock.today() + timedelta(days=9)
    )
    plant(cast.kees, "Elders", days_ago=20, community=cast.overweg)
    plant(cast.gerrit, "Prive", days_ago=20, visibility="private")
    joost = cast.visitor(cast.joost)
    found = waiting.queue(joost, waiting.waiting_rows(joost))
    assert [row.title for row in found.rows] == ["Negen dagen", "Drie dagen", "Vandaag"]
    lotte = cast.visitor(cast.lotte)
    assert waiting.queue(lotte, waiting.waiting_rows(lotte)).rows[0].title == "Elders"


def test_a_kiem_without_a_place_is_everybodys_care(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, "Zonder plek", community=None, visibility="circle")
    joost, gerrit = cast.visitor(cast.joost), cast.visitor(cast.gerrit)
    assert Sprout.objects.visible_to(joost).get() == sprout
    assert not Sprout.objects.visible_to(gerrit).exists()
    assert waiting.queue(joost, waiting.waiting_rows(joost)).total == 1
    contacting.answer(by=joost, sprout=sprout, body="Dag.")


def test_today_shows_who_tends_the_longest_waiting_first(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, "Nieuw")
    plant(cast.aydin, "Negen dagen", days_ago=14)
    plant(cast.aydin, "Stil", days_ago=50)
    joost = mine.today(cast.visitor(cast.joost))
    assert joost is not None
    assert joost.longest_waiting is not None
    assert joost.longest_waiting.title == "Stil"
    assert (joost.waiting, joost.late, joost.quiet) == (3, 2, 1)
    assert mine.today(cast.visitor(cast.stranger)) is None


def test_late_edge_agrees_with_the_clock(monkeypatch) -> None:
    for offset in range(40):
        today = date(2026, 4, 1) + timedelta(days=offset)
        monkeypatch.setattr(clock, "today", lambda today=today: today)
        edge = waiting.late_edge()
        assert waiting.answer_by(edge) < today
        assert waiting.answer_by(edge + timedelta(days=1)) >= today
