"""Texts that mean nearly the same point nearly the same way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.language import static_embedder

PAIRS = [
    ("een moestuin voor de buurt", "samen groente telen in de wijk"),
    ("ouderen eten niet meer alleen", "bejaarden samen aan tafel"),
    ("kinderen fietsen veilig naar school", "leerlingen op de fiets naar het onderwijs"),
    ("repareren in plaats van weggooien", "kapotte spullen maken"),
    ("jongeren krijgen een eigen plek", "een hangplek voor de jeugd"),
    ("nieuwkomers leren de taal", "Nederlandse les voor vluchtelingen"),
]


def test_most_texts_are_nearest_to_their_paraphrase_without_a_shared_word():
    encode = static_embedder().encode
    likeness = encode([first for first, _ in PAIRS]) @ encode([second for _, second in PAIRS]).T
    assert (likeness.argmax(axis=1) == np.arange(len(PAIRS))).sum() >= 4


def test_a_compound_lies_near_its_parts():
    whole, parts, other = static_embedder().encode(
        ["buurtmoestuinfeest", "feest in de moestuin van de buurt", "belasting betalen"]
    )
    assert whole @ parts > 0.5 > whole @ other


@pytest.mark.parametrize("text", ["", "   ", "!!!", "xqzwv", "🌱", "\x00"])
def test_a_text_of_which_nothing_is_known_gives_zeros(text):
    assert not static_embedder().encode([text]).any()


@given(st.lists(st.text(max_size=80), max_size=5))
@settings(max_examples=60, deadline=None)
def test_rows_are_of_length_one_or_zero_and_do_not_depend_on_their_company(texts):
    model = static_embedder()
    rows = model.encode(texts)
    assert rows.shape == (len(texts), model.dimensions)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert all(length == 0 or abs(length - 1) < 1e-5 for length in lengths)
    for text, row in zip(texts, rows, strict=True):
        assert (model.encode([text])[0] == row).all()


def test_only_the_first_words_of_a_very_long_text_count():
    long, longer = static_embedder().encode(["soep " * 400, "soep " * 400 + "fiets " * 90_000])
    assert (long == longer).all()
