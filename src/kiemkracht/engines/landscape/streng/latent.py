"""Where people stand when a vote that was not cast is not a vote: a model of two latent axes.

A vote is what everyone thinks of the statement, plus how the statement weighs the place of who
votes, plus noise of the statement's own: v = mean + loading · z + e, z ~ N(0, I), e ~ N(0, noise).
Fitted by expectation and maximisation over the votes that were cast, so nothing is filled in.
"""

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.streng.crowd import Block, Crowd, Tables, each_block
from kiemkracht.engines.landscape.streng.model import (
    Evidence,
    Model,
    Places,
    Totals,
    totals_of,
)
from kiemkracht.engines.landscape.streng.starting import NOISE, first_guess

STAGES = ((4_096, 100, 5e-4), (16_384, 8, 2e-3))
"""People, rounds and when it is settled: few people teach most, more of them sharpen it."""
ROUNDS_WHOLE, SETTLED_WHOLE = 3, 3e-3
MEAN_RIDGE, LOADING_RIDGE = 0.5, 2.0
NOISE_VOTES, LEAST_NOISE = 2.0, 0.02
RIDGE = np.diag([MEAN_RIDGE, LOADING_RIDGE, LOADING_RIDGE])


def learn(crowd: Crowd, *, near: Model | None = None, executor: Executor | None = None) -> Model:
    """The model that suits the votes. `near` is that of nearly the same votes, to start from.

    Cost: some fifty passes over the votes of at most 4,096 people, eight over those of at most
    16,384 and three over all.
    """
    model = near or first_guess(crowd)
    learned = 0
    for people, rounds, settled in STAGES:
        if learned < crowd.people:
            drawn = crowd.first(people)
            model, learned = _settle(drawn, model, rounds, settled, None), drawn.people
    if learned < crowd.people:
        model = _settle(crowd, model, ROUNDS_WHOLE, SETTLED_WHOLE, executor)
    return model


def again(crowd: Crowd, near: Model, rounds: int) -> Model:
    """The model of nearly the same votes after a few rounds. Cost: `rounds` passes."""
    return _settle(crowd, near, rounds, SETTLED_WHOLE, None)


def evidence(crowd: Crowd, model: Model, executor: Executor | None = None) -> Evidence:
    """What everyone's votes say. Cost: one pass over the votes."""
    parts = each_block(partial(_evidence, model=model), crowd.blocks, executor)
    return Evidence(
        np.concatenate([each.precision for each in parts] or [np.zeros((0, 3), np.float32)]),
        np.concatenate([each.pull for each in parts] or [np.zeros((0, 2), np.float32)]),
    )


def places(found: Evidence) -> Places:
    """Places under the belief that people stand around the middle, N(0, I)."""
    xx, xy, yy = np.ascontiguousarray(found.precision.T, dtype=float)
    one, two = np.ascontiguousarray(found.pull.T, dtype=float)
    xx += 1
    yy += 1
    whole = xx * yy - xy * xy
    at, spread = np.empty((len(xx), 2)), np.empty((len(xx), 3))
    spread[:, 0], spread[:, 1], spread[:, 2] = yy / whole, -xy / whole, xx / whole
    at[:, 0] = spread[:, 0] * one + spread[:, 1] * two
    at[:, 1] = spread[:, 1] * one + spread[:, 2] * two
    return Places(at, spread)


def _evidence(block: Block | Tables, *, model: Model) -> Evidence:
    weighed = model.loading / model.noise[:, np.newaxis]
    of_seen = np.empty((len(weighed), 5), np.float32)
    of_seen[:, 0] = model.loading[:, 0] * weighed[:, 0]
    of_seen[:, 1] = model.loading[:, 0] * weighed[:, 1]
    of_seen[:, 2] = model.loading[:, 1] * weighed[:, 1]
    of_seen[:, 3:] = -model.mean[:, np.newaxis] * weighed
    seen = block.seen @ of_seen
    cast = block.cast @ weighed.astype(np.float32)
    return Evidence(np.ascontiguousarray(seen[:, :3]), seen[:, 3:] + cast)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Of each statement over who voted on it: moments of their places, alone and with votes.

    `moments` (T, 5): z1, z2, z1², z1z2, z2²; `product` (T, 2): vote times z. `whole` (5,) are
    the sums over everyone of z and of zz'.
    """

    moments: Floats
    product: Floats
    whole: Floats


def _sums(tables: Tables, *, model: Model) -> _Sums:
    known = _known(_evidence(tables, model=model))
    single = known.T.astype(np.float32, order="C")
    return _Sums(
        (tables.seen_of @ single).astype(float),
        (tables.cast_of @ single[:, :2]).astype(float),
        known.sum(axis=1),
    )


def _known(found: Evidence) -> Floats:
    """Of everyone the place z and what is expected of zz', (5, n), as `places` has them."""
    xx, xy, yy = np.ascontiguousarray(found.precision.T, dtype=float)
    one, two = np.ascontiguousarray(found.pull.T, dtype=float)
    xx += 1
    yy += 1
    share = 1 / (xx * yy - xy * xy)
    known = np.empty((5, len(xx)))
    known[0] = first = (yy * one - xy * two) * share
    known[1] = second = (xx * two - xy * one) * share
    known[2] = first * first + yy * share
    known[3] = first * second - xy * share
    known[4] = second * second + xx * share
    return known


