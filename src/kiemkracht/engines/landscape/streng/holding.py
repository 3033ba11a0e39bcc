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
from kiemkracht.engines.landscape.middles import middles, nearest, scales_of
from kiemkracht.engines.landscape.streng.clouds import (
    belonging,
    clouds_near,
    nearest_of_parts,
    some,
)
from kiemkracht.engines.landscape.streng.crowd import Block, Crowd, each_block
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
    found_at = _middles([at], seed)[0]
    mine_loose = np.array(_loose([at], [found_at])[0])
    tried: tuple[Tried, ...] = ()
    without: list[list[float]] = []
    for numbers in (range(FIRST_CROWDS), range(FIRST_CROWDS, CROWDS)):
        work = [(drawn, model, seed, number) for number in numbers]
        crowds = list(each_block(_without_groups, work, executor))
        without += _loose(crowds, _middles(crowds, seed))
        tried = _tried(mine_loose, np.array(without))
        if max((each.gap for each in tried[1:]), default=0.0) < HOPELESS:
            break
    for count in _worth_trying(tried, at, found_at):
        held = _held(mine, at, found_at[count], tried, seed)
        if held is not None:
            return held
    return replace(one, tried=tried)


Middles = dict[int, Floats]


def _middles(crowds: list[Floats], seed: int) -> list[Middles]:
    """For every number of groups their middles (k, 2), of each crowd (n, 2); side by side."""
    scales = scales_of(crowds)
    found: list[Middles] = [{1: at.mean(axis=0, keepdims=True)} for at in crowds]
    different = [_different(at) for at in crowds]
    for count in range(2, MOST_GROUPS + 1):
        if count > max(different):
            break
        several = middles(scales, count, seed=seed, starts=STARTS)
        for here, centers, many in zip(found, several, different, strict=True):
            if count <= many:
                here[count] = centers
    return found


def _different(at: Floats) -> int:
    """How many different places there are."""
    in_order = at[np.lexsort((at[:, 1], at[:, 0]))]
    return int((in_order[1:] != in_order[:-1]).any(axis=1).sum()) + 1


def _loose(crowds: list[Floats], found: list[Middles]) -> list[list[float]]:
    """Per crowd and number of groups the log of the sum of squared distances to the middle."""
    return [
        [
            float(np.log(_squares(at, here[count]) + 1e-9)) if count in here else float("nan")
            for count in range(1, MOST_GROUPS + 1)
        ]
        for at, here in zip(crowds, found, strict=True)
    ]


def _squares(at: Floats, centers: Floats) -> float:
    step = at - centers[nearest(at, centers)]
    return float((step * step).sum())


def _without_groups(work: tuple[Crowd, Model, int, int]) -> Floats:
    crowd, model, seed, number = work
    drawn = drawn_from_one_cloud(crowd, model, np.random.default_rng([seed, 11, number]))
    return places(evidence(drawn, again(drawn, model, ROUNDS))).at


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


def _worth_trying(tried: tuple[Tried, ...], at: Floats, found: Middles) -> list[int]:
    """Numbers of groups that stand out from one cloud: the simplest of the best first."""
    standing = [
        each
        for each in tried
        if each.groups > 1
        and each.gap >= max(WIDE, SURE * each.doubt)
        and np.bincount(nearest(at, found[each.groups]), minlength=each.groups).min() >= LEAST_GROUP
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
    found: Evidence, at: Floats, centers: Floats, tried: tuple[Tried, ...], seed: int
) -> Holding | None:
    """The division if parts of the crowd give it too, and nobody stands alone."""
    count = len(centers)
    clouds = clouds_near(found, centers, _shares(at, centers))
    labels = belonging(found, clouds).argmax(axis=1)
    if np.bincount(labels, minlength=count).min() < LEAST_GROUP:
        return None
    chosen = np.array(
        [
            np.random.default_rng([seed, 7, number]).random(len(at)) < SHARE
            for number in range(PARTS)
        ]
    )
    parts = [at[each] for each in chosen]
    if min(_different(part) if len(part) else 0 for part in parts) < count:
        return None
    several = middles(scales_of(parts), count, seed=seed, starts=STARTS)
    shares = [_shares(part, each) for part, each in zip(parts, several, strict=True)]
    again_in = nearest_of_parts(found, chosen.astype(float), several, np.array(shares))
    agreement = tuple(
        adjusted_rand_index(labels[each], seen[each])
        for each, seen in zip(chosen, again_in, strict=True)
    )
    if float(np.mean(agreement)) < HOLDS:
        return None
    return Holding(clouds.middle, clouds.share, tried, agreement)


def _shares(at: Floats, centers: Floats) -> Floats:
    """The share of people nearest to each middle; nobody is counted as almost nobody."""
    sizes = np.bincount(nearest(at, centers), minlength=len(centers)) / max(len(at), 1)
    return np.asarray(np.maximum(sizes, 1e-9))
