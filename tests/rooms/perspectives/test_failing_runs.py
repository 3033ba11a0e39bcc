"""A run that fails, falls silent or takes long: the last good map stays, and people are told."""

import threading
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.people import Cast
from tests.rooms.perspectives.crowds import plant

from kiemkracht.base import clock, jobs
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import Conversation, Hall, LandscapeRun
from kiemkracht.perspectives.selectors.progress import progress_of
from kiemkracht.perspectives.services import asking, computing, reviving

IN_DATABASE = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "large"]}
}
NOWHERE = {
    "default": {
        "BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "QUEUES": ["default", "large"],
    }
}


@pytest.fixture
def only_queued(settings: object) -> None:
    """Jobs wait; nobody carries them out."""
    settings.TASKS = NOWHERE  # type: ignore[attr-defined] # pytest-django's


def _fail(conversation: Conversation, times: int = 1) -> None:
    for _ in range(times):
        LandscapeRun.objects.create(conversation=conversation, state=RunState.FAILED)


def _main(client: Client, conversation: Conversation, name: str) -> str:
    answer = client.get(reverse(f"perspectives:{name}", args=[conversation.slug]))
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["landscape", "report"])
def test_a_failed_run_is_told_with_the_last_good_map(name: str, client: Client) -> None:
    plein = plant(10)
    computing.compute_now(plein)
    assert "lukte niet" not in _main(client, plein, name)
    _fail(plein)
    page = _main(client, plein, name)
    assert "Een nieuwe kaart tekenen lukte niet" in page
    assert "Je ziet de laatste goede kaart, getekend op" in page
    assert "Wie dit gesprek verzorgt, kan het weer proberen" in page
    assert "10 mensen" in page
    assert "nieuwer beeld" not in page
    assert "onderweg" not in page


@pytest.mark.django_db
def test_who_tends_can_try_again_and_then_all_is_well(cast: Cast, client: Client) -> None:
    plein = plant(10)
    computing.compute_now(plein)
    _fail(plein, 3)
    client.force_login(cast.lotte)
    page = _main(client, plein, "landscape")
    retry = reverse("perspectives:compute", args=[plein.slug])
    assert f'action="{retry}"' in page
    assert "wie voor het systeem zorgt" in page
    assert client.post(retry).status_code == 302  # tests carry jobs out at once
    assert not progress_of(plein).needs_words
    assert "lukte niet" not in _main(client, plein, "landscape")


@pytest.mark.django_db
def test_a_good_run_clears_away_what_failed_before(client: Client) -> None:
    plein = plant(10)
    _fail(plein, 2)
    assert "De eerste kaart is er nog niet" in _main(client, plein, "landscape")
    computing.compute_now(plein)
    assert "lukte niet" not in _main(client, plein, "landscape")
    assert not LandscapeRun.objects.filter(state=RunState.FAILED).exists()


@pytest.mark.django_db
def test_the_hall_and_its_screen_tell_it_too(cast: Cast, client: Client) -> None:
    plein = plant(10)
    Hall.objects.create(conversation=plein, code="abcde")
    computing.compute_now(plein)
    _fail(plein)
    client.force_login(cast.lotte)
    assert "Een nieuwe kaart tekenen lukte niet" in _main(client, plein, "hall")
    assert "Een nieuwe kaart lukt nu even niet" in _main(client, plein, "screen")


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_failures_make_the_next_attempt_wait_longer_and_votes_make_no_loop() -> None:
    plein = plant(10)
    cache.clear()
    pauses = []
    for _ in range(12):
        pauses.append(asking.pace_of(plein.pk).pause)
        _fail(plein)
    assert pauses[:4] == [asking.PAUSE * times for times in (1, 2, 4, 8)]
    assert pauses[-1] == asking.LONGEST_PAUSE
    for _ in range(20):
        asking.for_landscape(plein.pk)
    waiting = LandscapeRun.objects.get(state=RunState.WAITING)
    assert waiting.due_at > clock.now() + timedelta(minutes=59)
    stands = progress_of(plein)
    assert stands.has_failed
    assert not stands.is_busy
    assert stands.next_try_at == waiting.due_at


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_asking_now_brings_a_far_attempt_forward() -> None:
    plein = plant(10)
    cache.clear()
    _fail(plein, 9)
    asking.for_landscape(plein.pk)
    asking.for_landscape(plein.pk, at_once=True)
    waiting = LandscapeRun.objects.get(state=RunState.WAITING)
    assert waiting.due_at <= clock.now()
    assert progress_of(plein).is_busy


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_a_run_whose_worker_was_killed_goes_again() -> None:
    plein = plant(10)
    long_ago = clock.now() - timedelta(minutes=3)
    run = LandscapeRun.objects.create(
        conversation=plein, state=RunState.RUNNING, alive_at=long_ago, attempts=1
    )
    assert progress_of(plein).has_failed
    assert reviving.revive() == 1
    run.refresh_from_db()
    assert run.state == RunState.WAITING
    assert progress_of(plein).is_busy
    assert reviving.revive() == 0
    computing.carry_out(run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.DONE, 2)


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_a_run_that_takes_its_worker_along_three_times_is_given_up() -> None:
    plein = plant(10)
    run = LandscapeRun.objects.create(conversation=plein)
    for _ in range(3):
        LandscapeRun.objects.filter(pk=run.pk).update(state=RunState.WAITING)
        _begin_and_die(run)
        reviving.revive()
    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.FAILED, 3)
    assert reviving.revive() == 0


