"""Whether groups hold: against crowds without groups, and against parts of the same crowd.

The gap statistic (Tibshirani, Walther and Hastie 2001, doi:10.1111/1467-9868.00293) with a
reference of our own: crowds drawn from the fitted model, in which everyone stands in one cloud,
who answer the same statements with the same shares of agreement. What one cloud gives as well is
no group, however neatly a cut divides it.
"""

from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array
from scipy.special import ndtri

from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.groups import Division, divide
from kiemkracht.engines.landscape.streng.clouds import belonging, clouds_near, some
from kiemkracht.engines.landscape.streng.crowd import Block, Crowd
from kiemkracht.engines.landscape.streng.latent import again, evidence, places
from kiemkracht.engines.landscape.streng.model import Evidence, Model, totals_of

DRAW, FEWEST = 1_500, 10
LEAST_GROUP = 5
FIRST_CROWDS, CROWDS, PARTS = 3, 8, 10
HOPELESS = 0.075
ROUNDS = 6
STARTS = 8
SURE, WIDE = 3.0, 0.15
MOST_GROUPS = 5
SHARE, HOLDS = 0.8, 0.6
MOST_WEIGHT = 0.95


@dataclass(frozen=True, slots=True)
class Tried:
    """One number of groups: how much tighter they are than in crowds without groups.

    `gap` is the difference of the log of the sums of squares, relative to one group; `doubt` its
    standard deviation over those crowds. A gap under 0 is looser than without groups.
    """

    groups: int
    gap: float
    doubt: float


@dataclass(frozen=True, slots=True)
class Holding:
    """The groups that hold: their middles (k, 2) and shares (k,), what was tried, how stable.

    `agreement` has one adjusted Rand index per part of 80 % of the people; empty for one cloud.
    """

    middle: Floats
    share: Floats
    tried: tuple[Tried, ...]
    agreement: tuple[float, ...]

    @property
    def count(self) -> int:
        """Number of groups; 1 is a cloud with shades."""
        return len(self.share)


def what_holds(
    crowd: Crowd, model: Model, found: Evidence, *, seed: int, executor: Executor | None = None
) -> Holding:
    """As many groups as hold, one at least. Cost: some ten small fits on at most 1,500 people."""
    drawn = crowd.first(DRAW)
    mine = some(found, slice(drawn.people))
    at = places(mine).at
    one = Holding(
        at.mean(axis=0, keepdims=True) if len(at) else np.zeros((1, 2)), np.ones(1), (), ()
    )
    if drawn.people < FEWEST:
        return one
    divisions = {1: divide(at, only=1), **_divisions(at, seed)}
    mine_loose = np.array([_loose(at, divisions.get(k)) for k in range(1, MOST_GROUPS + 1)])
    tried: tuple[Tried, ...] = ()
    without: list[list[float]] = []
    for numbers in (range(FIRST_CROWDS), range(FIRST_CROWDS, CROWDS)):
        work = [(drawn, model, seed, number) for number in numbers]
        without += executor.map(_without_groups, work) if executor else map(_without_groups, work)
        tried = _tried(mine_loose, np.array(without))
        if max((each.gap for each in tried[1:]), default=0.0) < HOPELESS:
            break
    for count in _worth_trying(tried, divisions):
        held = _held(mine, at, divisions[count], tried, seed)
        if held is not None:
            return held
    return replace(one, tried=tried)


def _divisions(at: Floats, seed: int) -> dict[int, Division]:
    found = {}
    for count in range(2, MOST_GROUPS + 1):
        division = divide(at, seed=seed, only=count, starts=STARTS)
        if division.count == count:
            found[count] = division
    return found


def _loose(at: Floats, division: Division | None) -> float:
    """The log of the sum of squared distances to the own middle."""
    if division is None:
        return float("nan")
    step = at - division.centers[division.labels]
    return float(np.log((step * step).sum() + 1e-9))


def _without_groups(work: tuple[Crowd, Model, int, int]) -> list[float]:
    crowd, model, seed, number = work
    drawn = drawn_from_one_cloud(crowd, model, np.random.default_rng([seed, 11, number]))
    fitted = again(drawn, model, ROUNDS)
    at = places(evidence(drawn, fitted)).at
    divisions = {1: divide(at, only=1), **_divisions(at, seed)}
    return [_loose(at, divisions.get(k)) for k in range(1, MOST_GROUPS + 1)]


