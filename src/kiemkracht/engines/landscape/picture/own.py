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


def ends_of(mark: tuple[float, float] | None, doubt: Covariance | None) -> Points | None:
    """The corners of the box around the widest ellipse, as places; None without one."""
    if mark is None or doubt is None:
        return None
    reach = _reach(PARTS[0][0]) * np.sqrt(np.maximum(np.diag(_checked(doubt)), 0.0))
    return np.array([np.array(mark) - reach, np.array(mark) + reach])


def _reach(part: float) -> float:
    """How many deviations around its middle hold this part of a cloud."""
    return float(np.sqrt(-2 * np.log(1 - part)))


def own_place(
    mark: tuple[float, float] | None,
    doubt: Covariance | None,
    frame: Frame,
    words: PictureWords,
) -> tuple[Box | None, str]:
    """The box that its word needs, and its SVG; nothing without a place."""
    if mark is None:
        return None, ""
    x, y = (float(each) for each in frame.points(np.array([mark]))[0])
    wide = text_width((words.you,), SIZE)
    is_left = x + 20 + wide > frame.width - EDGE
    left = x - 18 - wide if is_left else x + 18
    box = Box(min(left, x - 14), y - 14, max(left + wide, x + 14), y + 14)
    around = "" if doubt is None else _ellipses(x, y, doubt, frame.scale)
    return box, (
        f'<g class="kkl-you" role="img" aria-label={quoteattr(words.you)}>{around}'
        f'<circle cx="{small(x)}" cy="{small(y)}" r="11"/>'
        f'<text x="{small(left)}" y="{small(y + 6)}" font-size="{SIZE}">'
        f"{escape(words.you)}</text></g>"
    )


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
