"""Groups of people who stand near each other: the same for every order of arrival."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.vq import vq
from scipy.spatial.distance import cdist

from kiemkracht.engines.landscape.axes import Floats

Labels = NDArray[np.int64]

MOST_GROUPS = 5
PEOPLE_PER_EXTRA_GROUP = 12
LEAST_PEOPLE = 10
LEAST_GROUP = 5
STARTS, FEW_STARTS = 100, 10
ROUNDS = 100
NEAR = 0.02
ROUGH_ABOVE, ROUGH_GRID, FINALISTS = 400, 20, 4
FINE_ABOVE, FINE_GRID = 8_192, 128
SILHOUETTE_UP_TO = 1200
GRID = 64


@dataclass(frozen=True, slots=True)
class Division:
    """A label per person (shape (n,), 0 is the largest group), centres (k, 2), how well they part.

    `silhouette` runs from -1 to 1 and is 0 for one group; `tried` holds (k, silhouette) of every
    number of groups that was possible.
    """

    labels: Labels
    centers: Floats
    silhouette: float
    tried: tuple[tuple[int, float], ...]

    @property
    def count(self) -> int:
        """Number of groups."""
        return len(self.centers)


def divide(
    places: Floats, *, seed: int = 0, only: int | None = None, starts: int = STARTS
) -> Division:
    """Divide people at `places` (n, 2) into 1 to 5 groups.

    k-means, the best of a hundred fixed starts, on people sorted by place, so that their order
    can't matter. Of more than 400 places the starts are tried on a 20 x 20 grid, and the four
    best finished on the people themselves, or on a 128 x 128 grid for more than 8,192 of them.
    The number of groups is the one with the best silhouette among divisions in which every group
    has at least five people; one more group must win at least 0.02, or a vote more or less would
    make groups come and go. One group when there are fewer than ten people, when all stand in
    one place, or when no division holds. `only` asks
    for that many groups.
    Cost: O(k n) per round, four times some ten rounds; silhouette O(n²) up to 1,200 people, on
    a 64 x 64 grid above. Sources: Lloyd 1982, doi:10.1109/TIT.1982.1056489; Rousseeuw 1987,
    doi:10.1016/0377-0427(87)90125-7; k-means++: Arthur and Vassilvitskii 2007.
    It can't tell whether people feel that they are a group.
    """
    order = np.lexsort((places[:, 1], places[:, 0]))
    in_order = places[order]
    points, owner, weights = _distinct(in_order)
    tried: list[tuple[int, float]] = []
    best: tuple[float, Labels] | None = None
    for count in _possible(len(places), len(points), only):
        labels = _k_means(points, weights, count, seed, starts)[owner]
        if np.bincount(labels, minlength=count).min() < LEAST_GROUP and only is None:
            continue
        quality = 0.0 if only else _silhouette_of(in_order, labels)
        tried.append((count, quality))
        if best is None or quality > best[0] + NEAR:
            best = (quality, labels)
    if best is None:
        return _one_group(in_order, tuple(tried))
    number, centers = _by_size(in_order, best[1])
    spread = np.empty(len(places), dtype=np.int64)
    spread[order] = number[best[1]]
    return Division(spread, centers, best[0], tuple(tried))


def _possible(people: int, points: int, only: int | None) -> range:
    if only is not None:
        return range(only, only + 1) if 1 < only <= points else range(0)
    if people < LEAST_PEOPLE:
        return range(0)
    return range(2, min(MOST_GROUPS, 2 + people // PEOPLE_PER_EXTRA_GROUP, points) + 1)


def _cells(places: Floats, grid: int) -> Labels:
    """The number of the grid cell of every place."""
    low, high = places.min(axis=0), places.max(axis=0)
    step = np.where(high > low, (high - low) / grid, 1.0)
    cells = np.minimum(((places - low) / step).astype(np.int64), grid - 1)
    return np.asarray(cells[:, 0] * grid + cells[:, 1])


def _distinct(places: Floats) -> tuple[Floats, Labels, Floats]:
    """Different places, whose each person's is, and how many people stand there.

    Of a large crowd neighbours in a cell of a 128 x 128 grid count as one place.
    """
    if len(places) <= FINE_ABOVE:
        points, owner = np.unique(places, axis=0, return_inverse=True)
        owner = owner.ravel()
        return points, owner, np.bincount(owner, minlength=len(points)).astype(float)
    _, owner = np.unique(_cells(places, FINE_GRID), return_inverse=True)
    return _means(places, np.ones(len(places)), owner), owner, np.bincount(owner).astype(float)


def _means(places: Floats, weights: Floats, labels: Labels) -> Floats:
    """The middle of everything with the same label, shape (labels, 2)."""
    sums = np.bincount(labels, weights)
    filled = np.where(sums > 0, sums, 1.0)
    return np.stack(
        [np.bincount(labels, weights * places[:, axis]) / filled for axis in (0, 1)], axis=1
    )


def _squared(points: Floats, centers: Floats) -> Floats:
    """Squared distances, shape (points, centers)."""
    across = points[:, 0, np.newaxis] - centers[:, 0]
    down = points[:, 1, np.newaxis] - centers[:, 1]
    return np.asarray(across * across + down * down)


def _k_means(points: Floats, weights: Floats, count: int, seed: int, starts: int) -> Labels:
    rough, rough_weights = _roughly(points, weights)
    first = _first_centers(rough, rough_weights, (starts, count), seed)
    centers, costs = _settled(rough, rough_weights, first)
    # Starts that end in the same division differ in the last digits at most.
    found = {float(f"{cost:.9g}"): start for start, cost in reversed(list(enumerate(costs)))}
    finished = [_lloyd(points, weights, centers[found[cost]]) for cost in sorted(found)[:FINALISTS]]
    return min(finished, key=lambda each: each[1])[0]


def _roughly(points: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Many points taken together on a grid."""
    if len(points) <= ROUGH_ABOVE:
        return points, weights
    _, owner = np.unique(_cells(points, ROUGH_GRID), return_inverse=True)
    return _means(points, weights, owner), np.bincount(owner, weights).astype(float)


