"""Suggestions: exact, recomputable, never to who should not be met, the same in any order."""

import numpy as np
import pytest
from tests.engines.matching.people import as_lists, crowd, row, slowly

from kiemkracht.engines.matching import Profiles, suggest

LAYER, CRAFT = 0, 1
NOWHERE = [-1, -1, -1, -1, -1]


def profiles(*rows: tuple[list[float], list[int]]) -> Profiles:
    return Profiles(
        np.array([meaning for meaning, _ in rows], dtype=np.float32),
        np.array([borders for _, borders in rows], dtype=np.int32),
    )


def test_fatmas_suggestions_add_up_by_hand() -> None:
    fatma = profiles((row(1, 0), [0, 1, 0, -1, 0]))
    others = profiles(
        (row(3, 4), [0, 2, 0, 3, 1]),  # .6, crosses craft and world: .6 + .10 + .10
        (row(4, 3), [0, 1, 0, 3, 0]),  # .8, crosses nothing: .8
        (row(1, 0), [-1, 1, 1, 3, 0]),  # 1, crosses organisation: 1.08
        (row(-1, 0), [1, 2, 1, 3, 1]),  # shares nothing
    )
    found = suggest(fatma, others, top=4, surprise_every=0)
    assert found.target.tolist() == [[2, 0, 1, -1]]
    assert found.score[0] == pytest.approx([1.08, 0.8, 0.8, 0])
    assert found.longing[0] == pytest.approx([1, 0.6, 0.8, 0])
    assert found.difference[0] == pytest.approx([0.08, 0.2, 0, 0])
    assert found.crossed[0, 1].tolist() == [False, True, False, False, True]
    assert found.exists.tolist() == [[True, True, True, False]]


@pytest.mark.parametrize("shape", [(1, 1), (3, 2), (40, 40), (300, 700), (30, 3000)])
@pytest.mark.parametrize("same_set", [False, True])
def test_the_quick_way_and_the_slow_way_agree(shape: tuple[int, int], same_set: bool) -> None:
    seekers = crowd(shape[0], seed=1, silent=shape[0] // 10)
    targets = seekers if same_set else crowd(shape[1], seed=2, silent=shape[1] // 10)
    chance = np.random.default_rng(3)
    never = np.stack(
        [chance.integers(0, len(seekers), 200), chance.integers(0, len(targets), 200)], axis=1
    )
    forbidden = {(int(a), int(b)) for a, b in never}
    if same_set:
        forbidden |= {(b, a) for a, b in forbidden}
    found = suggest(seekers, targets, top=10, never=never, same_set=same_set)
    expected = slowly(seekers, targets, top=10, every=3, never=forbidden, same_set=same_set)
    for seeker in np.flatnonzero(~seekers.meaning.any(axis=1)):
        expected[seeker] = []
    assert as_lists(found) == expected
