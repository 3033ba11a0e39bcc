import threading

import pytest
from django.db import connection
from django.test import RequestFactory

from kiemkracht.base.errors import RoomError
from kiemkracht.base.models import ChronicleLine, Submission
from kiemkracht.base.once import once
from kiemkracht.base.visitors import NOBODY

KEY = "3f1c2b5ad8e94c0f8a7e6d5c4b3a2f10"


def request(key: str):
    made = RequestFactory().post("/", {"once": key})
    made.visitor = NOBODY
    return made


def write() -> str:
    ChronicleLine.objects.create(verb="x", place="a.b:1")
    return "/daar/"


@pytest.mark.django_db
def test_a_double_click_writes_once_and_goes_to_the_same_place():
    first, second = once(request(KEY), write), once(request(KEY), write)
    assert first.url == second.url == "/daar/"
    assert ChronicleLine.objects.count() == 1


@pytest.mark.django_db
def test_two_forms_write_twice():
    once(request(KEY), write)
    once(request(KEY[::-1]), write)
    assert ChronicleLine.objects.count() == 2


@pytest.mark.django_db
def test_after_a_refusal_the_same_form_can_be_sent_again():
    def refuse() -> str:
        raise RoomError("Nog niet.")

    with pytest.raises(RoomError):
        once(request(KEY), refuse)
    assert not Submission.objects.exists()
    assert once(request(KEY), write).url == "/daar/"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "' OR 1=1 --", "a" * 80])
def test_a_form_without_a_proper_key_is_simply_handled(key):
    assert once(request(key), write).url == "/daar/"
    assert not Submission.objects.exists()


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_at_the_same_time_write_once():
    urls: list[str] = []

    def click() -> None:
        urls.append(once(request(KEY), write).url)
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert urls == ["/daar/"] * 20
    assert ChronicleLine.objects.count() == 1
