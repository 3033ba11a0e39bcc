"""How sure we are of the groups: the same arithmetic on many random parts of the crowd."""

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.engines.landscape.axes import (
    Floats,
    center_of,
    main_axes,
    people_on,
    voted_on,
)
from kiemkracht.engines.landscape.groups import FEW_STARTS, Labels, divide
from kiemkracht.engines.landscape.pairs import together
from kiemkracht.engines.landscape.votes import VoteMatrix

PARTS = 20
VOTES_IN_ALL, VOTES_IN_PART = 2_000_000, 200_000
SHARE = 0.8
CLEAR, FAIR = 0.8, 0.5
LEAST_PEOPLE = 7


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a reader may conclude, and from what.

    `verdict` is "clear", "fair", "weak", "one_cloud" or "too_few". `stability` is the mean
    agreement (adjusted Rand index) of the groups with those found in `parts` random parts of 80 %
    of the people, `least` the lowest of them; both None when nothing was repeated. `filled` is
    the share of cells with a vote, `explained` the share of differences on the two axes.
    """

    verdict: str
    silhouette: float
    stability: float | None
    least: float | None
    parts: int
    filled: float
    explained: float
    placed: int
    not_placed: int


def verdict_of(placed: int, groups: int, stability: float | None) -> str:
    """In one word; the limits are ours: 0.8 and 0.5."""
    if placed < LEAST_PEOPLE:
        return "too_few"
    if groups < 2 or stability is None:
        return "one_cloud"
    if stability >= CLEAR:
        return "clear"
    return "fair" if stability >= FAIR else "weak"


@dataclass(frozen=True, slots=True)
class Repeated:
    """What is repeated: the votes, the axes (2, T) and groups found (-1 for not placed).

    `placed` lists the rows of who stands in a group, sorted by place and votes, so that the
    parts don't depend on who came first.
    """

    matrix: VoteMatrix
    votes: NDArray[np.int64]
    zeroed: NDArray[np.bool_]
    components: Floats
    labels: Labels
    placed: NDArray[np.int64]
    seed: int


def repeated_agreement(found: Repeated, executor: Executor | None = None) -> tuple[float, ...]:
    """Agreement with the groups found in random parts of the people, one number per part.

    Empty when there is one group. Cost: at most 20 times the landscape; fewer and smaller parts
    for large crowds (2 million votes in all, at least 3 parts, 200,000 votes in each).
    """
    if int(found.labels.max(initial=-1)) < 1:
        return ()
    parts = int(np.clip(VOTES_IN_ALL // max(len(found.votes), 1), 3, PARTS))
    work = [(found, number) for number in range(parts)]
    return tuple(executor.map(_agreement, work) if executor else map(_agreement, work))


def _agreement(work: tuple[Repeated, int]) -> float:
    found, number = work
    count = int(found.labels.max()) + 1
    chance = np.random.default_rng([found.seed, 7, number])
    share = min(SHARE, VOTES_IN_PART / max(len(found.votes), 1))
    chosen = found.placed[chance.random(len(found.placed)) < share]
    if len(chosen) <= count:
        return 0.0
    part, votes = _rows(found.matrix, found.votes, chosen)
    center = center_of(part, votes, found.zeroed)
    used = voted_on(part) & ~found.zeroed
    axes = main_axes(together(part, votes, used), center, used, near=found.components)
    places = people_on(axes, part, votes, found.zeroed)
    again = divide(places, seed=found.seed, only=count, starts=FEW_STARTS)
    return adjusted_rand_index(found.labels[chosen], again.labels)


def _rows(
    matrix: VoteMatrix, votes: NDArray[np.int64], chosen: NDArray[np.int64]
) -> tuple[VoteMatrix, NDArray[np.int64]]:
    """The matrix of some people only, in the given order."""
    lengths = np.diff(matrix.starts)[chosen]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    index = np.repeat(matrix.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
    part = VoteMatrix(
        matrix.people[chosen],
        matrix.statements,
        starts,
        matrix.columns[index],
        matrix.values[index],
    )
    return part, votes[index]
