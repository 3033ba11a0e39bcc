"""Find before make: proposals that explain themselves."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language import Similar, SimilarIndex, analyse, rank_similar, similarity

LINDEHAVEN = [
    ("moestuin", "Buurtmoestuin aan de Lindelaan", "Samen met bewoners groente telen."),
    ("soep", "Soeptafel", "Elke dinsdag koken wij soep voor eenzame ouderen in het buurthuis."),
    ("repair", "Repaircafé", "Vrijwilligers repareren kapotte apparaten, gratis."),
    ("zon", "Energiecoöperatie Zuid", "Zonnepanelen op het dak van de school, van ons allemaal."),
    ("taal", "Taalmaatjes", "Nederlands leren met een maatje uit de wijk."),
]


@pytest.mark.parametrize(
    ("idea", "found"),
    [
        ("Een moestuin in onze buurt", "moestuin"),
        ("zonnepaneel op daken", "zon"),
        ("soep eten met oudere mensen", "soep"),
        ("kapot apparaat? reparatie!", "repair"),
        ("een vrijwilliger die de taal leert", "taal"),
    ],
)
def test_an_idea_meets_what_already_sprouts(idea: str, found: str) -> None:
    assert rank_similar(idea, LINDEHAVEN)[0].id == found


def test_a_hit_names_the_shared_words_as_they_stand_there() -> None:
    best = rank_similar("zonnepaneel op daken", LINDEHAVEN)[0]
    assert best.shared_words == ("Zonnepanelen", "dak")


def test_a_slip_of_the_pen_still_meets() -> None:
    best = rank_similar("aparaten reparren", LINDEHAVEN)[0]
    assert best.id == "repair"
    assert set(best.shared_words) == {"apparaten", "repareren"}


def test_a_typed_copy_is_nearly_the_same() -> None:
    _, title, text = LINDEHAVEN[1]
    assert rank_similar(f"{title} {text}", LINDEHAVEN)[0].score > 0.9


def test_what_shares_nothing_is_not_proposed() -> None:
    assert rank_similar("xylofoon", LINDEHAVEN) == []
    assert rank_similar("", LINDEHAVEN) == []
    assert rank_similar("de het een", LINDEHAVEN) == []
    assert rank_similar("soep", []) == []


def test_equals_stand_in_order_of_id_whatever_the_order_they_came_in() -> None:
    twins = [(key, "Soeptafel", "") for key in "dbac"]
    assert [hit.id for hit in rank_similar("soeptafel", twins, limit=3)] == ["a", "b", "c"]


def test_two_documents_can_not_share_an_id() -> None:
    with pytest.raises(EngineInputError, match="documents"):
        SimilarIndex([("1", "a", "b"), ("1", "c", "d")])


def test_documents_without_words_do_no_harm() -> None:
    assert rank_similar("soep", [("leeg", "", ""), ("vol", "Soep", "")]) == [
        Similar(id="vol", score=1.0, shared_words=("Soep",))
    ]
    assert len(SimilarIndex([("leeg", "", "")])) == 1


def test_the_score_is_the_cosine_one_can_compute_by_hand() -> None:
    # Three documents; "plein" is in two, "soep" and "boom" in one. Titles count double.
    documents = [("a", "plein", "soep"), ("b", "", "plein"), ("c", "", "boom")]
    common, rare = 1 + math.log(4 / 3), 1 + math.log(4 / 2)
    title = math.sqrt(2) * common
    by_hand = title / math.hypot(title, rare)
    scores = {hit.id: hit.score for hit in rank_similar("plein", documents)}
    assert scores == {"a": pytest.approx(by_hand, abs=1e-6), "b": pytest.approx(1.0)}


def test_two_bags_of_terms_have_a_cosine() -> None:
    assert similarity(analyse("buurtmoestuin"), analyse("buurtmoestuinen")) > 0.7
    assert similarity(("a", "b"), ("b", "c")) == pytest.approx(0.5)
    assert similarity((), ("a",)) == 0.0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(), max_size=40), max_size=6), st.text(max_size=80))
def test_no_text_raises_and_scores_are_shares_in_falling_order(texts: list[str], idea: str) -> None:
    documents = [(str(number), text, text[::-1]) for number, text in enumerate(texts)]
    hits = rank_similar(idea, documents, at_least=0.0)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert all(hit.shared_words for hit in hits)
    assert hits == rank_similar(idea, documents, at_least=0.0)
