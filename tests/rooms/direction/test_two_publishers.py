"""Two who publish at the same moment: the register grows by two, in one line."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connections
from tests.people import gather
from tests.rooms.direction.desk import taken

from kiemkracht.base.errors import RoomError
from kiemkracht.base.visitors import Visitor
from kiemkracht.direction.models import Choice, ChoiceVersion
from kiemkracht.direction.selectors.verifying import verify_register
from kiemkracht.direction.services import publishing

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def _publish_all_at_once(by: Visitor, choices: list[Choice]) -> list[Exception]:
    start, problems = threading.Barrier(len(choices)), []

    def publish(choice: Choice) -> None:
        start.wait(timeout=20)
        try:
            publishing.publish(by=by, choice=choice)
        except (RoomError, OperationalError, IntegrityError) as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=publish, args=(choice,)) for choice in choices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return problems


def test_six_publishers_make_six_links_without_a_fork() -> None:
    cast = gather()
    lotte = cast.visitor(cast.lotte)
    choices = [taken(lotte, cast.linden.pk, f"Vraag {number}?") for number in range(6)]
    assert _publish_all_at_once(lotte, choices) == []
    assert list(ChoiceVersion.objects.values_list("position", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert verify_register().is_whole


def test_one_choice_published_twice_at_once_gets_one_link() -> None:
    cast = gather()
    lotte = cast.visitor(cast.lotte)
    choice = taken(lotte, cast.linden.pk)
    problems = _publish_all_at_once(lotte, [choice, choice, choice])
    assert [type(problem) for problem in problems] == [RoomError, RoomError]
    assert ChoiceVersion.objects.count() == 1
