"""How sure we are of the groups: the same arithmetic on many random parts of the crowd."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.engines.landscape.axes import Floats, voted_on
from kiemkracht.engines.landscape.groups import Labels
from kiemkracht.engines.landscape.middles import middles, nearest, scales_of
from kiemkracht.engines.landscape.votes import VoteMatrix

PARTS = 20
FEWEST_PARTS, AT_ONCE = 5, 5
VOTES_IN_ALL, VOTES_IN_PART = 1_000_000, 100_000
SHARE = 0.8
CLEAR, FAIR = 0.8, 0.5
LEAST_PEOPLE = 7
STARTS = 16
BESIDE, STEPS = 2, 4
DENSE_UP_TO, DENSE_FROM = 1_000_000, 0.15


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

    `placed` lists the rows of who stands in a group, sorted by what they voted, so that the
    parts don't depend on who came first.
    """

    matrix: VoteMatrix
    votes: NDArray[np.int64]
    zeroed: NDArray[np.bool_]
    components: Floats
    labels: Labels
    placed: NDArray[np.int64]
    seed: int


def repeated_agreement(found: Repeated) -> tuple[float, ...]:
    """Agreement with the groups found in random parts of the people, one number per part.

    Of every part centre, axes, places and groups are found anew, five parts side by side. Empty
    when there is one group. Cost: at most 20 parts of 80 % of the people; fewer and smaller ones
    for large crowds (a million votes in all, at least 5 parts, 100,000 votes in each).
    """
    count = int(found.labels.max(initial=-1)) + 1
    if count < 2:
        return ()
    votes = max(len(found.votes), 1)
    parts = int(np.clip(VOTES_IN_ALL // votes, FEWEST_PARTS, PARTS))
    crowd, share = _sampled(found, VOTES_IN_PART / votes)
    cast, seen = _tables(found, crowd)
    labels = found.labels[crowd]
    agreement: list[float] = []
    for first in range(0, parts, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, parts))
        chosen = [
            np.random.default_rng([found.seed, 7, number]).random(len(crowd)) < share
            for number in numbers
        ]
        agreement += _agreements(found, (cast, seen), labels, np.array(chosen).T)
    return tuple(agreement)


def _sampled(found: Repeated, most: float) -> tuple[NDArray[np.int64], float]:
    """The people from whom parts are taken, and the share of them in a part."""
    if most >= SHARE:
        return found.placed, SHARE
    chance = np.random.default_rng([found.seed, 8])
    return found.placed[chance.random(len(found.placed)) < most / SHARE], SHARE


Singles = NDArray[np.float32]
Table: TypeAlias = "csr_array | Singles"


def _tables(found: Repeated, crowd: NDArray[np.int64]) -> tuple[Table, Table]:
    """What they voted and what they saw, both (people, T), full when that is quicker."""
    matrix = found.matrix
    lengths = np.diff(matrix.starts)[crowd]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    index = np.repeat(matrix.starts[crowd] - starts[:-1], lengths) + np.arange(starts[-1])
    columns = matrix.columns[index]
    shape = len(crowd), len(matrix.statements)
    cells = shape[0] * shape[1]
    told = found.votes[index].astype(np.float32), (~found.zeroed[columns]).astype(np.float32)
    if cells <= DENSE_UP_TO or len(index) > DENSE_FROM * cells:
        whose = np.repeat(np.arange(len(crowd)), lengths)
        cast, seen = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        cast[whose, columns], seen[whose, columns] = told
        return cast, seen
    where, until = columns.astype(np.int32), starts.astype(np.int32)
    cast, seen = (csr_array((each, where, until), shape=shape) for each in told)
    return cast, seen


def _agreements(
    found: Repeated,
    tables: tuple[Table, Table],
    labels: Labels,
    chosen: NDArray[np.bool_],
) -> list[float]:
    """One number per column of `chosen` (people, parts)."""
    cast, seen = tables
    count = int(found.labels.max()) + 1
    weight = chosen.astype(np.float32)
    center = (cast.T @ weight) / np.maximum(seen.T @ weight, 1)
    axes = _main_axes(tables, center, weight, found.components)
    counted = np.maximum(seen.sum(axis=1) + (found.zeroed & voted_on(found.matrix)).sum(), 1)
    at = _along(tables, center, axes) / np.sqrt(counted)[:, np.newaxis, np.newaxis]
    enough = [part for part in range(len(center.T)) if chosen[:, part].sum() > count]
    crowds = [at[chosen[:, part], part].astype(float) for part in enough]
    agreement = [0.0] * len(center.T)
    if not crowds:
        return agreement
    centers = middles(scales_of(crowds), count, seed=found.seed, starts=STARTS)
    for part, crowd, center_of in zip(enough, crowds, centers, strict=True):
        again = nearest(crowd, center_of)
        agreement[part] = adjusted_rand_index(labels[chosen[:, part]], again)
    return agreement


def _along(tables: tuple[Table, Table], center: Floats, vectors: Floats) -> Floats:
    """The centred votes of everyone along vectors (parts, T, m): shape (people, parts, m)."""
    cast, seen = tables
    parts, width, many = vectors.shape
    flat = np.ascontiguousarray(vectors.transpose(1, 0, 2), dtype=np.float32)
    level = flat * center[:, :, np.newaxis]
    told = cast @ flat.reshape(width, -1) - seen @ level.reshape(width, -1)
    return np.asarray(told).reshape(-1, parts, many)


def _main_axes(
    tables: tuple[Table, Table], center: Floats, weight: Singles, near: Floats
) -> Floats:
    """The two main axes of every part, (parts, T, 2), from directions near them.

    Each step adds what the votes make of the newest directions (block Krylov); within all of
    them the axes are solved exactly. Cost: four passes over the votes for all parts together.
    """
    cast, seen = tables
    width, parts = center.shape
    start = np.cos(np.outer(np.arange(1, width + 1), np.arange(1, BESIDE + 1)))
    start = np.concatenate([near.T, start], axis=1)[:, : max(width, 1)]
    newest = np.linalg.qr(np.tile(start, (parts, 1, 1)))[0]
    basis, turned = newest, np.zeros((parts, width, 0))
    back, seen_back = (
        each.T if isinstance(each, np.ndarray) else each.T.tocsr() for each in (cast, seen)
    )
    for step in range(STEPS):
        on = _along(tables, center, newest)
        on *= weight[:, :, np.newaxis]
        on = on.reshape(len(weight), -1)
        made = (back @ on).reshape(width, parts, -1)
        made -= center[:, :, np.newaxis] * (seen_back @ on).reshape(width, parts, -1)
        made = made.transpose(1, 0, 2)
        turned = np.concatenate([turned, made], axis=2)
        if step == STEPS - 1 or basis.shape[2] >= width:
            break
        # Only the new directions: the old ones may come back with another sign.
        newest = np.linalg.qr(np.concatenate([basis, made], axis=2))[0][:, :, basis.shape[2] :]
        basis = np.concatenate([basis, newest], axis=2)
    small = basis.transpose(0, 2, 1) @ turned
    _, vectors = np.linalg.eigh((small + small.transpose(0, 2, 1)) / 2)
    return np.asarray(basis @ vectors[:, :, ::-1][:, :, :2])
