"""Groups of people who stand near each other: the same for every order of arrival."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.middles import (
    middles,
    nearest,
    on_grid,
    scales_of,
)

Labels = NDArray[np.int64]

MOST_GROUPS = 5
PEOPLE_PER_EXTRA_GROUP = 12
LEAST_PEOPLE = 10
LEAST_GROUP = 5
STARTS = 64
NEAR = 0.02
SILHOUETTE_UP_TO = 1_200
GRID = 40


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

    k-means, the best of 64 fixed starts, on people sorted by place, so that their order can't
    matter (`middles`: of more than 400 places the starts are tried on a 20 x 20 grid).
    The number of groups is the one with the best silhouette among divisions in which every group
    has at least five people; one more group must win at least 0.02, or a vote more or less would
    make groups come and go. One group when there are fewer than ten people, when all stand in
    one place, or when no division holds. `only` asks for that many groups.
    Cost: O(k n) per round of the last rounds; silhouette O(n²) up to 1,200 people, on
    a 40 x 40 grid above. Sources: Lloyd 1982, doi:10.1109/TIT.1982.1056489; Rousseeuw 1987,
    doi:10.1016/0377-0427(87)90125-7; k-means++: Arthur and Vassilvitskii 2007.
    It can't tell whether people feel that they are a group.
    """
    order = _by_place(places)
    in_order = places[order]
    possible = _possible(len(places), in_order, only)
    found = _divisions(in_order, possible, only is not None, (seed, starts))
    qualities = [0.0] if only is not None and found else _silhouettes(in_order, found)
    tried = [(len(each), quality) for each, quality in zip(found, qualities, strict=True)]
    best: int | None = None
    for place, (_, quality) in enumerate(tried):
        if best is None or quality > qualities[best] + NEAR:
            best = place
    if best is None:
        return _one_group(in_order, tuple(tried))
    number, centers = _by_size(in_order, nearest(in_order, found[best]))
    spread = np.empty(len(places), dtype=np.int64)
    spread[order] = number
    return Division(spread, centers, qualities[best], tuple(tried))


def _by_place(places: Floats) -> Labels:
    """From left to right, and of those at the same height from below."""
    order = np.argsort(places[:, 0])
    across, down = places[order].T
    if ((across[1:] == across[:-1]) & (down[1:] != down[:-1])).any():
        order = np.lexsort((places[:, 1], places[:, 0]))
    return order


def _divisions(
    in_order: Floats, possible: range, is_asked: bool, tries: tuple[int, int]
) -> list[Floats]:
    """The middles of every number of groups that holds; an asked number holds always."""
    if not possible:
        return []
    crowds = scales_of([in_order], exactly=True)
    seed, starts = tries
    found = []
    for count in possible:
        centers = middles(crowds, count, seed=seed, starts=starts)[0]
        sizes = np.bincount(nearest(in_order, centers), minlength=count)
        if is_asked or sizes.min() >= LEAST_GROUP:
            found.append(centers)
    return found


def _possible(people: int, in_order: Floats, only: int | None) -> range:
    """Numbers of groups that may be sought: never more than there are different places."""
    steps = (in_order[1:] != in_order[:-1]).any(axis=1)
    points = int(steps.sum()) + 1 if len(in_order) else 0
    if only is not None:
        return range(only, only + 1) if 1 < only <= points else range(0)
    if people < LEAST_PEOPLE:
        return range(0)
    return range(2, min(MOST_GROUPS, 2 + people // PEOPLE_PER_EXTRA_GROUP, points) + 1)


def _silhouettes(places: Floats, found: list[Floats]) -> list[float]:
    """How well every division parts; of large crowds neighbours on a grid count as one place."""
    if not found:
        return []
    points, weights = places, np.ones(len(places))
    if len(places) > SILHOUETTE_UP_TO:
        points, weights = on_grid(places, weights, GRID)
    apart = _apart(points)
    return [_silhouette(apart, weights, nearest(points, each), len(each)) for each in found]


def _apart(points: Floats) -> Floats:
    """All distances, (n, n)."""
    apart = np.subtract.outer(points[:, 0], points[:, 0])
    apart *= apart
    down = np.subtract.outer(points[:, 1], points[:, 1])
    down *= down
    apart += down
    return np.asarray(np.sqrt(apart, out=apart))


def _silhouette(apart: Floats, weights: Floats, labels: Labels, count: int) -> float:
    """Mean over people of (b - a) / max(a, b); who is alone in a group counts 0."""
    sizes = np.bincount(labels, weights, minlength=count)
    rows = np.arange(len(labels))
    belongs = np.zeros((len(labels), count))
    belongs[rows, labels] = weights
    sums = apart @ belongs
    inside = sums[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    means = sums / np.maximum(sizes, 1)
    means[rows, labels] = np.inf
    means[:, sizes == 0] = np.inf
    outside = means.min(axis=1)
    widest = np.maximum(inside, outside)
    parted = (widest > 0) & (sizes[labels] > 1)
    score = np.where(parted, (outside - inside) / np.where(widest > 0, widest, 1.0), 0.0)
    return float((score * weights).sum() / weights.sum())


def _one_group(places: Floats, tried: tuple[tuple[int, float], ...]) -> Division:
    center = places.mean(axis=0, keepdims=True) if len(places) else np.zeros((1, 2))
    return Division(np.zeros(len(places), dtype=np.int64), center, 0.0, tried)


def _by_size(in_order: Floats, labels: Labels) -> tuple[Labels, Floats]:
    """Labels by size, then by place, so that they don't depend on the starts; and centres."""
    sizes = np.bincount(labels)
    kept = np.flatnonzero(sizes)
    sums = np.stack([np.bincount(labels, in_order[:, axis]) for axis in (0, 1)], axis=1)
    centers = sums[kept] / sizes[kept, np.newaxis]
    rank = np.lexsort((centers[:, 1], centers[:, 0], -sizes[kept]))
    number = np.empty(len(sizes), dtype=np.int64)
    number[kept[rank]] = np.arange(len(kept))
    return number[labels], centers[rank]
