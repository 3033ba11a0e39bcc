"""Runs: once each, the same again for the same votes, and never without the last picture."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    SENTENCES,
    guest,
    open_conversation,
    say,
)
from tests.rooms.perspectives.crowds import page_of, plant

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import RunState
from kiemkracht.perspectives.models import LandscapeRun
from kiemkracht.perspectives.services import asking, computing
from kiemkracht.perspectives.tasks import compute_landscape, enqueue_landscape


@pytest.mark.django_db
def test_a_run_is_carried_out_once_and_a_new_one_waits_for_new_votes(settings: object) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # type: ignore[attr-defined] # pytest-django's
    plein = plant(10)
    asking.for_landscape(plein.pk)
    asking.for_landscape(plein.pk, at_once=True)
    run = LandscapeRun.objects.get()
    compute_landscape.call(run.pk)
    compute_landscape.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.people, run.votes) == (RunState.DONE, 10, 160)
    asking.for_landscape(plein.pk, at_once=True)
    assert LandscapeRun.objects.filter(state=RunState.WAITING).count() == 1


@pytest.mark.django_db
def test_a_run_that_fails_says_so_and_leaves_the_last_picture(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    plein = plant(10)
    computing.compute_now(plein)
    failing = LandscapeRun.objects.create(conversation=plein)

    def stumble(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiemkracht.engines.landscape.streng", stumble)
    with pytest.raises(ZeroDivisionError):
        computing.carry_out(failing.pk)
    failing.refresh_from_db()
    assert failing.state == RunState.FAILED
    assert "10 mensen" in page_of(client, plein)
    client.force_login(cast.lotte)
    desk = client.get(reverse("perspectives:progress", args=[plein.slug])).content.decode()
    assert "mislukt" in desk


@pytest.mark.django_db
def test_only_the_last_twenty_runs_are_kept() -> None:
    plein = plant(6)
    for _ in range(computing.KEPT_RUNS + 2):
        computing.compute_now(plein)
    assert LandscapeRun.objects.count() == computing.KEPT_RUNS


@pytest.mark.django_db
def test_the_same_votes_give_the_same_result_to_the_last_bit() -> None:
    plein = plant(80)
    first, second = computing.compute_now(plein), computing.compute_now(plein)
    assert first.result == second.result
    assert first.input_digest == second.input_digest


def test_the_desk_asks_for_a_landscape_and_shows_how_it_stands(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    plein = open_conversation(cast)
    for number in range(6):
        say(guest(number), plein, number % len(SENTENCES), 1)
    url = reverse("perspectives:compute", args=[plein.slug])
    assert client.post(url).status_code == 403
    client.force_login(cast.lotte)
    assert client.post(url).status_code == 302
    assert LandscapeRun.objects.done().count() == 1
    assert "6 mensen" in page_of(client, plein)


def test_enqueueing_waits_only_where_the_queue_can(settings: object, cast: Cast) -> None:
    plein = open_conversation(cast)
    run = LandscapeRun.objects.create(conversation=plein)
    enqueue_landscape(run.pk, clock.now() + asking.PAUSE)
    run.refresh_from_db()
    assert run.state == RunState.DONE