def _settle(
    crowd: Crowd, model: Model, rounds: int, settled: float, executor: Executor | None
) -> Model:
    totals = totals_of(crowd)
    tables = [block.tables() for block in crowd.blocks]
    for _ in range(rounds):
        parts = each_block(partial(_sums, model=model), tables, executor)
        new = _better(parts, crowd.people, model, totals)
        moved = float(np.abs(new.loading - model.loading).max(initial=0.0))
        model = new
        if moved < settled:
            break
    return model


def _better(parts: list[_Sums], people: int, model: Model, totals: Totals) -> Model:
    """The model that suits the expected places best; then those are scaled back to N(0, I).

    The scaling is what lets it settle in tens of rounds instead of hundreds (parameter expansion,
    Liu, Rubin and Wu 1998, doi:10.1093/biomet/85.4.755).
    """
    moments, product = np.zeros((len(totals.seen), 5)), np.zeros((len(totals.seen), 2))
    whole = np.zeros(5)
    for part in parts:
        moments += part.moments
        product += part.product
        whole += part.whole / max(people, 1)
    design, answer = _normal(totals, moments, product)
    inverse = _inverse(design + RIDGE)
    found = (inverse @ answer[..., np.newaxis])[..., 0]
    fitted = (design @ found[..., np.newaxis])[..., 0]
    left = totals.square + ((fitted - 2 * answer) * found).sum(axis=1)
    noise = (np.maximum(left, 0) + NOISE_VOTES * NOISE) / (totals.seen + NOISE_VOTES)
    noise = np.maximum(noise, LEAST_NOISE)
    shift = whole[:2]
    spread = whole[[2, 3, 3, 4]].reshape(2, 2) - np.outer(shift, shift)
    stretch = np.linalg.cholesky(spread + 1e-9 * np.eye(2)) if people > 1 else np.eye(2)
    return Model(
        mean=found[:, 0] + found[:, 1:] @ shift,
        loading=found[:, 1:] @ stretch,
        noise=noise,
        doubt=inverse * noise[:, np.newaxis, np.newaxis],
        seen=totals.seen,
        rounds=model.rounds + 1,
    )


def _inverse(tables: Floats) -> Floats:
    """Of symmetric tables (T, 3, 3), by cofactors: for many small ones that is quickest."""
    (a, b, c), (_, d, e), (_, _, f) = np.ascontiguousarray(tables.transpose(1, 2, 0))
    inverse = np.empty((3, 3, len(tables)))
    inverse[0, 0] = d * f - e * e
    inverse[0, 1] = inverse[1, 0] = c * e - b * f
    inverse[0, 2] = inverse[2, 0] = b * e - c * d
    inverse[1, 1] = a * f - c * c
    inverse[1, 2] = inverse[2, 1] = b * c - a * e
    inverse[2, 2] = a * d - b * b
    inverse /= a * inverse[0, 0] + b * inverse[0, 1] + c * inverse[0, 2]
    return np.ascontiguousarray(inverse.transpose(2, 0, 1))


def _normal(totals: Totals, moments: Floats, product: Floats) -> tuple[Floats, Floats]:
    """Sums of xx' and vx over who voted, x = (1, z): shapes (T, 3, 3) and (T, 3)."""
    design = np.empty((len(totals.seen), 3, 3))
    design[:, 0, 0] = totals.seen
    design[:, 0, 1:] = design[:, 1:, 0] = moments[:, :2]
    design[:, 1, 1], design[:, 2, 2] = moments[:, 2], moments[:, 4]
    design[:, 1, 2] = design[:, 2, 1] = moments[:, 3]
    return design, np.concatenate([totals.cast[:, np.newaxis], product], axis=1)
