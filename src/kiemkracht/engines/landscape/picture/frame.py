"""From places in the landscape to points in the frame."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.result import Landscape

Points = NDArray[np.float64]

NARROW = 480
EDGE = 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges, in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Shared area."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)

    def grown(self, by: float) -> "Box":
        """The same box with a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture's size and where in it the people stand.

    Both axes have one scale, so that a distance means the same in every direction. Words stay
    between `top` and `bottom`.
    """

    width: int
    height: int
    top: float
    bottom: float
    field: Box
    middle: tuple[float, float]
    scale: float

    @property
    def is_narrow(self) -> bool:
        """For a phone: less room for words beside the people."""
        return self.width < NARROW

    def points(self, places: Points) -> Points:
        """Points (n, 2) for places (n, 2); who stands far out is drawn at the edge."""
        inner = self.field
        centre = np.array([(inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2])
        spread = (places.reshape(-1, 2) - self.middle) * self.scale * (1, -1) + centre
        return np.asarray(np.clip(spread, (EDGE, self.top), (self.width - EDGE, self.bottom)))


def frame_for(landscape: Landscape, *, width: int, standalone: bool) -> Frame:
    """Fit the people in the frame, with room for words above and below them."""
    is_narrow = width < NARROW
    height = round(width * (1.56 if is_narrow else 0.92))
    head, foot = (62, 60 if is_narrow else 40) if standalone else (0, 0)
    side, above = (30, 116) if is_narrow else (64, 92)
    field = Box(side, head + above, width - side, height - foot - above)
    places = np.array([(each.x, each.y) for each in landscape.participants if each.votes])
    if not len(places):
        return Frame(width, height, head + EDGE, height - foot - EDGE, field, (0.0, 0.0), 1.0)
    low, high = np.quantile(places, 0.005, axis=0), np.quantile(places, 0.995, axis=0)
    reach = np.maximum(high - low, 1e-9)
    scale = min((field.right - field.left) / reach[0], (field.bottom - field.top) / reach[1])
    middle = (low + high) / 2
    # People who all stand in one place give no scale; any will do, they come out in the middle.
    scale = float(min(scale, 1e6))
    here = (float(middle[0]), float(middle[1]))
    return Frame(width, height, head + EDGE, height - foot - EDGE, field, here, scale)
