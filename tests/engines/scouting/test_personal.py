"""What points at a person in a text: found, explained, counted and left out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.scouting.hostile import FOR_THE_MASK

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.scouting import KINDS, Personal, find_personal, mask
from kiemkracht.engines.scouting.personal.gazetteer import first_names, last_names, places
from kiemkracht.engines.scouting.personal.numbers import _passes_97, _passes_eleven

MINUTES = """Verslag overleg Lindenplein
Aanwezig: Joost Terpstra (gemeente), mw. Aydin, Kees
Notulist: M. Bakker

Joost: ik heb mevrouw Aydin gesproken. Zij is te bereiken op 06-12345678.
Mevrouw Aydin: klopt, of bel 06 12 34 56 78. Joost's fiets staat bij Kees.
J. Terpstra stuurt de notulen rond.

Groet,
Sevda Aydin
"""


def found(text: str, kind: str) -> list[str]:
    return [one.text for one in find_personal(text) if one.kind == kind]


@pytest.mark.parametrize(
    "number",
    [
        "06-12345678", "06 12345678", "0612345678", "06 12 34 56 78", "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12 34 56 78", "0031 6 12345678", "020-1234567", "(020) 123 45 67", "0570-123456",
        "0570 - 12 34 56", "+32 470 12 34 56", "+90 532 123 45 67", "+44 20 7946 0958",
    ],
)  # fmt: skip
def test_telephone_numbers_are_found_as_people_write_them(number):
    assert found(f"Bel mij op {number}, graag na vijf uur.", "phone") == [number]


@pytest.mark.parametrize(
    "text",
    ["Op 01-02-2026 10:00 komt de commissie.", "Artikel 2:14 lid 3", "De som is 1.234.567,89 euro.",
     "Bel 112 of 14 0570.", "Er waren 2024 bezoekers in 2026.", "versie 1.2.3.4 van het plan",
     "van 06-12-2026 tot 08-01-2027", "12345678901234567890", "KvK 12345678"],
)  # fmt: skip
def test_other_numbers_stay(text):
    assert find_personal(text) == ()


def test_a_bsn_passes_the_eleven_test_or_is_called_one():
    # 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3-3 = 66 = 6·11
    assert _passes_eleven("111222333")
    assert not _passes_eleven("111222334")
    assert not _passes_eleven("000000000")
    assert found("nummer 111222333 staat erin", "bsn") == ["111222333"]
    assert found("nummer 111.222.333 staat erin", "bsn") == ["111.222.333"]
    assert found("nummer 111222334 staat erin", "bsn") == []
    assert found("haar BSN: 111222334", "bsn") == ["111222334"]


def test_an_iban_is_tried_with_its_check_digits():
    assert _passes_97("NL91ABNA0417164300")
    assert found("naar nl91 abna 0417 1643 00 graag", "iban") == ["nl91 abna 0417 1643 00"]
    assert found("naar BE68 5390 0754 7034.", "iban") == ["BE68 5390 0754 7034"]
    assert found("naar BE68 5390 0754 7035.", "iban") == []
    (one,) = find_personal("naar NL92ABNA0417164300 graag")
    assert one.why == "heeft de vorm van een IBAN"


@pytest.mark.parametrize(
    "plate",
    ["XX-99-XX", "99-99-XX", "99-XX-99", "XX-99-99", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
     "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9", "9-xxx-99"],
)  # fmt: skip
def test_every_sidecode_is_a_number_plate(plate):
    assert found(f"De auto met {plate} staat er al weken.", "plate") == [plate]


def test_dates_and_codes_are_no_number_plates():
    assert find_personal("Op 12-03-26 en 12-maart-26, zie B-12-AAAA en 12-34-56.") == ()


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Zij woont Kerkstraat 12a-2 boven.", "address", "Kerkstraat 12a-2"),
        ("aan de Jan van der Heijdenstraat 4 in de wijk", "address", "Jan van der Heijdenstraat 4"),
        ("op de kerkstraat 12 is lekkage", "address", "kerkstraat 12"),
        ("Hij woont op Brink 8.", "address", "Brink 8"),
        ("post naar 7411 KL 12 graag", "postcode", "7411 KL 12"),
        ("post naar 7411kl graag", "postcode", "7411kl"),
        ("geb. 12-04-1958 te Lindehaven", "birth_date", "12-04-1958"),
        ("Zij is geboren te Lindehaven op 3 mei 1961.", "birth_date", "3 mei 1961"),
        ("Geboortedatum: 1961-05-03", "birth_date", "1961-05-03"),
        ("zaaknummer Z-2026/00431 ligt er nog", "case", "Z-2026/00431"),
        ("klantnummer: 8812345", "case", "8812345"),
        ("volg @sevda_kookt voor soep", "account", "@sevda_kookt"),
        ("Insta: sevda_kookt", "account", "sevda_kookt"),
        (
            "mail sevda.aydin+soep@lindehaven.example.",
            "email",
            "sevda.aydin+soep@lindehaven.example",
        ),
        ("vanaf 192.168.1.12 gestuurd", "ip", "192.168.1.12"),
        ("vanaf 2001:db8::ff00:42:8329 gestuurd", "ip", "2001:db8::ff00:42:8329"),
        (
            "zie https://www.facebook.com/sevda.kookt.",
            "url",
            "https://www.facebook.com/sevda.kookt",
        ),
        ("zie https://x.example/reset?token=abc123", "url", "https://x.example/reset?token=abc123"),
    ],
)
def test_other_traces_are_found(text, kind, expected):
    assert found(text, kind) == [expected]


def test_streets_pages_and_years_without_a_person_stay():
    text = (
        "De Kerkstraat is dicht, onderweg 3 mensen gezien. Zie https://lindehaven.example/plein. "
        "Stadspark 2030 is een plan van 1500 m2."
    )
    assert find_personal(text) == ()


def test_one_person_keeps_one_number():
    assert (
        mask(MINUTES, find_personal(MINUTES))
        == """Verslag overleg Lindenplein