def _begin_and_die(run: LandscapeRun) -> None:
    LandscapeRun.objects.filter(pk=run.pk).update(
        state=RunState.RUNNING,
        alive_at=clock.now() - timedelta(minutes=2),
        attempts=LandscapeRun.objects.get(pk=run.pk).attempts + 1,
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_a_lost_run_makes_room_for_a_newer_one_that_waits() -> None:
    plein = plant(10)
    lost = LandscapeRun.objects.create(conversation=plein, state=RunState.RUNNING, attempts=1)
    newer = LandscapeRun.objects.create(conversation=plein)
    reviving.revive()
    lost.refresh_from_db()
    newer.refresh_from_db()
    assert (lost.state, newer.state) == (RunState.FAILED, RunState.WAITING)


@pytest.mark.django_db
@pytest.mark.usefixtures("only_queued")
def test_a_run_that_takes_long_but_lives_is_left_alone() -> None:
    plein = plant(10)
    run = LandscapeRun.objects.create(
        conversation=plein,
        state=RunState.RUNNING,
        created_at=clock.now() - timedelta(hours=1),
        alive_at=clock.now() - timedelta(seconds=20),
        attempts=1,
    )
    assert reviving.revive() == 0
    assert progress_of(plein).is_busy
    reviving._tell_alive(run.pk)
    run.refresh_from_db()
    assert run.alive_at is not None
    assert run.alive_at > clock.now() - timedelta(seconds=15)


@pytest.mark.django_db
def test_a_job_that_got_lost_is_queued_again_once(settings: object, client: Client) -> None:
    settings.TASKS = IN_DATABASE  # type: ignore[attr-defined] # pytest-django's
    plein = plant(10)
    LandscapeRun.objects.all().delete()
    DBTaskResult.objects.all().delete()
    LandscapeRun.objects.create(conversation=plein, due_at=clock.now() - timedelta(minutes=6))
    assert progress_of(plein).is_late
    assert "Een nieuwe kaart wacht langer dan normaal" in _main(client, plein, "landscape")
    assert reviving.revive() == 1
    assert reviving.revive() == 0
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_large_conversation_goes_in_a_lane_of_its_own(settings: object) -> None:
    settings.TASKS = IN_DATABASE  # type: ignore[attr-defined] # pytest-django's
    large, small = plant(10), plant(10)
    for plein, took in ((large, asking.LARGE_MS), (small, 40)):
        run = computing.compute_now(plein)
        LandscapeRun.objects.filter(pk=run.pk).update(wall_ms=took)
        asking.for_landscape(plein.pk, at_once=True)
    lanes = DBTaskResult.objects.order_by("enqueued_at").values_list("queue_name", flat=True)
    assert list(lanes) == [jobs.LARGE, jobs.SMALL]


@pytest.mark.django_db
def test_the_first_run_of_an_imported_crowd_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    plein = plant(10)
    LandscapeRun.objects.all().delete()
    assert asking.pace_of(plein.pk).lane == jobs.SMALL
    monkeypatch.setattr(asking, "LARGE_VOTES", 100)
    assert asking.pace_of(plein.pk).lane == jobs.LARGE


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_small_ones_are_served_while_a_large_one_takes_long(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = IN_DATABASE  # type: ignore[attr-defined] # pytest-django's
    large, *small = (plant(6) for _ in range(4))
    LandscapeRun.objects.all().delete()
    LandscapeRun.objects.create(conversation=large, state=RunState.DONE, wall_ms=60_000, votes=1)
    DBTaskResult.objects.all().delete()
    served: list[str] = []
    all_served = threading.Event()

    def pretend(run: LandscapeRun) -> None:
        is_large = run.conversation_id == large.pk
        if is_large:
            served.append("large begins")
            assert all_served.wait(30)
        served.append("large ends" if is_large else "small")
        if served.count("small") == len(small):
            all_served.set()
        LandscapeRun.objects.filter(pk=run.pk).update(state=RunState.DONE)

    monkeypatch.setattr(computing, "_fill", pretend)
    asking.for_landscape(large.pk, at_once=True)
    lane = threading.Thread(target=_serve, args=(jobs.LARGE,))
    lane.start()
    for plein in small:
        asking.for_landscape(plein.pk, at_once=True)
    _serve(jobs.SMALL)
    lane.join(60)
    assert served.count("small") == 3
    assert served[-1] == "large ends"
    assert not LandscapeRun.objects.coming().exists()


def _serve(lane: str) -> None:
    """A worker of one lane, until its queue is empty."""
    worker = jobs._worker("test", lane)
    worker.batch = True
    try:
        worker.run()
    finally:
        if threading.current_thread() is not threading.main_thread():
            connection.close()


def test_one_room_that_stumbles_does_not_stop_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def stumble() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "_rounds", {})
    jobs.each_minute("first", stumble)
    jobs.each_minute("second", lambda: called.append("second"))
    jobs.go_round()
    assert called == ["second"]
