"""People as small shapes, one shape and colour per group, and the soft ground under each group."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.landscape.picture.frame import Box, Frame, Points
from kiemkracht.engines.landscape.result import Landscape

TONES = ("leaf", "sky", "plum", "spark", "olive")
MOST_MARKS = 1500
RADIUS = 4.4
LARGEST = 15.0
WIDEN = 1.3
DEVIATIONS = 2.05


@dataclass(frozen=True, slots=True)
class Crowd:
    """One group in the picture: `points` (m, 2) with `counts` (m,) people at each.

    `group` is -1 for who stands in no group.
    """

    group: int
    points: Points
    counts: Points


@dataclass(frozen=True, slots=True)
class Ground:
    """The ellipse under a group: middle, half axes and turn in degrees."""

    group: int
    x: float
    y: float
    wide: float
    high: float
    turn: float

    @property
    def box(self) -> Box:
        """The smallest upright box around it."""
        turn = np.radians(self.turn)
        half = np.hypot(self.wide * np.cos(turn), self.high * np.sin(turn))
        rise = np.hypot(self.wide * np.sin(turn), self.high * np.cos(turn))
        return Box(self.x - half, self.y - rise, self.x + half, self.y + rise)


def tone_of(group: int) -> str:
    """The colour of a group; a sixth group would start again, but there are at most five."""
    return TONES[group % len(TONES)]


def crowds(landscape: Landscape, frame: Frame) -> tuple[Crowd, ...]:
    """Everyone who voted, gathered on a grid that is as fine as `MOST_MARKS` allows.

    Every group keeps at least one mark. A mark for more people is larger: its surface counts.
    """
    standing = [each for each in landscape.participants if each.votes]
    points = frame.points(np.array([(each.x, each.y) for each in standing]).reshape(-1, 2))
    labels = np.array([-1 if each.group is None else each.group for each in standing], dtype=int)
    kept = np.unique(labels)
    cell = 3.0
    found = tuple(_gathered(int(group), points[labels == group], cell) for group in kept)
    while sum(len(each.points) for each in found) > MOST_MARKS:
        cell *= WIDEN
        found = tuple(_gathered(int(group), points[labels == group], cell) for group in kept)
    return found


def _gathered(group: int, points: Points, cell: float) -> Crowd:
    _, owner, counts = np.unique(
        np.floor(points / cell), axis=0, return_inverse=True, return_counts=True
    )
    owner = owner.ravel()
    middles = np.stack([np.bincount(owner, points[:, axis]) / counts for axis in (0, 1)], axis=1)
    return Crowd(group, middles, counts.astype(float))


def grounds(found: Sequence[Crowd]) -> tuple[Ground, ...]:
    """An ellipse under each group that holds most of its people."""
    return tuple(_ground(crowd) for crowd in found if crowd.group >= 0)


def _ground(crowd: Crowd) -> Ground:
    middle = np.average(crowd.points, axis=0, weights=crowd.counts)
    apart = crowd.points - middle
    spread = (apart * crowd.counts[:, np.newaxis]).T @ apart / crowd.counts.sum()
    values, vectors = np.linalg.eigh(spread)
    wide, high = (
        max(DEVIATIONS * float(np.sqrt(max(value, 0.0))) + 14, 30.0) for value in values[::-1]
    )
    along = vectors[:, 1]
    turn = float(np.degrees(np.arctan2(along[1], along[0])))
    return Ground(crowd.group, float(middle[0]), float(middle[1]), wide, high, turn)


def marks_of(crowd: Crowd) -> str:
    """The shapes of one group as SVG; the largest first, so that small ones stay visible."""
    order = np.argsort(-crowd.counts, kind="stable")
    shape = _SHAPES[crowd.group % len(_SHAPES)] if crowd.group >= 0 else _circle
    radius = RADIUS if crowd.group >= 0 else RADIUS * 0.62
    return "".join(
        shape(x, y, min(radius * float(np.sqrt(count)), LARGEST))
        for (x, y), count in zip(crowd.points[order], crowd.counts[order], strict=True)
    )


def small(number: float) -> str:
    """A coordinate: one decimal is finer than a screen shows."""
    text = f"{number:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def _circle(x: float, y: float, r: float) -> str:
    return f'<circle cx="{small(x)}" cy="{small(y)}" r="{small(r)}"/>'


def _square(x: float, y: float, r: float) -> str:
    half = r * 0.88
    return (
        f'<rect x="{small(x - half)}" y="{small(y - half)}" '
        f'width="{small(2 * half)}" height="{small(2 * half)}" rx="1"/>'
    )


def _path(x: float, y: float, steps: Sequence[tuple[float, float]]) -> str:
    rest = "".join(f"l{small(right)} {small(down)}" for right, down in steps)
    return f'<path d="M{small(x)} {small(y)}{rest}z"/>'


def _triangle(x: float, y: float, r: float) -> str:
    r *= 1.15
    return _path(x, y - r, ((0.95 * r, 1.65 * r), (-1.9 * r, 0)))


def _diamond(x: float, y: float, r: float) -> str:
    r *= 1.2
    return _path(x, y - r, ((r, r), (-r, r), (-r, -r)))


def _cross(x: float, y: float, r: float) -> str:
    arm, reach = 0.4 * r, 1.1 * r
    out = reach - arm
    steps = (
        (2 * arm, 0), (0, out), (out, 0), (0, 2 * arm), (-out, 0), (0, out),
        (-2 * arm, 0), (0, -out), (-out, 0), (0, -2 * arm), (out, 0),
    )  # fmt: skip
    return _path(x - arm, y - reach, steps)


_SHAPES = (_circle, _square, _triangle, _diamond, _cross)


def badge(group: int, x: float, y: float, r: float) -> str:
    """The shape of a group beside its words."""
    return _SHAPES[group % len(_SHAPES)](x, y, r)
