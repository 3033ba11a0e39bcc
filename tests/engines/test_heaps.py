"""Heaps of texts that resemble each other."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.engines.language import heaps_of, static_embedder


def test_no_texts_no_heaps():
    assert heaps_of(np.zeros((0, 4), dtype=np.float32)) == ()


def test_near_ones_lie_together_by_hand():
    rows = np.array([[1, 0], [0, 1], [0.96, 0.28]], dtype=np.float32)
    assert heaps_of(rows) == ((0, 2), (1,))


def test_rows_of_zeros_resemble_nothing():
    assert heaps_of(np.zeros((3, 2), dtype=np.float32)) == ((0,), (1,), (2,))


def test_reasons_about_safety_lie_apart_from_reasons_about_noise():
    reasons = [
        "Een rolstoel kan er niet langs op de stoep.",
        "De muziek is te hard voor de buren.",
        "Met een rolstoel kom je niet over de stoep.",
        "Buren hebben last van harde muziek.",
    ]
    assert set(heaps_of(static_embedder().encode(reasons))) == {(0, 2), (1, 3)}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.floats(-1, 1), min_size=3, max_size=3), max_size=9))
def test_every_text_lies_on_one_heap(raw):
    rows = np.array(raw, dtype=np.float32).reshape(-1, 3)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6)
    assert sorted(row for heap in heaps_of(rows) for row in heap) == list(range(len(rows)))
