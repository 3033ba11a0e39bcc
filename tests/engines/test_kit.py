import pytest

from kiemkracht.engines.kit import EngineInputError, adjusted_rand_index


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),  # names of groups don't matter
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7),  # Hubert and Arabie's formula by hand
        ([0, 0, 0], [0, 0, 0], 1.0),
        ([], [], 1.0),
    ],
)
def test_agreement_of_two_divisions(one, other, index):
    assert adjusted_rand_index(one, other) == pytest.approx(index)


def test_unequal_lengths_are_refused():
    with pytest.raises(EngineInputError):
        adjusted_rand_index([0, 1], [0])
