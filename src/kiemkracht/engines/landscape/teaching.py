"""What one more vote would teach: of where a person stands, and of what a statement is like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Belief:
    """Where a person stands as far as votes tell: `place` [2] and its `covariance` [2, 2]."""

    place: "Numbers"
    covariance: "Numbers"


def place_of(
    mean: "ArrayLike",
    loading: "ArrayLike",
    noise: "ArrayLike",
    judged: Sequence[int],
    values: Sequence[float],
) -> Belief:
    """The posterior of z after these votes; N(0, I) without any.

    precision = I + Σ l l' / noise and place = covariance · Σ l (v - mean) / noise. Cost: O(votes).
    """
    import numpy as np

    known = np.asarray(judged, dtype=np.intp)
    away = np.asarray(values, dtype=np.float64) - np.asarray(mean, dtype=np.float64)[known]
    axes = np.asarray(loading, dtype=np.float64).reshape(-1, 2)[known]
    scaled = axes / np.asarray(noise, dtype=np.float64)[known][:, None]
    precision = np.eye(2) + axes.T @ scaled
    covariance = np.asarray(np.linalg.inv(precision), dtype=np.float64)
    return Belief(covariance @ (scaled.T @ away), covariance)


def person_gains(belief: Belief, loading: "ArrayLike", noise: "ArrayLike") -> "Numbers":
    """How much the trace of the person's covariance C drops by one vote on each statement.

    |C l|² / (noise + l' C l): Gaussian, so the same whatever the answer. Between 0 and 2.
    """
    import numpy as np

    axes = np.asarray(loading, dtype=np.float64).reshape(-1, 2)
    moved = axes @ belief.covariance
    spread = np.einsum("td,td->t", moved, axes)
    return np.asarray((moved**2).sum(axis=1) / (np.asarray(noise, dtype=np.float64) + spread))


def statement_gains(belief: Belief, noise: "ArrayLike", seen: "ArrayLike") -> "Numbers":
    """How much the trace of what is unknown of each statement drops by this person's vote.

    Mean and two loadings, each N(0, 1) beforehand, so after n votes of people spread as N(0, I)
    each has variance c = 1 / (1 + n / noise). One more vote of someone at z, with
    q = 1 + |place|² + trace(C), takes away c² q / (noise + c q).
    """
    import numpy as np

    doubt = np.asarray(noise, dtype=np.float64)
    left = 1.0 / (1.0 + np.asarray(seen, dtype=np.float64) / doubt)
    length = 1.0 + float(belief.place @ belief.place) + float(np.trace(belief.covariance))
    return np.asarray(left**2 * length / (doubt + left * length))
