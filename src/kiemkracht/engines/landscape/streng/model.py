"""What is learned of statements, what votes say of people, and where that puts them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.streng.crowd import Crowd

Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned of the statements, in Polis' sign (agree = -1).

    `mean` (T,), `loading` (T, 2), `noise` (T,) a variance, `doubt` (T, 3, 3) the covariance of
    (mean, loading) given the places, `seen` (T,) votes. A statement without votes has mean 0,
    loading 0 and the noise it started with. `rounds` is how often the whole crowd was read.
    """

    mean: Floats
    loading: Floats
    noise: Floats
    doubt: Floats
    seen: Floats
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the votes of each person say of their place, in the order of the crowd.

    `precision` (n, 3) holds xx, xy, yy of Σ l l' / noise and `pull` (n, 2) Σ l (v - mean) / noise:
    with them any belief about places can be updated without the votes.
    """

    precision: Singles
    pull: Singles


@dataclass(frozen=True, slots=True)
class Places:
    """Where people stand (n, 2), and how unsure that is: xx, xy, yy of the covariance (n, 3)."""

    at: Floats
    spread: Floats


@dataclass(frozen=True, slots=True)
class Totals:
    """Of each statement, what no round changes: votes, their sum and the sum of squares (T,)."""

    seen: Floats
    cast: Floats
    square: Floats


def totals_of(crowd: Crowd) -> Totals:
    seen, cast, square = (np.zeros(crowd.statements) for _ in range(3))
    for block in crowd.blocks:
        ones = np.ones(block.seen.shape[0], np.float32)
        seen += block.seen.T @ ones
        cast += block.cast.T @ ones
        square += np.bincount(block.cast.indices, block.cast.data**2, minlength=crowd.statements)
    return Totals(seen, cast, square)


def turned(model: Model, turn: Floats) -> Model:
    """The same model on axes turned by the orthogonal matrix `turn` (2, 2): new = old · turn."""
    whole = np.eye(3)
    whole[1:, 1:] = turn
    return replace(
        model,
        loading=model.loading @ turn,
        doubt=np.einsum("ia,tij,jb->tab", whole, model.doubt, whole),
    )