Aanwezig: [naam 1] (gemeente), mw. [naam 2], [naam 3]
Notulist: [naam 4]

[naam 1]: ik heb mevrouw [naam 2] gesproken. Zij is te bereiken op [telefoon 1].
Mevrouw [naam 2]: klopt, of bel [telefoon 1]. [naam 1]'s fiets staat bij [naam 3].
[naam 1] stuurt de notulen rond.

Groet,
[naam 2]
"""
    )


def test_a_part_that_two_people_share_belongs_to_neither():
    text = "Joost Bakker en Sevda Bakker kwamen. Mevrouw Bakker bleef, Joost ging."
    assert mask(text, find_personal(text)) == (
        "[naam 1] en [naam 2] kwamen. Mevrouw [naam 3] bleef, [naam 1] ging."
    )


def test_marked_words_can_stay():
    text = "Joost belde."
    assert mask(text, find_personal(text), keep_words=True) == "[naam 1: Joost] belde."


def test_spans_that_overlap_or_lie_outside_are_refused():
    one = Personal(0, 5, "Joost", "name", "", 1.0)
    for wrong in (
        [one, Personal(3, 8, "st be", "name", "", 1.0)],
        [Personal(4, 99, "", "name", "", 1.0)],
    ):
        with pytest.raises(EngineInputError):
            mask("Joost belde", wrong)


def test_known_names_always_count_but_words_only_with_a_capital():
    text = "de tuin van zeynep, en Visser, en de visser"
    assert [one.text for one in find_personal(text, known=["Zeynep Visser"])] == [
        "zeynep",
        "Visser",
    ]
    (one,) = find_personal("quibus was er", known=["Quibus"])
    assert (one.why, one.sure) == ("deze naam is bekend", 1.0)


def test_a_name_that_is_sure_once_is_known_elsewhere_in_the_text():
    text = "Notulist: Linde Storm\n\nDe zaal is vol. Storm brengt stoelen. Linde zet koffie."
    assert found(text, "name") == ["Linde Storm", "Storm", "Linde"]
    assert find_personal("Storm brengt regen. Linde staat in bloei op het plein.") == ()


def test_a_place_is_no_person_because_it_looks_like_one():
    text = "In De Bilthof wonen jonge gezinnen. De Bilthof is mooi."
    assert find_personal(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The neighbours met. Mrs. Johnson said that Fatma and John Smith will help us.",
         ["Johnson", "Fatma", "John Smith"]),
        ("Ayşe Hanım dün geldi ve Mehmet Bey ile konuştu.", ["Ayşe", "Mehmet"]),
        ("Ayşe'nin fikri çok güzel.", ["Ayşe"]),
        ("السيدة فاطمة تسكن هنا واتصل محمد بالرقم 0612345678", ["فاطمة", "محمد"]),
    ],
)  # fmt: skip
def test_in_other_languages_names_are_still_found(text, names):
    assert found(text, "name") == names


def test_everything_found_says_in_dutch_why():
    for one in find_personal(MINUTES + "bsn 111222333, kenteken 12-ABC-3, 7411 KL 12"):
        assert one.why
        assert 0 < one.sure <= 1
        assert one.kind in KINDS


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Joost de Vries.,:\n-'’06@1234ABé\t[]/ \u0301\u200f"), max_size=120))
def test_spans_are_in_order_and_hold_their_own_text(text):
    spans = find_personal(text)
    for one, following in pairwise(spans):
        assert one.end <= following.start
    for one in spans:
        assert text[one.start : one.end] == one.text
        assert one.text
    assert mask(text, spans).count("[") >= len(spans)
    assert find_personal(text) == spans


def test_what_is_masked_is_gone():
    again = find_personal(mask(MINUTES, find_personal(MINUTES)))
    assert again == ()


@pytest.mark.parametrize(("piece", "count"), FOR_THE_MASK)
def test_hostile_texts_are_survived(piece, count):
    text = piece * count
    end = 0
    for found in find_personal(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_the_lists_are_read_without_running_the_package():
    import sys

    assert len(first_names()) > 100_000
    assert len(last_names()) > 100_000
    assert {"deventer", "utrecht"} <= places()
    assert first_names().count("joost") == 1000
    assert last_names().count("bakker") > 50_000
    assert first_names().count("qqqq") == 0
    assert "filenthropist" not in sys.modules
