"""Inflections meet, compounds are found by their parts, and no text is too strange."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.language.word_pairs import COMPOUNDS, INFLECTED, STRANGERS

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.language import QueryWord, analyse, fold, fold_line, query_terms
from kiemkracht.engines.language.compounds import leaves
from kiemkracht.engines.language.folding import LONGEST_WORD

ANY_TEXT = st.text(st.characters(), max_size=200)


def finds(query: str, text: str) -> bool:
    """Whether a text has the word, as the search of base asks it (no beginnings)."""
    terms = set(analyse(text))
    return any(terms.intersection(word.terms) for word in query_terms(query, still_typing=False))


@pytest.mark.parametrize(("word", "inflected"), INFLECTED)
def test_inflections_find_each_other(word: str, inflected: str) -> None:
    assert finds(word, inflected)
    assert finds(inflected, word)


@pytest.mark.parametrize(("part", "compound"), COMPOUNDS)
def test_a_part_finds_the_compound(part: str, compound: str) -> None:
    assert finds(part, compound)


@pytest.mark.parametrize(("word", "other"), STRANGERS)
def test_words_that_only_share_letters_do_not_meet(word: str, other: str) -> None:
    assert not finds(word, other)
    assert not finds(other, word)


def test_there_are_enough_pairs_to_speak_of() -> None:
    assert len(set(INFLECTED + COMPOUNDS)) >= 60


def test_a_compound_gives_its_parts_in_order() -> None:
    assert leaves("buurtmoestuin") == ("buurt", "moes", "tuin")
    assert leaves("bewonersgroep") == ("bewoners", "groep")
    assert leaves("verhaal") == ()


def test_stop_words_and_signs_give_nothing() -> None:
    assert analyse("Dit is de, het en een — !?") == ()
    assert query_terms("wie zijn wij?") == ()


def test_repeated_words_are_repeated_terms_but_asked_once() -> None:
    assert analyse("soep soep").count("soep") == 2
    assert len(query_terms("soep soep soep ")) == 1


def test_one_letter_before_a_hyphen_belongs_to_the_word() -> None:
    assert finds("email", "e-mail")
    assert finds("e-mail", "email")


def test_the_last_word_is_also_a_beginning_while_typing() -> None:
    assert query_terms("samen moest")[-1].prefixes == ("moest",)
    assert query_terms("moest samen")[0].prefixes == ()
    assert query_terms("moest ")[0].prefixes == ()
    assert query_terms("moest", still_typing=False)[0].prefixes == ()


def test_a_beginning_meets_the_term_it_is_on_its_way_to() -> None:
    for typed, word in [("bewo", "bewoners"), ("huiz", "huizen"), ("initiatie", "initiatieven")]:
        asked = query_terms(typed)[0]
        reached = asked.prefixes + asked.terms
        assert any(term.startswith(reached) for term in analyse(word)), typed


def test_a_query_keeps_the_parts_of_a_compound_apart() -> None:
    assert query_terms("soeptafel ") == (
        QueryWord(folded="soeptafel", terms=("soeptafel",), parts=("soep", "tafel"), head="tafel"),
    )


def test_the_head_of_a_long_compound_is_the_kind_of_thing_it_is() -> None:
    assert query_terms("buurtmoestuin ")[0].head == "moestuin"


def test_english_in_a_dutch_index_still_meets_itself() -> None:
    for word, other in [("garden", "gardens"), ("neighbour", "neighbours"), ("tree", "trees")]:
        assert finds(word, other)


def test_english_can_be_asked_for() -> None:
    assert analyse("The gardens were growing", language="en") == ("garden", "grow")
    assert query_terms("the gardens ", language="en")[0].terms == ("garden",)


def test_other_languages_are_refused_by_name() -> None:
    with pytest.raises(EngineInputError, match="language"):
        analyse("jardin", language="fr")  # type: ignore[arg-type]  # the wrong value is the point


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coöperatie", "cooperatie"),
        ("één", "een"),
        ("ĲSSELMEER", "ijsselmeer"),
        ("Çelik & Łukasz", "celik & lukasz"),
        ("Straße", "strasse"),
        ("\uff21\uff22", "ab"),
        ("İstanbul", "istanbul"),
    ],
)
def test_accents_fold_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_accents_make_no_difference_to_terms() -> None:
    assert set(analyse("coöperatie café één")) & set(analyse("cooperatie cafe")) >= {"cooperatie"}
    assert finds("cafe", "café")
    assert finds("cafe\u0301", "CAFÉ")


STRANGE = {
    "empty": "",
    "NUL": "\x00",
    "NUL inside": "a\x00b",
    "emoji": "🌱🌻",
    "joined emoji": "👩\u200d👩\u200d👧",
    "half a sign": "\ud800",
    "one sign, many letters": "ﷺ" * 50,
    "SQL": "' OR 1=1 --",
    "Arabic": "مرحبا بالعالم",
    "long": "a" * 100_000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_texts_give_plain_terms(text: str) -> None:
    for term in analyse(text):
        assert term
        assert term == fold_line(term)
        assert len(term) <= LONGEST_WORD


def test_a_long_text_is_read_to_its_end() -> None:
    assert analyse("soep " * 20_000).count("soep") == 20_000


@settings(deadline=None)
@given(ANY_TEXT)
def test_no_text_raises_and_every_term_is_one_folded_word(text: str) -> None:
    for term in analyse(text):
        assert term
        assert " " not in term
    assert all(word.terms and word.folded for word in query_terms(text))


@settings(deadline=None)
@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_line(fold_line(text)) == fold_line(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_text_finds_itself(text: str) -> None:
    terms = set(analyse(text))
    for word in query_terms(text, still_typing=False):
        assert terms.intersection(word.terms)


@settings(deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=45))
def test_the_parts_of_a_word_are_the_word(word: str) -> None:
    assert "".join(leaves(word)) in {"", word}
