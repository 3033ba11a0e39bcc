"""Votes survive a full room."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.people import gather
from tests.rooms.perspectives.conversations import guest, open_conversation, say

from kiemkracht.base.errors import RoomError
from kiemkracht.perspectives.models import Conversation, Participant, Vote, VoteEvent
from kiemkracht.perspectives.services import card_entry, gathering, opening, printing
from kiemkracht.perspectives.services.card_entry import Helper

THREADS, VOTES = 8, 50

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _no_landscapes(settings: object) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # type: ignore[attr-defined] # pytest-django's


def _all_at_once(work: Callable[[int], None]) -> list[BaseException]:
    failures: list[BaseException] = []
    ready = threading.Barrier(THREADS)

    def run(number: int) -> None:
        try:
            ready.wait()
            work(number)
        except BaseException as error:  # noqa: BLE001 - the test reports whatever went wrong
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return failures


def test_eight_people_at_once_lose_no_vote() -> None:
    plein = open_conversation(gather())

    def fifty(number: int) -> None:
        for turn in range(VOTES):
            say(guest(number), plein, turn % 5, 1 if (turn // 5) % 2 else -1)

    assert _all_at_once(fifty) == []
    assert VoteEvent.objects.count() == THREADS * VOTES
    assert Vote.objects.count() == THREADS * 5
    assert set(Vote.objects.values_list("value", flat=True)) == {1}
    numbers = Participant.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(THREADS))


def test_one_person_on_eight_devices_counts_once() -> None:
    plein = open_conversation(gather())

    def same(_number: int) -> None:
        for turn in range(VOTES):
            say(guest(1), plein, turn % 5, 1)

    assert _all_at_once(same) == []
    assert Participant.objects.count() == 1
    assert Vote.objects.count() == 5
    assert VoteEvent.objects.count() == 5


def test_when_all_vote_while_it_closes_no_vote_is_lost_and_none_comes_after() -> None:
    cast = gather()
    plein = open_conversation(cast)
    lotte = cast.visitor(cast.lotte)
    acknowledged: set[tuple[int, int]] = set()

    def vote_on(number: int) -> None:
        if number == 0:
            opening.close_conversation(by=lotte, conversation=Conversation.objects.get())
            return
        for guest_number in range(number * 100, number * 100 + 20):
            for statement in range(5):
                try:
                    say(guest(guest_number), plein, statement, 1)
                except RoomError:
                    return
                acknowledged.add((guest_number, statement))

    assert _all_at_once(vote_on) == []
    closed_at = Conversation.objects.get().closed_at
    assert closed_at is not None
    assert Vote.objects.count() == VoteEvent.objects.count() == len(acknowledged)
    assert not VoteEvent.objects.filter(at__gt=closed_at).exists()


def test_one_card_typed_by_eight_helpers_at_once_counts_once() -> None:
    cast = gather()
    plein = open_conversation(cast)
    lotte = cast.visitor(cast.lotte)
    gathering.open_hall(by=lotte, conversation=plein)
    code = printing.make_cards(by=lotte, conversation=plein, count=1)[0].code

    def type_it(number: int) -> None:
        values = dict.fromkeys(range(5), 1)
        card_entry.enter_card(by=Helper(lotte), conversation=plein, code=code, values=values)

    assert _all_at_once(type_it) == []
    assert Participant.objects.count() == 1
    assert Vote.objects.count() == VoteEvent.objects.count() == 5
