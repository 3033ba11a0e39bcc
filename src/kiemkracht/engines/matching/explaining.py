"""Why two match, in parts that add up to the score."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching.folding import crossed_borders, difference_of, longing_of
from kiemkracht.engines.matching.profiles import (
    BORDERS,
    UNKNOWN,
    USUAL_WEIGHTS,
    Profiles,
    Weights,
    checked,
)


@dataclass(frozen=True, slots=True)
class BorderPart:
    """One border: whether both sides are known, whether it is crossed, and what that adds."""

    border: str
    is_known: bool
    is_crossed: bool
    points: float


@dataclass(frozen=True, slots=True)
class Reasons:
    """score = weight · longing + the points of the borders."""

    longing: float
    weight: float
    borders: tuple[BorderPart, ...]
    difference: float
    score: float


def explain(
    seekers: Profiles,
    targets: Profiles,
    seeker: int,
    target: int,
    *,
    weights: Weights = USUAL_WEIGHTS,
) -> Reasons:
    """The parts of one score: the same numbers that `suggest` gives, to 1e-6.

    `seeker` and `target` are rows. Raises EngineInputError for rows that are not there. Cost: O(d).
    It can't tell whether the difference will teach them anything: only they can.
    """
    if not 0 <= seeker < len(seekers):
        raise EngineInputError("seeker", "is not a row of seekers")
    if not 0 <= target < len(targets):
        raise EngineInputError("target", "is not a row of targets")
    one = checked(_row(seekers, seeker), "seekers")
    other = checked(_row(targets, target), "targets")
    longing = float(longing_of(one.meaning, other.meaning)[0])
    crossed = crossed_borders(one.borders, other.borders)
    known = (one.borders[0] != UNKNOWN) & (other.borders[0] != UNKNOWN)
    parts = tuple(
        BorderPart(name, bool(known[at]), bool(crossed[0, at]), float(crossed[0, at] * weight))
        for at, (name, weight) in enumerate(zip(BORDERS, weights.borders, strict=True))
    )
    difference = float(difference_of(crossed, weights)[0])
    score = weights.longing * longing + difference
    return Reasons(longing, weights.longing, parts, difference, score)


def _row(profiles: Profiles, row: int) -> Profiles:
    return Profiles(
        np.asarray(profiles.meaning)[row : row + 1], np.asarray(profiles.borders)[row : row + 1]
    )
