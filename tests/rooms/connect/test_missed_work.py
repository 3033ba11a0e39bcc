import pytest
from django.core.cache import cache

from kiemkracht.base.errors import RoomError
from kiemkracht.base.models import ChronicleLine, Submission
from kiemkracht.connect.enums.missed_work import ITEMS
from kiemkracht.connect.models import MissedTally
from kiemkracht.connect.selectors.missed_work import missed_page
from kiemkracht.connect.services.telling_missed import tell_missed

pytestmark = pytest.mark.django_db

PAGE = "/verbinden/klussen/wat-miste-ik/"


@pytest.fixture(autouse=True)
def _no_limits_of_before():
    cache.clear()


def view(key):
    items = {item.key: item for drive in missed_page().drives for item in drive.items}
    return items[key]


def test_nothing_is_told_before_five_answered():
    for _person in range(4):
        tell_missed({"own_way": "missing"})
    assert (view("own_way").people, view("own_way").share) == (0, None)
    tell_missed({"own_way": "there"})
    assert (view("own_way").missing, view("own_way").people) == (4, 5)
    assert view("own_way").share == pytest.approx(0.8)


def test_a_sixth_answer_changes_no_number():
    """Otherwise the difference would be the answer of one person."""
    for _person in range(5):
        tell_missed({"own_way": "missing"})
    before = view("own_way")
    for _person in range(4):
        tell_missed({"own_way": "there"})
        assert view("own_way") == before
    tell_missed({"own_way": "there"})
    assert (view("own_way").there, view("own_way").missing) == (5, 5)


def test_each_sentence_waits_for_five_of_its_own():
    for number in range(5):
        tell_missed({"own_way": "some", **({"grow": "missing"} if number == 0 else {})})
    assert view("own_way").people == 5
    assert view("grow").people == 0


def test_no_row_of_an_answer_or_of_a_person_exists(cast, client):
    client.force_login(cast.aydin)
    lines, forms = ChronicleLine.objects.count(), Submission.objects.count()
    client.post(PAGE, {"own_way": "missing", "grow": "there", "once": "key-of-this-form"})
    assert MissedTally.objects.count() == len(ITEMS)
    assert not [
        field.name
        for field in MissedTally._meta.get_fields()
        if field.is_relation or "at" in field.name.split("_")
    ]
    assert (ChronicleLine.objects.count(), Submission.objects.count()) == (lines, forms)
    assert "missed" not in str(dict(client.session.items()))


def test_telling_numbers_is_noted_without_anybody():
    for _person in range(5):
        tell_missed({"time": "missing"})
    line = ChronicleLine.objects.get(verb="connect.missed_told")
    assert line.actor_id is None


def test_an_empty_form_and_an_odd_answer_are_refused(client):
    assert client.post(PAGE, {"own_way": ""}).status_code == 422
    assert client.post(PAGE, {"own_way": "very much"}).status_code == 422
    with pytest.raises(RoomError):
        tell_missed({"salary": "missing"})
    with pytest.raises(RoomError):
        tell_missed({})
    assert not MissedTally.objects.exists()


def test_a_double_click_counts_once_and_an_empty_try_does_not_use_the_form_up(client):
    assert client.post(PAGE, {"once": "key-of-this-form"}).status_code == 422
    for _click in range(3):
        answer = client.post(PAGE, {"own_way": "missing", "once": "key-of-this-form"})
        assert answer["Location"] == PAGE
    assert MissedTally.objects.get(key="own_way").waiting == 1


def test_a_crowd_from_one_address_is_stopped_with_a_sentence(client):
    told = [client.post(PAGE, {"own_way": "some"}).status_code for _answer in range(21)]
    assert told == [302] * 20 + [422]


def test_the_page_asks_one_question_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(1):
        missed_page()


def test_a_stranger_reads_and_answers_in_two_languages(client):
    assert "Wat miste je in je baan" in client.get(PAGE).content.decode()
    client.cookies["kk_language"] = "en"
    assert "What was missing in your job" in client.get(PAGE).content.decode()
