import pytest
from tests.rooms.connect.test_buddies import begun, paired

from kiemkracht.connect.models import Bond
from kiemkracht.connect.selectors.buddies import buddy_now, buddy_page
from kiemkracht.connect.services import buddying

pytestmark = pytest.mark.django_db

PAGE = "/verbinden/maatjes/"


def test_an_empty_hope_and_an_empty_contact_come_back_with_a_sentence(cast, client):
    client.force_login(cast.aydin)
    assert client.post(PAGE, {"hope": "  "}).status_code == 422
    many = {"hope": "Leren", "themes": ["meals", "square", "green", "care", "youth"]}
    assert client.post(PAGE, many).status_code == 422
    pair = paired(cast)
    answer = client.post(f"{PAGE}{pair.pk}/antwoord/", {"answer": "yes", "contact": ""})
    assert answer.status_code == 422
    assert "voorstel-kop" in answer.content.decode()


def test_a_double_click_makes_one_bond(cast, client):
    pair = paired(cast)
    buddying.say_yes(by=cast.visitor(cast.joost), pair=pair, contact="06 van het team")
    client.force_login(cast.aydin)
    form = {"answer": "yes", "contact": "wasserette", "once": "a-key-of-the-form"}
    for _click in range(2):
        answer = client.post(f"{PAGE}{pair.pk}/antwoord/", form)
        assert answer["Location"] == PAGE
    assert Bond.objects.count() == 1


def test_the_page_costs_few_questions(cast, django_assert_max_num_queries):
    begun(cast, days_ago=9)
    visitor = cast.visitor(cast.aydin)
    with django_assert_max_num_queries(6):
        buddy_page(visitor)
    with django_assert_max_num_queries(2):
        buddy_now(visitor)
