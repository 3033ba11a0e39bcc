"""Finding a work spark: by words, by wishes, in search, and as a set on paper."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from tests.people import Cast

from kiemkracht.learn.selectors.finding import SparkWishes, found_sparks, matching, numbers_in
from kiemkracht.learn.selectors.sparks import sparks

pytestmark = pytest.mark.django_db


def _numbers(**wishes: object) -> list[int]:
    return [spark.number for spark in found_sparks(SparkWishes(**wishes))]


def test_without_a_wish_all_fifty_stand_by_number() -> None:
    assert _numbers() == list(range(1, 51))


@pytest.mark.parametrize("spark", sparks(), ids=lambda spark: str(spark.number))
def test_every_spark_is_found_by_its_title_in_both_languages(spark) -> None:
    for title in spark.title.values():
        assert spark.number in _numbers(query=title)


def test_a_title_comes_before_a_step_and_other_forms_of_a_word_count() -> None:
    assert _numbers(query="oogsttafels")[0] == 35
    assert 24 in _numbers(query="lege stoelen")
    assert 26 in _numbers(query="regel ontwarren")


def test_all_words_count_in_the_list_and_one_is_enough_in_search() -> None:
    assert _numbers(query="oogsttafel dromedaris") == []
    assert matching("oogsttafel dromedaris", 12)[0] == "35"
    assert matching("", 12) == []


@pytest.mark.parametrize("query", ["de het een", "🌱", "%", "א" * 300])
def test_what_says_nothing_finds_nothing(query: str) -> None:
    assert _numbers(query=query) == []
    assert matching(query, 12) == []


def test_wishes_narrow_together() -> None:
    for spark in found_sparks(SparkWishes(part=2, function="listen", minutes=60)):
        assert spark.part == 2
        assert spark.card.function == "listen"
        assert spark.card.minutes <= 60
    assert set(_numbers(link="backing")) == {
        spark.number for spark in sparks() if spark.card.link == "backing"
    }


def test_a_set_keeps_the_order_of_the_script_and_leaves_out_what_is_no_spark() -> None:
    assert numbers_in("17, 36,17,99,-1,zes,٣") == (17, 36)
    assert _numbers(numbers=(36, 17)) == [36, 17]
    assert _numbers(numbers=numbers_in("999")) == []


def test_gerrit_looks_for_a_card_without_an_account(client) -> None:
    page = client.get(reverse("learn:sparks"), {"q": "lege stoel"})
    assert "De lege stoel" in page.text
    assert reverse("learn:spark", args=[24]) in page.text
    paper = f"{reverse('learn:paper')}?q=lege+stoel"
    assert paper in page.text
    assert "Noem wie ontbreekt" in client.get(paper).text


def test_a_wish_that_makes_no_sense_is_no_wish(client) -> None:
    page = client.get(reverse("learn:sparks"), {"deel": "9", "tijd": "snel", "doel": "alles"})
    assert page.status_code == 200
    assert "50 werkvonken" in page.text
    assert "Zo’n werkvonk is er niet" in client.get("/werkvonken/?q=dromedaris").text


def test_search_of_the_house_shows_sparks(client) -> None:
    page = client.get(reverse("front:search"), {"q": "kruisbestuiving"})
    assert reverse("learn:spark", args=[34]) in page.text
    assert "Werkvonken" in page.text
    client.cookies["kk_language"] = "en"
    english = client.get("/zoek/?q=empty+chair")
    assert "The empty chair" in english.text


def test_a_page_has_every_step_and_says_when_to_stop(client) -> None:
    for language in ("nl", "en"):
        client.cookies["kk_language"] = language
        for spark in (sparks()[0], sparks()[23], sparks()[45]):
            page = client.get(reverse("learn:spark", args=[spark.number]))
            assert all(escape(step) in page.text for step in spark.steps[language])
    assert client.get("/werkvonken/51/").status_code == 404
    assert client.get("/werkvonken/0/").status_code == 404


def test_pages_ask_the_database_nothing(client, django_assert_num_queries) -> None:
    for address in ("/werkvonken/?q=stoel", "/werkvonken/24/", "/werkvonken/papier/"):
        client.get(address)
        with django_assert_num_queries(0):
            client.get(address)


def test_a_script_leads_to_its_cards(cast: Cast, come_in) -> None:
    from tests.rooms.act.scripts import made

    script = made(cast)
    page = come_in(cast.lotte).get(script.get_absolute_url())
    numbers = [str(step.card) for step in script.steps.order_by("order")]
    assert f"{reverse('learn:paper')}?nummers={','.join(numbers)}" in page.text
