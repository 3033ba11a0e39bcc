"""Groups as clouds in the latent plane, with the doubt of everyone's own place taken along.

A mixture of normal clouds of one width, fitted to places of which every one has its own error
(extreme deconvolution: Bovy, Hogg and Roweis 2011, doi:10.1214/10-AOAS439). Who voted little
weighs little, and belongs a little to every cloud.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.streng.model import Evidence

ROUNDS = 40
SETTLED = 1e-5
LEARN_FROM = 4_096
LEAST_WIDTH = 0.02
AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Clouds:
    """k clouds: `share` (k,) of the people, `middle` (k, 2), one `width` (2, 2) for all."""

    share: Floats
    middle: Floats
    width: Floats

    @property
    def count(self) -> int:
        """Number of clouds."""
        return len(self.share)

    def sorted_as(self, order: NDArray[np.int64]) -> "Clouds":
        """The same clouds with other numbers: new number i was `order[i]`."""
        return Clouds(self.share[order], self.middle[order], self.width)


def some(found: Evidence, rows: NDArray[np.int64] | slice) -> Evidence:
    """The evidence of some people."""
    return Evidence(found.precision[rows], found.pull[rows])


def clouds_near(found: Evidence, middle: Floats, share: Floats) -> Clouds:
    """The clouds around these middles (k, 2). Cost: at most 40 rounds over 4,096 people."""
    drawn = some(found, slice(LEARN_FROM))
    clouds = Clouds(share, middle, np.eye(2) / max(len(share), 1))
    for _ in range(ROUNDS):
        new = _round(drawn, clouds)
        moved = float(np.abs(new.middle - clouds.middle).max(initial=0.0))
        clouds = new
        if moved < SETTLED:
            break
    return clouds


def belonging(found: Evidence, clouds: Clouds) -> Floats:
    """How much each person belongs to each cloud, shape (n, k); rows add up to 1. O(n k)."""
    blocks = [slice(at, at + AT_ONCE) for at in range(0, len(found.pull), AT_ONCE)]
    told = [_expect(some(found, each), clouds)[0] for each in blocks]
    return np.concatenate(told or [np.zeros((0, clouds.count))])


def _round(found: Evidence, clouds: Clouds) -> Clouds:
    belongs, at, spread = _expect(found, clouds)
    people = belongs.sum(axis=0) + 1e-9
    middle = np.einsum("nk,nkx->kx", belongs, at) / people[:, np.newaxis]
    step = at - middle
    squares = np.stack([step[..., 0] ** 2, step[..., 0] * step[..., 1], step[..., 1] ** 2], axis=2)
    xx, xy, yy = np.einsum("nk,nkx->x", belongs, squares + spread) / people.sum()
    width = np.array([[xx, xy], [xy, yy]]) + LEAST_WIDTH * np.eye(2)
    return Clouds(people / people.sum(), middle, width)


def _expect(found: Evidence, clouds: Clouds) -> tuple[Floats, Floats, Floats]:
    """Belonging (n, k), the place if in each cloud (n, k, 2), and its doubt (n, 1, 3)."""
    inverse = np.linalg.inv(clouds.width)
    xx = found.precision[:, 0].astype(float) + inverse[0, 0]
    xy = found.precision[:, 1].astype(float) + inverse[0, 1]
    yy = found.precision[:, 2].astype(float) + inverse[1, 1]
    spread = np.stack([yy, -xy, xx], axis=1) / (xx * yy - xy * xy)[:, np.newaxis]
    prior = clouds.middle @ inverse
    pull = found.pull.astype(float)[:, np.newaxis, :] + prior
    at = np.stack(
        [
            spread[:, :1] * pull[..., 0] + spread[:, 1:2] * pull[..., 1],
            spread[:, 1:2] * pull[..., 0] + spread[:, 2:] * pull[..., 1],
        ],
        axis=2,
    )
    own = 0.5 * np.einsum("kx,kx->k", clouds.middle, prior)
    weight = np.log(clouds.share) - own + 0.5 * (pull * at).sum(axis=2)
    belongs = np.exp(weight - logsumexp(weight, axis=1, keepdims=True))
    return belongs, at, spread[:, np.newaxis]
