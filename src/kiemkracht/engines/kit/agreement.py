"""How well two divisions into groups agree."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit.errors import EngineInputError


def adjusted_rand_index(
    one: Sequence[int] | NDArray[np.int64], other: Sequence[int] | NDArray[np.int64]
) -> float:
    """Agreement of two divisions of the same things, corrected for chance.

    `one` and `other` hold a group label per thing, shape (n,). Returns 1.0 for the same
    division whatever the labels, about 0 for unrelated ones, and can be negative. Two divisions
    that both hold everything in one group, or nothing at all, agree fully (1.0).
    Raises EngineInputError for unequal lengths. Cost: O(n).
    Source: Hubert and Arabie 1985, doi:10.1007/BF01908075.
    It can't tell which of the two is right.
    """
    left, right = np.asarray(one), np.asarray(other)
    if left.shape != right.shape or left.ndim != 1:
        raise EngineInputError("other", "needs one label for every label of `one`")
    _, left = np.unique(left, return_inverse=True)
    _, right = np.unique(right, return_inverse=True)
    if left.size == 0:
        return 1.0
    table = np.zeros((left.max() + 1, right.max() + 1), dtype=np.int64)
    np.add.at(table, (left, right), 1)
    both = _pairs(table).sum()
    in_left, in_right = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    expected = in_left * in_right / max(_pairs(np.array(left.size)), 1)
    most = (in_left + in_right) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _pairs(count: NDArray[np.int64]) -> NDArray[np.float64]:
    return count * (count - 1) / 2.0
