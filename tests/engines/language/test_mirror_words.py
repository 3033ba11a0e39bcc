"""The list of office words itself."""

from collections import Counter

import pytest

from kiemkracht.engines.language.mirror.inflection import plurals, verb_form, verb_forms
from kiemkracht.engines.language.mirror.result import KINDS
from kiemkracht.engines.language.mirror.wordlist import word_list


def test_the_list_is_broad():
    kinds = Counter(line.kind for line in word_list().lines)
    assert sum(kinds.values()) >= 1500
    assert kinds["deficit"] >= 200
    assert kinds["office"] >= 900


def test_every_line_has_a_kind_a_form_and_another_word():
    for line in word_list().lines:
        assert line.kind in KINDS
        assert line.form in {"v", "n", "a", "w", "p", "s", "b"}, line.word
        assert line.alternatives, line.word
        assert all(other.plain.strip() == other.plain != "" for other in line.alternatives)


def test_no_word_is_in_the_list_twice_in_one_form():
    counted = Counter((line.form, line.word) for line in word_list().lines)
    assert [key for key, count in counted.items() if count > 1] == []


def test_no_alternative_is_an_office_word_of_its_own():
    """Offering one stiff word for another helps nobody."""
    stiff = {line.word for line in word_list().lines if line.kind in ("office", "old", "deficit")}
    found = [
        (line.word, other.plain)
        for line in word_list().lines
        for other in line.alternatives
        if other.plain.replace("·", "") in stiff
    ]
    assert found == []


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("maken", "maken maak maakt maakte maakten gemaakt"),
        ("regelen", "regelen regel regelt regelde regelden geregeld"),
        ("activeren", "activeren activeer activeert activeerde activeerden geactiveerd"),
        ("verlenen", "verlenen verleen verleent verleende verleenden verleend"),
        ("leven", "leven leef leeft leefde leefden geleefd"),
        ("evalueren", "evalueren evalueer evalueert evalueerde evalueerden geëvalueerd"),
        ("initiëren", "initiëren initieer initieert initieerde initieerden geïnitieerd"),
        ("starten", "starten start start startte startten gestart"),
        ("geven", "geven geef geeft gaf gaven gegeven"),
        ("wijzen", "wijzen wijs wijst wees wezen gewezen"),
        ("wegen", "wegen weeg weegt woog wogen gewogen"),
        ("sluiten", "sluiten sluit sluit sloot sloten gesloten"),
        ("trekken", "trekken trek trekt trok trokken getrokken"),
    ],
)
def test_verbs_have_their_six_forms(infinitive, forms):
    assert " ".join(verb_forms(infinitive).values()) == forms


def test_a_separable_verb_parts_when_it_is_finite():
    assert verb_form("uit·voeren", "third") == "voert … uit"
    assert verb_form("uit·voeren", "participle") == "uitgevoerd"


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("doelgroep", "doelgroepen"),
        ("casus", "casussen"),
        ("knelpunt", "knelpunten"),
        ("bevoegdheid", "bevoegdheden"),
        ("criterium", "criteria"),
        ("strategie", "strategieën"),
        ("hulpbehoevende", "hulpbehoevenden"),
    ],
)
def test_plurals_are_among_the_possible_ones(noun, plural):
    assert plural in plurals(noun)
