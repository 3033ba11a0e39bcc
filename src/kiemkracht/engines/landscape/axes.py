"""Exact principal axes of the votes cast, and where people and statements stand on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.votes import Ints, VoteMatrix

Floats = NDArray[np.float64]

BLOCK = 4096
FULL_SOLVE_UP_TO = 1500
ROUNDS = 300


@dataclass(frozen=True, slots=True)
class Axes:
    """The two main axes: `center` (T,), `components` (2, T), `variances` (2,) and their share.

    Signs follow Polis: agree counts as -1, disagree as +1.
    """

    center: Floats
    components: Floats
    variances: Floats
    share: float


@dataclass(frozen=True, slots=True)
class Together:
    """Whole numbers about pairs of statements, all of shape (T, T), in Polis' sign.

    `seen[i, j]` people voted on both; `left[i, j]` is the sum of their votes on i, and
    `product[i, j]` the sum of the products of both votes.
    """

    seen: Ints
    left: Ints
    product: Ints


def signed(matrix: VoteMatrix, zeroed: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Votes with the sign of Polis (agree = -1), 0 for statements that were moderated out."""
    return np.where(zeroed[matrix.columns], 0, -matrix.values.astype(np.int64))


def together(matrix: VoteMatrix, votes: NDArray[np.int64]) -> Together:
    """Count pairs. Whole numbers, so the order of people can't change a bit of the outcome.

    Cost: O(n T²) in blocks of 4096 people as matrix products; memory O(T² + 4096 T).
    """
    people, count = matrix.size
    tables = [np.zeros((count, count), dtype=np.int64) for _ in range(3)]
    for first in range(0, people, BLOCK):
        last = min(first + BLOCK, people)
        part = slice(matrix.starts[first], matrix.starts[last])
        rows = np.repeat(np.arange(last - first), np.diff(matrix.starts[first : last + 1]))
        # float32 holds these whole numbers exactly: a block has fewer than 2**24 of them.
        was_seen = np.zeros((last - first, count), dtype=np.float32)
        cast = np.zeros_like(was_seen)
        was_seen[rows, matrix.columns[part]] = 1
        cast[rows, matrix.columns[part]] = votes[part]
        for table, (one, other) in zip(
            tables, ((was_seen, was_seen), (cast, was_seen), (cast, cast)), strict=True
        ):
            table += (one.T @ other).astype(np.int64)
    return Together(*tables)


def center_of(matrix: VoteMatrix, votes: NDArray[np.int64], zeroed: NDArray[np.bool_]) -> Floats:
    """Mean vote per statement over who voted, shape (T,); 0 where nobody did or it is zeroed."""
    count = len(matrix.statements)
    seen = np.bincount(matrix.columns, minlength=count)
    total = np.zeros(count, dtype=np.int64)
    np.add.at(total, matrix.columns, votes)
    return np.where((seen > 0) & ~zeroed, total / np.maximum(seen, 1), 0.0)


def main_axes(pairs: Together, center: Floats, zeroed: NDArray[np.bool_]) -> Axes:
    """The two directions in which the centred votes differ most, missing cells filled by the mean.

    A filled cell is 0 after centring, so the product matrix follows exactly from the votes cast.
    Each axis points so that its largest weight is positive; a direction without variance is 0.
    Cost: O(T³) up to 1,500 statements, O(T²) per round above.
    """
    gram = (
        pairs.product
        - pairs.left * center[np.newaxis, :]
        - center[:, np.newaxis] * pairs.left.T
        + pairs.seen * np.outer(center, center)
    )
    gram[zeroed, :] = 0.0
    gram[:, zeroed] = 0.0
    gram = (gram + gram.T) / 2
    values, vectors = _leading(gram)
    components = np.zeros((2, len(center)))
    variances = np.zeros(2)
    floor = 1e-9 * max(float(np.trace(gram)), 1.0)
    for axis in range(min(2, len(values))):
        if values[axis] > floor:
            vector = vectors[:, axis]
            components[axis] = vector * np.sign(vector[np.argmax(np.abs(vector))])
            variances[axis] = values[axis]
    whole = float(np.trace(gram))
    return Axes(center, components, variances, float(variances.sum() / whole) if whole else 0.0)


def _leading(gram: Floats) -> tuple[Floats, Floats]:
    if len(gram) <= FULL_SOLVE_UP_TO:
        values, vectors = np.linalg.eigh(gram)
        return values[::-1], vectors[:, ::-1]
    # Subspace iteration from a fixed start: more columns than needed, so that it settles fast.
    basis = np.linalg.qr(np.cos(np.outer(np.arange(1, len(gram) + 1), np.arange(1, 9))))[0]
    for _ in range(ROUNDS):
        basis = np.linalg.qr(gram @ basis)[0]
    small, turn = np.linalg.eigh(basis.T @ gram @ basis)
    return small[::-1], (basis @ turn)[:, ::-1]


def people_on(
    axes: Axes, matrix: VoteMatrix, votes: NDArray[np.int64], zeroed: NDArray[np.bool_]
) -> Floats:
    """Where everyone stands, shape (n, 2): sqrt(T / n_p) times the sum over their votes.

    A zeroed statement counts as seen by all, as in Polis. Cost: O(votes).
    """
    people, count = matrix.size
    rows = matrix.rows
    centred = votes - axes.center[matrix.columns]
    centred[zeroed[matrix.columns]] = 0.0
    places = np.stack(
        [
            np.bincount(rows, centred * axis[matrix.columns], minlength=people)
            for axis in axes.components
        ],
        axis=1,
    )
    seen = np.bincount(rows, ~zeroed[matrix.columns], minlength=people) + zeroed.sum()
    return np.asarray(places * np.sqrt(count / np.maximum(seen, 1))[:, np.newaxis])


def statements_on(axes: Axes) -> Floats:
    """Where someone would stand who only agreed with one statement, shape (T, 2)."""
    count = len(axes.center)
    return np.asarray(np.sqrt(count) * (-1 - axes.center)[:, np.newaxis] * axes.components.T)
