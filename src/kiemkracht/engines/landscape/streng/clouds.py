"""Groups as clouds in the latent plane, with the doubt of everyone's own place taken along.

A mixture of normal clouds of one width, fitted to places of which every one has its own error
(extreme deconvolution: Bovy, Hogg and Roweis 2011, doi:10.1214/10-AOAS439). Who voted little
weighs little, and belongs a little to every cloud.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.groups import Labels
from kiemkracht.engines.landscape.streng.model import Evidence

ROUNDS = 40
SETTLED, SETTLED_PART = 1e-5, 1e-3
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
    everyone = np.ones((1, len(drawn.pull)))
    share, middle, width = _settled(drawn, everyone, middle[np.newaxis], share[np.newaxis], SETTLED)
    return Clouds(share[0], middle[0], _square(width)[0])


def nearest_of_parts(found: Evidence, chosen: Floats, middle: Floats, share: Floats) -> Labels:
    """To which cloud everyone belongs most when only a part of them (1, or 0) makes the clouds.

    `chosen` (parts, n), `middle` (parts, k, 2), `share` (parts, k); labels are (parts, n). All
    parts go side by side. Cost: at most 40 rounds, fewer as only the labels matter.
    """
    share, middle, width = _settled(found, chosen, middle, share, SETTLED_PART)
    return np.asarray(_expect(_Told.of(found), share, middle, width)[0].argmax(axis=1))


def belonging(found: Evidence, clouds: Clouds) -> Floats:
    """How much each person belongs to each cloud, shape (n, k); rows add up to 1. O(n k)."""
    width = clouds.width[[0, 0, 1], [0, 1, 1]][np.newaxis]
    told = [
        _expect(
            _Told.of(some(found, slice(at, at + AT_ONCE))),
            clouds.share[np.newaxis],
            clouds.middle[np.newaxis],
            width,
        )[0][0].T
        for at in range(0, len(found.pull), AT_ONCE)
    ]
    return np.concatenate(told or [np.zeros((0, clouds.count))])


@dataclass(frozen=True, slots=True)
class _Told:
    """What votes say of places, one row (n,) per number."""

    xx: Floats
    xy: Floats
    yy: Floats
    one: Floats
    two: Floats

    @classmethod
    def of(cls, found: Evidence) -> "_Told":
        return cls(
            *np.ascontiguousarray(found.precision.T, dtype=float),
            *np.ascontiguousarray(found.pull.T, dtype=float),
        )


def _settled(
    found: Evidence, weight: Floats, middle: Floats, share: Floats, settled: float
) -> tuple[Floats, Floats, Floats]:
    """Shares (B, k), middles (B, k, 2) and widths (B, 3) of clouds of B parts of the people."""
    told = _Told.of(found)
    width = np.tile([1.0, 0.0, 1.0], (len(middle), 1)) / max(middle.shape[1], 1)
    for _ in range(ROUNDS):
        share, new, width = _round(told, weight, share, middle, width)
        moved = float(np.abs(new - middle).max(initial=0.0))
        middle = new
        if moved < settled:
            break
    return share, middle, width


def _round(
    told: _Told, weight: Floats, share: Floats, middle: Floats, width: Floats
) -> tuple[Floats, Floats, Floats]:
    belongs, x, y, spread = _expect(told, share, middle, width)
    belongs *= weight[:, np.newaxis]
    people = belongs.sum(axis=2) + 1e-9
    mean_x, mean_y = ((belongs * each).sum(axis=2) / people for each in (x, y))
    x -= mean_x[..., np.newaxis]
    y -= mean_y[..., np.newaxis]
    whole = people.sum(axis=1)
    by_x = belongs * x
    squares = ((by_x * x), (by_x * y), (belongs * y * y))
    weighed = [
        (square.sum(axis=(1, 2)) + (weight * own).sum(axis=1)) / whole
        for square, own in zip(squares, spread, strict=True)
    ]
    width = np.stack(weighed, axis=1) + LEAST_WIDTH * np.array([1.0, 0.0, 1.0])
    return people / whole[:, np.newaxis], np.stack([mean_x, mean_y], axis=2), width


Spread = tuple[Floats, Floats, Floats]


def _expect(
    told: _Told, share: Floats, middle: Floats, width: Floats
) -> tuple[Floats, Floats, Floats, Spread]:
    """Belonging and the place if in each cloud, all (B, k, n), and the doubt of it, (B, n)."""
    inverse = np.linalg.inv(_square(width))
    xx = told.xx + inverse[:, :1, 0]
    xy = told.xy + inverse[:, :1, 1]
    yy = told.yy + inverse[:, 1:, 1]
    part = 1 / (xx * yy - xy * xy)
    spread = yy * part, -xy * part, xx * part
    prior = middle @ inverse
    pull_x = told.one + prior[..., :1]
    pull_y = told.two + prior[..., 1:]
    doubt_x, doubt_xy, doubt_y = (each[:, np.newaxis] for each in spread)
    x = doubt_x * pull_x + doubt_xy * pull_y
    y = doubt_xy * pull_x + doubt_y * pull_y
    own = np.log(share) - 0.5 * (middle * prior).sum(axis=2)
    pull_x *= x
    pull_y *= y
    pull_x += pull_y
    pull_x *= 0.5
    pull_x += own[..., np.newaxis]
    pull_x -= pull_x.max(axis=1, keepdims=True)
    belongs = np.exp(pull_x, out=pull_x)
    belongs /= belongs.sum(axis=1, keepdims=True)
    return belongs, x, y, spread


def _square(width: Floats) -> Floats:
    """(B, 3) as symmetric tables (B, 2, 2)."""
    return width[:, [0, 1, 1, 2]].reshape(-1, 2, 2)
