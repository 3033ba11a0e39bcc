"""A first guess of the model, from which learning starts."""

import numpy as np

from kiemkracht.engines.landscape.streng.crowd import Crowd
from kiemkracht.engines.landscape.streng.model import Model, totals_of

DRAW, ROUNDS = 2_048, 12
SHRINK = 8.0
NOISE = 0.6


def first_guess(crowd: Crowd) -> Model:
    """A first guess: the directions in which centred votes differ most, per statement alike.

    Subspace iteration on the votes themselves, every statement scaled by how often it was seen,
    so that a much shown one does not decide. Cost: two dozen passes over 2,048 people.
    """
    drawn = crowd.first(DRAW)
    totals = totals_of(drawn)
    mean = totals.cast / (totals.seen + 1)
    scale = 1 / np.sqrt(totals.seen + SHRINK)
    basis = np.linalg.qr(np.cos(np.outer(np.arange(1, drawn.statements + 1), np.arange(1, 5))))[0]
    values = np.ones(basis.shape[1])
    blocks = [block.tables() for block in drawn.blocks]
    for _ in range(ROUNDS):
        weight = (basis * scale[:, np.newaxis]).astype(np.float32)
        level = (mean[:, np.newaxis] * weight).astype(np.float32)
        back = np.zeros(basis.shape)
        for block in blocks:
            on = block.cast @ weight - block.seen @ level
            back += block.cast_of @ on - mean[:, np.newaxis] * (block.seen_of @ on)
        basis, upper = np.linalg.qr(back * scale[:, np.newaxis])
        values = np.abs(np.diag(upper))
    loading = np.zeros((drawn.statements, 2))
    width = min(2, basis.shape[1])
    loading[:, :width] = basis[:, :width] * np.sqrt(values[:width] + 1e-3)
    noise = np.full(drawn.statements, NOISE)
    return Model(mean, loading, noise, np.tile(np.eye(3), (drawn.statements, 1, 1)), totals.seen)
