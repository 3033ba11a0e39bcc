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
from kiemkracht.engines.landscape.streng.crowd import Block, Crowd, each_block
from kiemkracht.engines.landscape.streng.model import (
    Evidence,
    Model,
    Places,
    Totals,
    totals_of,
)
from kiemkracht.engines.landscape.streng.starting import NOISE, first_guess

DRAW = 16_384
"""People from whom the model is learned first; the whole crowd then sharpens it."""
ROUNDS, ROUNDS_WHOLE = 100, 4
SETTLED, SETTLED_WHOLE = 5e-4, 3e-3
MEAN_RIDGE, LOADING_RIDGE = 0.5, 2.0
NOISE_VOTES, LEAST_NOISE = 2.0, 0.02


def learn(crowd: Crowd, *, near: Model | None = None, executor: Executor | None = None) -> Model:
    """The model that suits the votes. `near` is that of nearly the same votes, to start from.

    Cost: some fifty passes over the votes of at most 16,384 people, and at most four over all.
    """
    drawn = crowd.first(DRAW)
    model = near or first_guess(drawn)
    model = _settle(drawn, model, ROUNDS, SETTLED, None)
    if drawn.people < crowd.people:
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
    xx, xy, yy = (found.precision[:, at].astype(float) for at in range(3))
    xx, yy = xx + 1, yy + 1
    whole = xx * yy - xy * xy
    spread = np.stack([yy / whole, -xy / whole, xx / whole], axis=1)
    pull = found.pull.astype(float)
    at = np.stack(
        [
            spread[:, 0] * pull[:, 0] + spread[:, 1] * pull[:, 1],
            spread[:, 1] * pull[:, 0] + spread[:, 2] * pull[:, 1],
        ],
        axis=1,
    )
    return Places(at, spread)


def _evidence(block: Block, *, model: Model) -> Evidence:
    weighed = model.loading / model.noise[:, np.newaxis]
    one, two = model.loading[:, 0], model.loading[:, 1]
    of_seen = np.stack(
        [
            one * weighed[:, 0],
            one * weighed[:, 1],
            two * weighed[:, 1],
            -model.mean * weighed[:, 0],
            -model.mean * weighed[:, 1],
        ],
        axis=1,
    )
    seen = block.seen @ of_seen.astype(np.float32)
    cast = block.cast @ weighed.astype(np.float32)
    return Evidence(np.ascontiguousarray(seen[:, :3]), seen[:, 3:] + cast)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Of each statement over who voted on it: moments of their places, alone and with votes.

    `moments` (T, 5): z1, z2, z1², z1z2, z2²; `product` (T, 2): vote times z. `shift` (2,) and
    `width` (3,) are the sums over everyone of z and of zz'.
    """

    moments: Floats
    product: Floats
    shift: Floats
    width: Floats


def _sums(block: Block, *, model: Model) -> _Sums:
    found = places(_evidence(block, model=model))
    at, spread = found.at, found.spread
    squares = np.stack([at[:, 0] ** 2, at[:, 0] * at[:, 1], at[:, 1] ** 2], axis=1) + spread
    known = np.concatenate([at, squares], axis=1).astype(np.float32)
    return _Sums(
        (block.seen.T @ known).astype(float),
        (block.cast.T @ known[:, :2]).astype(float),
        at.sum(axis=0),
        squares.sum(axis=0),
    )


def _settle(
    crowd: Crowd, model: Model, rounds: int, settled: float, executor: Executor | None
) -> Model:
    totals = totals_of(crowd)
    for _ in range(rounds):
        new = _round(crowd, model, totals, executor)
        moved = float(np.abs(new.loading - model.loading).max(initial=0.0))
        model = new
        if moved < settled:
            break
    return model


def _round(crowd: Crowd, model: Model, totals: Totals, executor: Executor | None) -> Model:
    """One expectation and one maximisation; then the places are scaled back to N(0, I).

    The scaling is what lets it settle in tens of rounds instead of hundreds (parameter expansion,
    Liu, Rubin and Wu 1998, doi:10.1093/biomet/85.4.755).
    """
    parts = each_block(partial(_sums, model=model), crowd.blocks, executor)
    people = max(crowd.people, 1)
    moments, product = np.zeros((crowd.statements, 5)), np.zeros((crowd.statements, 2))
    shift, width = np.zeros(2), np.zeros(3)
    for part in parts:
        moments += part.moments
        product += part.product
        shift += part.shift / people
        width += part.width / people
    design, answer = _normal(totals, moments, product)
    ridge = np.diag([MEAN_RIDGE, LOADING_RIDGE, LOADING_RIDGE])
    inverse = np.linalg.inv(design + ridge)
    found = np.einsum("tij,tj->ti", inverse, answer)
    left = (
        totals.square
        - 2 * (found * answer).sum(axis=1)
        + np.einsum("ti,tij,tj->t", found, design, found)
    )
    noise = (np.maximum(left, 0) + NOISE_VOTES * NOISE) / (totals.seen + NOISE_VOTES)
    noise = np.maximum(noise, LEAST_NOISE)
    spread = np.array([[width[0], width[1]], [width[1], width[2]]]) - np.outer(shift, shift)
    stretch = np.linalg.cholesky(spread + 1e-9 * np.eye(2)) if crowd.people > 1 else np.eye(2)
    return Model(
        mean=found[:, 0] + found[:, 1:] @ shift,
        loading=found[:, 1:] @ stretch,
        noise=noise,
        doubt=inverse * noise[:, np.newaxis, np.newaxis],
        seen=totals.seen,
        rounds=model.rounds + 1,
    )


def _normal(totals: Totals, moments: Floats, product: Floats) -> tuple[Floats, Floats]:
    """Sums of xx' and vx over who voted, x = (1, z): shapes (T, 3, 3) and (T, 3)."""
    design = np.empty((len(totals.seen), 3, 3))
    design[:, 0, 0] = totals.seen
    design[:, 0, 1:] = design[:, 1:, 0] = moments[:, :2]
    design[:, 1, 1], design[:, 2, 2] = moments[:, 2], moments[:, 4]
    design[:, 1, 2] = design[:, 2, 1] = moments[:, 3]
    return design, np.concatenate([totals.cast[:, np.newaxis], product], axis=1)
