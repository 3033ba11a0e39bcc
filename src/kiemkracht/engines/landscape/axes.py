"""Exact principal axes of the votes cast, and where people and statements stand on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from kiemkracht.engines.landscape.pairs import Together
from kiemkracht.engines.landscape.votes import VoteMatrix

Floats = NDArray[np.float64]

SMALL = 64
DIRECTIONS, MOST_RESTARTS = 20, 400


@dataclass(frozen=True, slots=True)
class Axes:
    """The two main axes: `center` (T,), `components` (2, T), `variances` (2,) and their share.

    Signs follow Polis: agree counts as -1, disagree as +1.
    """

    center: Floats
    components: Floats
    variances: Floats
    share: float


def signed(matrix: VoteMatrix, zeroed: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Votes with the sign of Polis (agree = -1), 0 for statements that were moderated out."""
    return np.where(zeroed[matrix.columns], 0, -matrix.values.astype(np.int64))


def center_of(matrix: VoteMatrix, votes: NDArray[np.int64], zeroed: NDArray[np.bool_]) -> Floats:
    """Mean vote per statement over who voted, shape (T,); 0 where nobody did or it is zeroed."""
    count = len(matrix.statements)
    seen = np.bincount(matrix.columns, minlength=count)
    total = np.bincount(matrix.columns, votes, minlength=count)
    return np.where((seen > 0) & ~zeroed, total / np.maximum(seen, 1), 0.0)


def main_axes(pairs: Together, center: Floats, used: NDArray[np.bool_]) -> Axes:
    """The two directions in which the centred votes differ most, missing cells filled by the mean.

    A filled cell is 0 after centring, so the product matrix follows exactly from the votes cast.
    Each axis points so that its largest weight is positive; a direction without variance is 0.
    Cost: some fifty products with a table of t x t; O(t³) up to 64 statements.
    """
    gram = _gram(pairs, center[used])
    values, vectors = _whole(gram) if len(gram) <= SMALL else _by_lanczos(gram)
    components = np.zeros((2, len(center)))
    variances = np.zeros(2)
    whole = float(np.trace(gram))
    for axis in range(min(2, len(values))):
        if values[axis] > 1e-9 * max(whole, 1.0):
            vector = vectors[:, axis]
            components[axis, used] = vector * _sign(vector)
            variances[axis] = values[axis]
    return Axes(center, components, variances, float(variances.sum() / whole) if whole else 0.0)


def _sign(vector: Floats) -> float:
    """The sign of the largest weight; of weights equal but for the last digits, the first one."""
    weights = np.abs(vector)
    return float(np.sign(vector[np.argmax(weights >= weights.max() * (1 - 1e-9))]))


def _gram(pairs: Together, center: Floats) -> Floats:
    """Sums of products of centred votes; a pair is the same both ways, to the last bit."""
    across = pairs.left * -center
    gram = np.outer(center, center)
    gram *= pairs.seen
    gram += pairs.product
    gram += across + across.T
    return np.asarray(gram)


def _whole(gram: Floats) -> tuple[Floats, Floats]:
    values, vectors = np.linalg.eigh(gram)
    return values[::-1], vectors[:, ::-1]


def _by_lanczos(gram: Floats) -> tuple[Floats, Floats]:
    """The two largest, to machine precision, from a fixed start: the same tables, the same bits.

    Where the first directions hardly differ it may not settle; then all are solved.
    """
    try:
        values, vectors = eigsh(
            gram,
            k=2,
            ncv=DIRECTIONS,
            v0=np.cos(np.arange(1.0, len(gram) + 1)),
            rng=np.random.default_rng(0),
            maxiter=MOST_RESTARTS,
        )
    except ArpackNoConvergence:
        return _whole(gram)
    return values[::-1], vectors[:, ::-1]


def people_on(
    axes: Axes, matrix: VoteMatrix, votes: NDArray[np.int64], zeroed: NDArray[np.bool_]
) -> Floats:
    """Where everyone stands, shape (n, 2): sqrt(T / n_p) times the sum over their votes.

    T counts statements with a vote. A zeroed one of those counts as seen by all, as in Polis.
    Cost: O(votes).
    """
    voted = voted_on(matrix)
    # A zeroed statement has votes and centre 0, so it adds nothing.
    cast = votes - axes.center[matrix.columns]
    shape = matrix.size
    places = csr_array((cast, matrix.columns, matrix.starts), shape=shape) @ axes.components.T
    seen = matrix.votes_per_person
    if zeroed.any():
        counts = ~zeroed[matrix.columns]
        seen = csr_array((counts, matrix.columns, matrix.starts), shape=shape).sum(axis=1)
        seen = seen + (zeroed & voted).sum()
    return np.asarray(places * np.sqrt(voted.sum() / np.maximum(seen, 1))[:, np.newaxis])


def statements_on(axes: Axes, count: int) -> Floats:
    """Where someone would stand who only agreed with one of `count` statements, shape (T, 2)."""
    return np.asarray(np.sqrt(count) * (-1 - axes.center)[:, np.newaxis] * axes.components.T)


def voted_on(matrix: VoteMatrix) -> NDArray[np.bool_]:
    """Which statements got a vote, shape (T,)."""
    return np.bincount(matrix.columns, minlength=len(matrix.statements)) > 0