def _first_centers(points: Floats, weights: Floats, shape: tuple[int, int], seed: int) -> Floats:
    """k-means++ for many starts at once, (starts, k, 2): far points more often start a group."""
    starts, count = shape
    chances = np.random.default_rng([seed, count]).random((count, starts))
    nearest = np.ones((starts, len(points)))
    first = np.empty((starts, count, 2))
    for number in range(count):
        sums = np.cumsum(nearest * weights, axis=1)
        drawn = (sums <= chances[number][:, np.newaxis] * sums[:, -1:]).sum(axis=1)
        first[:, number] = points[np.minimum(drawn, len(points) - 1)]
        away = _squared(first[:, number], points)
        nearest = away if number == 0 else np.minimum(nearest, away)
    return first


def _settled(points: Floats, weights: Floats, first: Floats) -> tuple[Floats, Floats]:
    """Lloyd's rounds for many starts at once: centres (starts, k, 2) and costs (starts,).

    As `_lloyd`, on few points: there a round of its own per start would cost mostly waiting.
    """
    starts, count, _ = first.shape
    centers = first.copy()
    labels = np.full((starts, len(points)), -1)
    going = np.arange(starts)
    for _ in range(ROUNDS):
        new = _nearest(points, centers[going])
        moved = (new != labels[going]).any(axis=1)
        going, new = going[moved], new[moved]
        if not len(going):
            break
        labels[going] = new
        cell = (np.arange(len(going))[:, np.newaxis] * count + new).ravel()
        sums, across, down = (
            np.bincount(cell, np.tile(each, len(going)), minlength=len(going) * count)
            for each in (weights, weights * points[:, 0], weights * points[:, 1])
        )
        filled = np.where(sums > 0, sums, 1.0)
        middles = np.stack([across / filled, down / filled], axis=1)
        old = centers[going].reshape(-1, 2)
        kept = np.where((sums > 0)[:, np.newaxis], middles, old)
        centers[going] = kept.reshape(-1, count, 2)
    step = points - np.take_along_axis(centers, labels[..., np.newaxis], axis=1)
    return centers, (step * step).sum(axis=2) @ weights


