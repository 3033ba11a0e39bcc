"""The reader's own place: a ring, and around it how far the place can be trusted."""

from collections.abc import Sequence

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.picture.frame import EDGE, Box, Frame, Points
from kiemkracht.engines.landscape.picture.labels import SIZE, text_width
from kiemkracht.engines.landscape.picture.markup import escape, quoteattr
from kiemkracht.engines.landscape.picture.people import small
from kiemkracht.engines.landscape.picture.words import PictureWords

Covariance = Sequence[Sequence[float]]

# The part of a two-dimensional normal cloud within r deviations is 1 - exp(-r² / 2).
PARTS = ((0.9, "wide"), (0.5, "near"))


def _reach(part: float) -> float:
    """How many deviations around its middle hold this part of a cloud."""
    return float(np.sqrt(-2 * np.log(1 - part)))


def own_place(
    mark: tuple[float, float] | None,
    doubt: Covariance | None,
    frame: Frame,
    words: PictureWords,
    taken: Sequence[Box] = (),
) -> str:
    """A ring, and ellipses that may run off the picture; nothing without a place.

    Its word stands where it covers least of the boxes that are `taken`.
    """
    if mark is None:
        return ""
    x, y = (float(each) for each in frame.points(np.array([mark]))[0])
    left, base = _beside(x, y, text_width((words.you,), SIZE), frame, taken)
    around = "" if doubt is None else _ellipses(x, y, doubt, frame.scale)
    return (
        f'<g class="kkl-you" role="img" aria-label={quoteattr(words.you)}>{around}'
        f'<circle cx="{small(x)}" cy="{small(y)}" r="11"/>'
        f'<text x="{small(left)}" y="{small(base)}" font-size="{SIZE}">'
        f"{escape(words.you)}</text></g>"
    )


def _beside(
    x: float, y: float, wide: float, frame: Frame, taken: Sequence[Box]
) -> tuple[float, float]:
    """Where the word begins and its base: right of the ring, left, under or above it."""
    ways = [(x + 18, y + 6), (x - 18 - wide, y + 6), (x - wide / 2, y + 28), (x - wide / 2, y - 16)]

    def cost(way: tuple[float, float]) -> float:
        left, base = way
        box = Box(left, base - SIZE, left + wide, base + 4)
        outside = max(EDGE - box.left, 0.0) + max(box.right - (frame.width - EDGE), 0.0)
        outside += max(frame.top - box.top, 0.0) + max(box.bottom - frame.bottom, 0.0)
        return 1000 * outside + sum(box.overlap(each) for each in taken)

    return min(ways, key=cost)


def _ellipses(x: float, y: float, doubt: Covariance, scale: float) -> str:
    """The ellipses within which the place lies with 90 and 50 %; the widest first."""
    values, vectors = np.linalg.eigh(_checked(doubt))
    lengths = np.sqrt(np.maximum(values[::-1], 0.0)) * scale
    along = vectors[:, 1]
    # On paper up is up; in the picture y grows downward.
    turn = float(np.degrees(np.arctan2(-along[1], along[0])))
    drawn = ""
    for part, name in PARTS:
        wide, high = (float(each) * _reach(part) for each in lengths)
        drawn += (
            f'<ellipse class="kkl-doubt kkl-doubt--{name}" rx="{small(wide)}" ry="{small(high)}" '
            f'transform="translate({small(x)} {small(y)}) rotate({small(turn)})"/>'
        )
    return drawn


def _checked(doubt: Covariance) -> Points:
    found = np.asarray(doubt, dtype=np.float64)
    if found.shape != (2, 2) or not np.isfinite(found).all():
        raise EngineInputError("doubt", "is a 2 x 2 covariance of finite numbers")
    return (found + found.T) / 2
