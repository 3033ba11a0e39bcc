import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.scouting import split_sentences


def texts(source: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(source)]


@pytest.mark.parametrize(
    ("source", "sentences"),
    [
        ("", []),
        (" \n\n ", []),
        ("Dhr. J. de Vries belde. Hij kwam.", ["Dhr. J. de Vries belde.", "Hij kwam."]),
        ("Bijv. nr. 12 doet mee. Klaar.", ["Bijv. nr. 12 doet mee.", "Klaar."]),
        ("We kiezen plan B. Daarna eten.", ["We kiezen plan B.", "Daarna eten."]),
        ("Het ging goed... en toen kwam hij.", ["Het ging goed... en toen kwam hij."]),
        ('"Wat nu?" vroeg zij.', ['"Wat nu?" vroeg zij.']),
        ("Klaar. 's Avonds aten we.", ["Klaar.", "'s Avonds aten we."]),
        ("ik heb gebeld. daarna kwam ze", ["ik heb gebeld.", "daarna kwam ze"]),
        ("Stoelen, tafels enz. Dat is alles.", ["Stoelen, tafels enz.", "Dat is alles."]),
        ("Lotte: Wij koken.\nMw. Aydin (bewoner): Ik ook!", ["Wij koken.", "Ik ook!"]),
        ("[00:12:03] Samir: Dag.\n10:32 - Fatima: hoi", ["Dag.", "hoi"]),
        ("- eerst dit\n- dan dat\n1. en zo", ["eerst dit", "dan dat", "en zo"]),
        ("Opening\nWij begonnen op tijd.", ["Opening", "Wij begonnen op tijd."]),
        ("Beste Samir,\nik ben langs geweest.", ["Beste Samir,", "ik ben langs geweest."]),
    ],
)
def test_sentences_of_texts_as_people_keep_them(source, sentences):
    assert texts(source) == sentences


def test_a_wrapped_sentence_is_one_also_in_quoted_mail():
    quoted = "> Ik ben dit keer zonder formulier langsgegaan en heb eerst\n> een uur geluisterd."
    source = f"{quoted}\n> Groet"
    first, second = split_sentences(source)
    assert first.text.endswith("eerst\n> een uur geluisterd.")
    assert second.text == "Groet"


def test_a_wrapped_list_item_is_one():
    assert texts("- De jongens hebben zelf\n  een rooster gemaakt") == [
        "De jongens hebben zelf\n  een rooster gemaakt"
    ]


SIGNS = st.text(alphabet="aB .!?…\n\r\t>-*1:[]()'\"“”’é😀\x00\u2028Mw", max_size=120)


@settings(max_examples=150, deadline=None)
@given(st.one_of(SIGNS, st.text(max_size=80)))
def test_every_sentence_is_a_slice_of_the_text_and_none_overlap(source):
    last = 0
    for sentence in split_sentences(source):
        assert source[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text != ""
        assert sentence.start >= last
        last = sentence.end
