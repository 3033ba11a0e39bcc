"""Shapes on the map: where their middle lies, what lies inside, and how SVG writes them.

In map units (1000 x 700, y down). Pure: no queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiemkracht.sprouts.models.sprout import MAP_HEIGHT, MAP_WIDTH

_LAYERS = ("river", "harbour", "parks", "railway")
_MARGIN = 0.08
_WATER = frozenset({"river", "harbour"})

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """Something drawn under the neighbourhoods; `points` as an SVG attribute."""

    name: str
    points: str
    is_line: bool
    is_water: bool


def box_around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """The part of the map to show, in the proportions of the whole, with some air around it."""
    if not points:
        return 0, 0, MAP_WIDTH, MAP_HEIGHT
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    share = max((right - left) / MAP_WIDTH, (bottom - top) / MAP_HEIGHT, 0.05) * (1 + 2 * _MARGIN)
    width, height = MAP_WIDTH * share, MAP_HEIGHT * share
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def centre(points: Sequence[Point]) -> Point:
    """The centre of gravity of a polygon; the mean of its corners when it has no surface."""
    doubled, x, y = 0.0, 0.0, 0.0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        cross = ax * by - bx * ay
        doubled += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    if abs(doubled) < 1e-9:
        return (
            sum(px for px, _ in points) / len(points),
            sum(py for _, py in points) / len(points),
        )
    return x / (3 * doubled), y / (3 * doubled)


def contains(points: Sequence[Point], at: Point) -> bool:
    """Whether a point lies inside a polygon, by counting the edges a ray crosses."""
    x, y = at
    is_inside = False
    for (ax, ay), (bx, by) in zip(points, [*points[1:], *points[:1]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            is_inside = not is_inside
    return is_inside


def as_attribute(points: Iterable[Point]) -> str:
    """Points as SVG wants them."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def layers_of(drawing: Mapping[str, object]) -> tuple[Layer, ...]:
    """The layers of a drawing; whatever is not a list of points is left out."""
    return tuple(
        Layer(name, as_attribute(points), is_line=name == "railway", is_water=name in _WATER)
        for name in _LAYERS
        for points in _shapes(drawing.get(name))
    )


def _shapes(value: object) -> list[list[Point]]:
    """One list of points, or a list of such lists."""
    if not isinstance(value, list | tuple) or not value:
        return []
    if all(_is_point(each) for each in value):
        return [[(float(x), float(y)) for x, y in value]]
    return [shape for each in value for shape in _shapes(each)]


def _is_point(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(number, int | float) for number in value)
    )
