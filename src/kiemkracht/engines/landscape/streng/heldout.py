"""How well places foretell votes that were kept apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.streng.crowd import Block, Crowd
from kiemkracht.engines.landscape.streng.latent import evidence, learn, places

DRAW = 4_096
ONE_IN = 10
FEWEST = 50


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Votes kept apart: how many, mean squared error (agree -1, disagree 1), and AUC.

    `plain` is the error of the mean vote per statement. `auc` is the chance that of an agree and
    a disagree the model tells which is which; None when there is no such pair.
    """

    votes: int
    error: float
    plain: float
    auc: float | None


def held_out(crowd: Crowd, seed: int) -> HeldOut | None:
    """One vote in ten of at most 4,096 people kept apart; None under 50 such votes.

    The model is learned anew from the other votes only. Cost: as learning from these people.
    """
    drawn = crowd.first(DRAW)
    parts = [_parted(block, seed, number) for number, block in enumerate(drawn.blocks)]
    if sum(len(hidden[0]) for _, hidden in parts) < FEWEST:
        return None
    known = Crowd(tuple(block for block, _ in parts), drawn.order, drawn.statements)
    fitted = learn(known)
    at = places(evidence(known, fitted)).at
    starts = np.cumsum([0, *(block.seen.shape[0] for block in drawn.blocks)])
    rows = np.concatenate([hidden[0] + starts[i] for i, (_, hidden) in enumerate(parts)])
    columns = np.concatenate([hidden[1] for _, hidden in parts])
    votes = np.concatenate([hidden[2] for _, hidden in parts]).astype(float)
    told = fitted.mean[columns] + (fitted.loading[columns] * at[rows]).sum(axis=1)
    plain = _plain(known, drawn.statements)[columns]
    return HeldOut(
        len(votes),
        float(((votes - np.clip(told, -1, 1)) ** 2).mean()),
        float(((votes - plain) ** 2).mean()),
        area_under(told, votes),
    )


def area_under(told: Floats, votes: Floats) -> float | None:
    """The chance that a disagree is told higher than an agree (Mann and Whitney)."""
    taken = votes != 0
    over = votes[taken] > 0
    count = int(over.sum())
    if not count or count == len(over):
        return None
    _, place, equal = np.unique(told[taken], return_inverse=True, return_counts=True)
    # Whoever ties shares the middle of their ranks.
    ranks = (np.cumsum(equal) - (equal - 1) / 2)[place]
    above = ranks[over].sum() - count * (count + 1) / 2
    return float(above / (count * (len(over) - count)))


def _plain(crowd: Crowd, width: int) -> Floats:
    seen, cast = np.zeros(width), np.zeros(width)
    for block in crowd.blocks:
        seen += np.bincount(block.seen.indices, minlength=width)
        cast += np.bincount(block.cast.indices, block.cast.data, minlength=width)
    return np.asarray(cast / np.maximum(seen, 1))


Hidden = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]


def _parted(block: Block, seed: int, number: int) -> tuple[Block, Hidden]:
    chance = np.random.default_rng([seed, 13, number])
    hide = chance.integers(ONE_IN, size=block.seen.nnz) == 0
    people = block.seen.shape[0]
    rows = np.repeat(np.arange(people), np.diff(block.seen.indptr))
    kept = ~hide
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[kept], minlength=people))])
    where = block.seen.indices[kept]
    shape = block.seen.shape
    known = Block(
        csr_array((block.seen.data[kept], where, starts.astype(np.int32)), shape=shape),
        csr_array((block.cast.data[kept], where, starts.astype(np.int32)), shape=shape),
    )
    return known, (rows[hide], block.seen.indices[hide], block.cast.data[hide])
