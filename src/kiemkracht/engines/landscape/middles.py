"""The middles of groups (k-means in the plane), for many crowds and many starts at once.

One round over everything costs a few products of tables; a round per start and crowd of its own
would cost mostly waiting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS, ROUNDS_ALL = 100, 4
KEPT, FINALISTS = 4, 4
ROUGH_ABOVE, ROUGH_GRID = 400, 20
FINE_ABOVE, FINE_GRID = 1_200, 64
EXACT_UP_TO = 8_192
LEAST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Points:
    """B crowds of at most m places: `at` (B, m, 2) and how many people stand there, (B, m)."""

    at: Floats
    weight: Floats


@dataclass(frozen=True, slots=True)
class Scales:
    """The same crowds seen roughly, finely and, when that is asked and they are not too many, as
    they are.
    """

    rough: Points
    fine: Points
    exact: Points | None


def cells_of(places: Floats, grid: int) -> NDArray[np.int64]:
    """The number of the grid cell of every place (n, 2), shape (n,)."""
    low, high = places.min(axis=0), places.max(axis=0)
    step = np.where(high > low, (high - low) / grid, 1.0)
    cells = np.minimum(((places - low) / step).astype(np.int64), grid - 1)
    return np.asarray(cells[:, 0] * grid + cells[:, 1])


def on_grid(places: Floats, weight: Floats, grid: int) -> tuple[Floats, Floats]:
    """The middle of everyone in a cell (m, 2), and how many they are (m,). Cost: O(n)."""
    cells = cells_of(places, grid)
    many = grid * grid
    sums = np.asarray(np.bincount(cells, weight, minlength=many), dtype=float)
    kept = np.flatnonzero(sums)
    across, down = (
        np.bincount(cells, weight * places[:, axis], minlength=many)[kept] for axis in (0, 1)
    )
    return np.stack([across, down], axis=1) / sums[kept, np.newaxis], sums[kept]


def scales_of(crowds: Sequence[Floats], *, exactly: bool = False) -> Scales:
    """Crowds (n, 2) at several scales; `exactly` also as they are, up to 8,192 people."""
    both = [(at, np.ones(len(at))) for at in crowds]
    most = max((len(at) for at in crowds), default=0)
    # Each scale from the one before: of half a million people only the first reads all.
    fine = [_seen_at(each, FINE_ABOVE, FINE_GRID) for each in both]
    rough = [_seen_at(each, ROUGH_ABOVE, ROUGH_GRID) for each in fine]
    is_new = exactly and FINE_ABOVE < most <= EXACT_UP_TO
    return Scales(_beside(rough), _beside(fine), _beside(both) if is_new else None)


def _seen_at(crowd: tuple[Floats, Floats], most: int, grid: int) -> tuple[Floats, Floats]:
    return on_grid(*crowd, grid) if len(crowd[0]) > most else crowd


def _beside(crowds: Sequence[tuple[Floats, Floats]]) -> Points:
    if len(crowds) == 1:
        return Points(crowds[0][0][np.newaxis], crowds[0][1][np.newaxis])
    width = max((len(at) for at, _ in crowds), default=0)
    found = Points(np.zeros((len(crowds), width, 2)), np.zeros((len(crowds), width)))
    for number, (at, weight) in enumerate(crowds):
        found.at[number, : len(at)] = at
        found.weight[number, : len(at)] = weight
    return found


def middles(crowds: Scales, count: int, *, seed: int, starts: int) -> Floats:
    """The `count` middles of each of B crowds, (B, k, 2), with the least squared distances.

    Starts are drawn as in k-means++ and tried on the rough scale: all of them for four rounds,
    the best quarter until they rest. The four best that differ rest on the fine scale too, and
    the best of those on the exact one, where there is one.
    """
    first = _first(crowds.rough, (starts, count), seed)
    found, costs = _rested(crowds.rough, first, ROUNDS_ALL)
    kept = max(LEAST_KEPT, starts // KEPT)
    found, costs = _rested(crowds.rough, _best(found, costs, kept), ROUNDS)
    found = _different(found, costs)
    is_finer = crowds.fine.at.shape != crowds.rough.at.shape
    found, costs = _rested(crowds.fine, found, ROUNDS if is_finer else 0)
    found = _best(found, costs, 1)
    if crowds.exact is not None:
        found, _ = _rested(crowds.exact, found, ROUNDS)
    return found[:, 0]


def nearest(places: Floats, centers: Floats) -> NDArray[np.int64]:
    """The nearest of the centres (k, 2) for every place (n, 2); of two as near the first."""
    best = _away(places, centers[0])
    label = np.zeros(len(places), dtype=np.int64)
    for number in range(1, len(centers)):
        away = _away(places, centers[number])
        nearer = away < best
        label[nearer] = number
        np.minimum(best, away, out=best)
    return label


def _away(places: Floats, center: Floats) -> Floats:
    across, down = places[:, 0] - center[0], places[:, 1] - center[1]
    return np.asarray(across * across + down * down)


def _first(points: Points, shape: tuple[int, int], seed: int) -> Floats:
    """k-means++ for many starts, (B, starts, k, 2): far points more often start a group."""
    starts, count = shape
    chances = np.random.default_rng([seed, count]).random((count, starts))
    at, weight = points.at, points.weight[:, np.newaxis]
    crowd = np.arange(len(at))[:, np.newaxis]
    chosen = np.empty((len(at), starts, count, 2))
    near: Floats | None = None
    for number in range(count):
        sums = np.cumsum(weight if near is None else near * weight, axis=2)
        drawn = (sums <= chances[number][:, np.newaxis] * sums[..., -1:]).sum(axis=2)
        new = at[crowd, np.minimum(drawn, at.shape[1] - 1)]
        chosen[:, :, number] = new
        across = new[..., :1] - at[:, np.newaxis, :, 0]
        down = new[..., 1:] - at[:, np.newaxis, :, 1]
        away = across * across + down * down
        near = away if near is None else np.minimum(near, away)
    return chosen


def _rested(points: Points, centers: Floats, rounds: int) -> tuple[Floats, Floats]:
    """Move centres (B, S, k, 2) to the middle of who is nearest; and their costs (B, S).

    Half the square of the centre less its product with the place orders as the distance does.
    """
    all_places = np.ascontiguousarray(points.at.transpose(0, 2, 1))
    weight = points.weight[..., np.newaxis]
    all_told = np.concatenate([weight, weight * points.at], axis=2)
    centers, going = centers.copy(), np.arange(len(centers))
    places, told = all_places, all_told
    for _ in range(rounds):
        before = centers[going]
        new = _moved(before, places, told)
        centers[going] = new
        moves = (new != before).any(axis=(1, 2, 3))
        if not moves.any():
            break
        if moves.sum() <= len(going) / 2:
            going = going[moves]
            places, told = all_places[going], all_told[going]
    best = _score(centers, all_places).min(axis=2)
    return centers, (best @ weight)[..., 0]


def _moved(centers: Floats, places: Floats, told: Floats) -> Floats:
    """Every centre in the middle of who is nearest; one that nobody is near to stays."""
    score = _score(centers, places)
    mine = (score == score.min(axis=2, keepdims=True)).astype(float)
    flat = mine.reshape(len(centers), -1, mine.shape[3])
    sums = (flat @ told).reshape(*centers.shape[:3], 3)
    people = sums[..., :1]
    return np.where(people > 0, sums[..., 1:] / np.where(people > 0, people, 1.0), centers)


def _score(centers: Floats, places: Floats) -> Floats:
    """(B, S, k, m)."""
    crowds, starts, count, _ = centers.shape
    score = centers.reshape(crowds, -1, 2) @ -places
    score = score.reshape(crowds, starts, count, -1)
    score += (centers * centers).sum(axis=3, keepdims=True) / 2
    return np.asarray(score)


def _best(centers: Floats, costs: Floats, kept: int) -> Floats:
    order = np.argsort(costs, axis=1, kind="stable")[:, :kept]
    return np.asarray(centers[np.arange(len(centers))[:, np.newaxis], order])


def _different(centers: Floats, costs: Floats) -> Floats:
    """Of each crowd four that cost not the same: equal ones differ in the last digits at most."""
    chosen = []
    for each in costs.tolist():
        found = {float(f"{cost:.9g}"): start for start, cost in reversed(list(enumerate(each)))}
        best = [found[cost] for cost in sorted(found)[:FINALISTS]]
        chosen.append(best + best[:1] * (FINALISTS - len(best)))
    width = max(len(set(each)) for each in chosen) if chosen else 1
    order = np.array(chosen)[:, :width]
    return np.asarray(centers[np.arange(len(centers))[:, np.newaxis], order])