def _nearest(points: Floats, centers: Floats) -> Labels:
    """The nearest of the centres (starts, k, 2) of every start for every point: (starts, points).

    Half the square of the centre less its product with the point orders as the distance does.
    """
    starts, count, _ = centers.shape
    half = (centers * centers).sum(axis=2) / 2
    score = half[..., np.newaxis] - (centers.reshape(-1, 2) @ points.T).reshape(starts, count, -1)
    best, labels = score[:, 0], np.zeros((starts, len(points)), dtype=np.int64)
    for number in range(1, count):
        nearer = score[:, number] < best
        labels[nearer] = number
        best = np.where(nearer, score[:, number], best)
    return labels


def _lloyd(points: Floats, weights: Floats, centers: Floats) -> tuple[Labels, float, Floats]:
    """Move centres to the middle of who is nearest until nobody changes; labels, cost, centres."""
    across, down = weights * points[:, 0], weights * points[:, 1]
    count = len(centers)
    labels = np.full(len(points), -1, dtype=np.int32)
    for _ in range(ROUNDS):
        new = vq(points, centers, check_finite=False)[0]
        if np.array_equal(new, labels):
            break
        labels = new
        sums = np.bincount(labels, weights, minlength=count)
        filled = np.where(sums > 0, sums, 1.0)
        centers = np.where(
            (sums > 0)[:, np.newaxis], _middles(labels, across, down, filled), centers
        )
    step = points - centers[labels]
    cost = (weights * (step * step).sum(axis=1)).sum()
    return labels.astype(np.int64), float(cost), centers


def _middles(labels: Labels, across: Floats, down: Floats, sums: Floats) -> Floats:
    middles = np.empty((len(sums), 2))
    middles[:, 0] = np.bincount(labels, across, minlength=len(sums)) / sums
    middles[:, 1] = np.bincount(labels, down, minlength=len(sums)) / sums
    return middles


def _silhouette_of(places: Floats, labels: Labels) -> float:
    """For large crowds neighbours on a grid in one group are taken together."""
    if len(places) <= SILHOUETTE_UP_TO:
        return _silhouette(places, np.ones(len(places)), labels)
    count = int(labels.max()) + 1
    kept, owner = np.unique(_cells(places, GRID) * count + labels, return_inverse=True)
    weights = np.bincount(owner).astype(float)
    return _silhouette(_means(places, np.ones(len(places)), owner), weights, kept % count)


def _silhouette(points: Floats, weights: Floats, labels: Labels) -> float:
    """Mean over people of (b - a) / max(a, b); who is alone in a group counts 0."""
    count = int(labels.max()) + 1
    if count < 2:
        return 0.0
    sizes = np.bincount(labels, weights, minlength=count)
    belongs = weights[:, np.newaxis] * (labels[:, np.newaxis] == np.arange(count))
    sums = cdist(points, points) @ belongs
    own = labels, np.arange(len(points))
    inside = sums[own[1], labels] / np.maximum(sizes[labels] - 1, 1)
    means = sums / np.maximum(sizes, 1)
    means[own[1], labels] = np.inf
    means[:, sizes == 0] = np.inf
    outside = means.min(axis=1)
    widest = np.maximum(inside, outside)
    score = np.where((widest > 0) & (sizes[labels] > 1), (outside - inside) / widest, 0.0)
    return float((score * weights).sum() / weights.sum())


def _one_group(places: Floats, tried: tuple[tuple[int, float], ...]) -> Division:
    center = places.mean(axis=0, keepdims=True) if len(places) else np.zeros((1, 2))
    return Division(np.zeros(len(places), dtype=np.int64), center, 0.0, tried)


def _by_size(in_order: Floats, labels: Labels) -> tuple[Labels, Floats]:
    """New numbers by size, then by place, so that they don't depend on the starts; and centres."""
    kept = np.unique(labels)
    centers = np.array([in_order[labels == each].mean(axis=0) for each in kept])
    rank = np.lexsort((centers[:, 1], centers[:, 0], -np.bincount(labels)[kept]))
    number = np.empty(int(kept.max()) + 1, dtype=np.int64)
    number[kept[rank]] = np.arange(len(kept))
    return number, centers[rank]
