"""Searching in Dutch, the same on both databases, whatever is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemkracht.base import search
from kiemkracht.base.models import SearchEntry
from kiemkracht.base.search import Findable

pytestmark = pytest.mark.django_db

KIND = "sprouts.sprout"
LINDEHAVEN = [
    ("01", "Buurtmoestuin aan de Lindelaan", "Bewoners telen samen groente op een veldje."),
    ("02", "Soeptafel", "Elke dinsdag koken we soep voor eenzame ouderen in het buurthuis."),
    ("03", "Repaircafé", "Vrijwilligers repareren kapotte apparaten."),
    ("04", "Energiecoöperatie Zuid", "Zonnepanelen op het dak van de school."),
    ("05", "Pleinbeheer", "Kinderen en ouders houden het Mariaplein schoon. Ook de moestuin daar."),
    ("06", "Koken met de buren", "Recepten uit twintig landen."),
    ("07", "مطبخ الحي", "Ahmet kookt Turkse gerechten: Çiğ köfte."),
]


@pytest.fixture(autouse=True)
def _indexed() -> None:
    search.index_many(Findable(f"{KIND}:{pk}", title, text) for pk, title, text in LINDEHAVEN)
    search.index("direction.choice:01", title="Moestuin of speelplek?", text="Een keuze.")


def found(query: str) -> list[str]:
    return search.matching(query, kind=KIND)


@pytest.mark.parametrize(
    ("query", "pks"),
    [
        ("bewoner", ["01"]),
        ("tuin", ["01", "05"]),
        ("moestuinen", ["01", "05"]),
        ("energie", ["04"]),
        ("ENERGIECOOPERATIE", ["04"]),
        ("soep", ["02"]),
        ("plein", ["05"]),
        ("zonnepaneel", ["04"]),
        ("gerepareerd", ["03"]),
        ("gekookt", ["06", "02", "07"]),
        ("kind", ["05"]),
        ("cig kofte", ["07"]),
        ("مطبخ", ["07"]),
    ],
)
def test_people_find_what_they_mean(query: str, pks: list[str]) -> None:
    assert found(f"{query} ") == pks


def test_the_title_goes_before_the_text() -> None:
    assert found("koken") == ["06", "02", "07"]


def test_all_words_go_before_some_words() -> None:
    assert found("koken ouderen ")[0] == "02"
    assert set(found("koken ouderen ")) > {"02"}


def test_ties_stand_in_order_of_place() -> None:
    for pk in ("b", "a", "Z"):
        search.index(f"{KIND}:{pk}", title="Ruilkast", text="")
    assert found("ruilkast") == ["Z", "a", "b"]


def test_the_last_word_may_be_unfinished() -> None:
    assert found("moest") == ["01", "05"]
    assert found("bewo") == ["01"]
    assert found("bewo ") == []
    assert found("مط") == ["07"]


def test_a_compound_finds_what_is_written_apart() -> None:
    assert "06" in found("burenrecepten ")


def test_letters_inside_a_word_are_the_last_resort() -> None:
    search.index(f"{KIND}:90", title="Qwertzuiopjes", text="")
    assert found("zuiop ") == ["90"]


def test_kinds_stay_apart() -> None:
    assert search.matching("moestuin", kind="direction.choice") == ["01"]
    assert search.matching("moestuin", kind="people.community") == []


@pytest.mark.parametrize("query", ["", "   ", "de het een", "!?", "\x00", "🌱", "\ud800"])
def test_asking_nothing_finds_nothing_and_asks_nothing(query: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert found(query) == []
    assert len(queries) == 0


@pytest.mark.parametrize(
    "query",
    [
        '"soep',
        "soep'; DROP TABLE base_searchentry; --",
        "soep OR 1=1",
        "terms:soep",
        "soep* NEAR(soep, 3) ^soep",
        "{soep} (soep",
        "soep\x00soep",
        "soep % _ \\ ' \" & | ! <-> :*",
        "soep\ud800",
        "soep NOT soep AND soep",
    ],
)
def test_hostile_queries_are_just_words(query: str) -> None:
    assert "02" in found(query)
    assert SearchEntry.objects.count() == len(LINDEHAVEN) + 1


def test_of_an_endless_query_the_beginning_counts() -> None:
    assert found("soep " * 2000) == ["02"]
    assert found("a" * 10_000) == []
    assert found(" ".join(f"woord{number}" for number in range(2000))) == []


def test_a_refreshed_place_is_found_by_its_new_words_only() -> None:
    search.index(f"{KIND}:02", title="Theetafel", text="Thee voor iedereen.")
    assert found("soep") == []
    assert found("thee ") == ["02"]
    assert SearchEntry.objects.get(place=f"{KIND}:02").title == "Theetafel"


def test_a_forgotten_place_is_found_no_more() -> None:
    search.forget(f"{KIND}:02")
    search.forget(f"{KIND}:02")
    assert found("soep") == []
    assert found("eenzame") == []


def test_rows_deleted_in_another_way_are_gone_too() -> None:
    SearchEntry.objects.filter(kind=KIND).delete()
    assert found("tuin") == []
    search.index(f"{KIND}:01", title="Tuin", text="")
    assert found("tuin") == ["01"]


def test_strange_texts_can_be_indexed() -> None:
    strange = "soep\x00\ud800 🌱 " + "x" * 300_000
    search.index(f"{KIND}:91", title=strange, text=strange)
    assert "91" in found("soep")


def test_the_limit_keeps_the_best() -> None:
    assert search.matching("koken", kind=KIND, limit=1) == ["06"]
    assert search.matching("koken", kind=KIND, limit=0) == []


def test_of_a_place_that_comes_twice_the_last_stays() -> None:
    place = f"{KIND}:92"
    assert search.index_many([Findable(place, "Eerst", ""), Findable(place, "Laatst", "")]) == 1
    assert found("laatst ") == ["92"]
    assert found("eerst ") == []


def test_searching_and_indexing_cost_one_query_each() -> None:
    with CaptureQueriesContext(connection) as queries:
        search.matching("buurtmoestuin samen koken met ouderen", kind=KIND)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        search.index(f"{KIND}:01", title="Buurtmoestuin", text="Nieuw")
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 1