def drawn_from_one_cloud(crowd: Crowd, model: Model, chance: np.random.Generator) -> Crowd:
    """The same people answering the same statements, everyone around one middle.

    A vote is a step of a normal score, cut where the real shares of agree, pass and disagree are.
    The score weighs the place as much as it takes for the votes to follow it as in the model
    (polyserial correlation: Olsson, Drasgow and Dorans 1982, doi:10.1007/BF02294164).
    """
    totals = totals_of(crowd)
    agrees, opposes = (totals.square - totals.cast) / 2, (totals.square + totals.cast) / 2
    low = ndtri((agrees + 0.5) / (totals.seen + 1))
    high = np.maximum(ndtri(1 - (opposes + 0.5) / (totals.seen + 1)), low)
    steep = (np.exp(-low * low / 2) + np.exp(-high * high / 2)) / np.sqrt(2 * np.pi)
    weight = model.loading / steep[:, np.newaxis]
    size = np.sqrt((weight * weight).sum(axis=1))
    weight *= np.minimum(1, MOST_WEIGHT / np.maximum(size, 1e-9))[:, np.newaxis]
    rest = np.sqrt(1 - (weight * weight).sum(axis=1))
    blocks = []
    for block in crowd.blocks:
        people = block.seen.shape[0]
        stands = chance.normal(size=(people, 2))
        rows = np.repeat(np.arange(people), np.diff(block.seen.indptr))
        on = block.seen.indices
        score = (weight[on] * stands[rows]).sum(axis=1) + rest[on] * chance.normal(size=len(on))
        votes = (score > high[on]).astype(np.float32) - (score < low[on]).astype(np.float32)
        cast = csr_array((votes, block.cast.indices, block.cast.indptr), shape=block.cast.shape)
        blocks.append(Block(block.seen, cast))
    return Crowd(tuple(blocks), crowd.order, crowd.statements)


def _tried(mine: Floats, without: Floats) -> tuple[Tried, ...]:
    gaps = (without.mean(axis=0) - mine) - (without[:, 0].mean() - mine[0])
    doubts = (without - without[:, :1]).std(axis=0) * np.sqrt(1 + 1 / len(without))
    return tuple(
        Tried(number + 1, float(gap), float(doubt))
        for number, (gap, doubt) in enumerate(zip(gaps, doubts, strict=True))
        if np.isfinite(gap)
    )


def _worth_trying(tried: tuple[Tried, ...], divisions: dict[int, Division]) -> list[int]:
    """Numbers of groups that stand out from one cloud: the simplest of the best first."""
    standing = [
        each
        for each in tried
        if each.groups > 1
        and each.gap >= max(WIDE, SURE * each.doubt)
        and np.bincount(divisions[each.groups].labels).min() >= LEAST_GROUP
    ]
    if not standing:
        return []
    best = max(standing, key=lambda each: each.gap)
    enough = best.gap - 2 * best.doubt
    first = [each.groups for each in standing if each.gap >= enough]
    rest = sorted(
        (each for each in standing if each.groups not in first), key=lambda each: -each.gap
    )
    return [*first, *(each.groups for each in rest)]


def _held(
    found: Evidence, at: Floats, division: Division, tried: tuple[Tried, ...], seed: int
) -> Holding | None:
    """The division if parts of the crowd give it too, and nobody stands alone."""
    share = np.bincount(division.labels) / len(division.labels)
    clouds = clouds_near(found, division.centers, share)
    labels = belonging(found, clouds).argmax(axis=1)
    if np.bincount(labels, minlength=clouds.count).min() < LEAST_GROUP:
        return None
    agreement = []
    for number in range(PARTS):
        chosen = np.random.default_rng([seed, 7, number]).random(len(at)) < SHARE
        rows = np.flatnonzero(chosen)
        part = divide(at[rows], seed=seed, only=division.count, starts=STARTS)
        if part.count != division.count:
            return None
        sizes = np.bincount(part.labels) / len(rows)
        seen_again = belonging(
            some(found, rows), clouds_near(some(found, rows), part.centers, sizes)
        )
        agreement.append(adjusted_rand_index(labels[rows], seen_again.argmax(axis=1)))
    if float(np.mean(agreement)) < HOLDS:
        return None
    return Holding(clouds.middle, clouds.share, tried, tuple(agreement))
