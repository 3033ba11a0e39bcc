"""One picture is kept in hand, so that at closing everyone comes in and nobody stands out."""

import itertools
import random
from datetime import timedelta

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, say
from tests.rooms.perspectives.crowds import page_of, plant
from tests.rooms.perspectives.test_differencing import changed, face

from kiemkracht.base import clock
from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Statement
from kiemkracht.perspectives.services import computing, ending, opening, voting

pytestmark = pytest.mark.django_db


def close(cast: Cast, plein: Conversation) -> LandscapeRun:
    """Lotte closes; the last landscape is drawn."""
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    return computing.compute_now(plein)


def voted(plein: Conversation, people: range) -> None:
    """So many guests give a view, and a landscape is drawn."""
    for each in people:
        say(guest(each), plein, 0, -1)
    computing.compute_now(plein)


def test_what_is_ready_tells_nobody_anything(client: Client) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    columns = ("agree", "disagree", "seen", "important", "mean")
    before = face(plein), list(Statement.objects.order_by("pk").values_list(*columns))
    voted(plein, range(7))
    assert LandscapeRun.objects.ready().count() == 1
    assert changed(before[0], face(plein)) == []
    assert before[1] == list(Statement.objects.order_by("pk").values_list(*columns))
    assert "de rest bij het sluiten" in page_of(client, plein)


def test_at_closing_the_last_two_come_in_with_the_seven_before_them(
    cast: Cast, client: Client
) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    voted(plein, range(7))
    voted(plein, range(7, 9))
    assert "60 mensen" in page_of(client, plein)
    assert close(cast, plein).is_public
    page = page_of(client, plein)
    assert "69 mensen" in page
    assert "van minder dan 5 mensen" not in page
    assert "onderweg" not in page


def test_who_tends_reads_before_closing_that_a_few_would_stay_out(
    cast: Cast, client: Client
) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    client.force_login(cast.lotte)
    words = "blijven ze er voorgoed buiten"
    assert words not in page_of(client, plein, "desk")
    voted(plein, range(2))
    assert words in page_of(client, plein, "desk")
    voted(plein, range(2, 6))
    assert words not in page_of(client, plein, "desk")
    assert close(cast, plein).is_public


def test_those_who_think_back_do_not_stand_out_at_closing(cast: Cast, client: Client) -> None:
    plein = plant(60)
    for each in range(6):
        say(guest(each), plein, 0, -1)
    computing.compute_now(plein)
    for value in (1, -1):  # six change their mind; four of them change it back
        for each in range(6) if value > 0 else range(4):
            say(guest(each), plein, 0, value)
        computing.compute_now(plein)
    before = face(plein)
    assert not close(cast, plein).is_public
    name = f"/meervoud/{plein.slug}/landschap.json"
    assert face(plein)[name] == before[name]
    assert "van minder dan 5 mensen" in page_of(client, plein)


@pytest.mark.parametrize("seed", range(3))
def test_however_people_come_no_two_pictures_lie_closer_than_five(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    plein = plant(12)
    computing.compute_now(plein)
    seen: list[LandscapeRun] = []
    for _ in range(9):
        for _each in range(chance.randint(1, 6)):
            say(guest(chance.randrange(14)), plein, chance.randrange(4), chance.choice((1, -1)))
        computing.compute_now(plein)
        newest = LandscapeRun.objects.public().filter(conversation=plein).first()
        seen += [newest] if newest and newest not in seen else []
    seen.append(close(cast, plein))
    pictures = [dict(run.publishing["prints"]) for run in seen if run.is_public]
    assert len(pictures) > 1
    for one, other in itertools.pairwise(pictures):
        apart = sum(one.get(who) != other.get(who) for who in one | other)
        assert apart == 0 or apart >= k_small()


def test_what_mattered_to_whom_is_counted_when_the_picture_was_drawn(cast: Cast) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    for each in range(6):
        voting.cast_vote(by=guest(each), slug=plein.slug, number=0, value=-1, important=True)
    computing.compute_now(plein)
    for each in range(6, 12):
        voting.cast_vote(by=guest(each), slug=plein.slug, number=0, value=-1, important=True)
    computing.compute_now(plein)
    assert Statement.objects.get(number=0).important == 6
    close(cast, plein)
    assert Statement.objects.get(number=0).important == 12


def test_what_is_ready_is_kept_however_many_wait_behind_it() -> None:
    plein = plant(10)
    computing.compute_now(plein)
    voted(plein, range(5))
    ready = LandscapeRun.objects.ready().get()
    say(guest(6), plein, 0, 1)
    for _ in range(computing.KEPT_RUNS + 2):
        computing.compute_now(plein)
    assert LandscapeRun.objects.count() == computing.KEPT_RUNS
    voted(plein, range(7, 11))
    assert LandscapeRun.objects.public().first() == ready


def test_when_the_clock_closes_the_worker_asks_for_the_last_picture_once(
    settings: object, client: Client
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # type: ignore[attr-defined] # pytest-django's
    plein = plant(60)
    computing.compute_now(plein)
    voted(plein, range(7))
    assert ending.ask_last_pictures() == 0
    yesterday = clock.today() - timedelta(days=1)
    Conversation.objects.filter(pk=plein.pk).update(closes_on=yesterday)
    LandscapeRun.objects.update(created_at=clock.now() - timedelta(days=2))
    assert "beeld met iedereen erin is onderweg" in page_of(client, plein)
    assert ending.ask_last_pictures() == 1
    assert ending.ask_last_pictures() == 0  # it waits for the worker
    run = LandscapeRun.objects.get(state=RunState.WAITING)
    computing.carry_out(run.pk)
    assert "67 mensen" in page_of(client, plein)
    assert ending.ask_last_pictures() == 0


def test_the_last_moment_is_the_hour_or_the_end_of_the_day() -> None:
    plein = plant(5)
    plein.closes_on = clock.today()
    assert ending.last_moment(plein) - clock.now() < timedelta(hours=25)
    plein.closes_at = clock.now().time().replace(hour=12, minute=30)
    assert ending.last_moment(plein).strftime("%H:%M") == "12:30"
