"""What people or kiemen bring to a match: a longing as a vector, and where they stand."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]

BORDERS = ("layer", "craft", "organisation", "place", "world")
UNKNOWN = -1
NORM_SLACK = 1e-3


@dataclass(frozen=True, slots=True)
class Profiles:
    """Rows of people or kiemen.

    `meaning` is float32 (n, d): a unit vector of what someone longs for, or a row of zeros when
    nothing is known. `borders` is int32 (n, 5): the side of each border of `BORDERS` on which
    they stand, any number from 0, -1 for unknown.
    """

    meaning: Floats
    borders: Ints

    def __len__(self) -> int:
        return len(self.meaning)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much shared longing counts, and how much each crossed border adds, as in `BORDERS`."""

    longing: float = 1.0
    borders: tuple[float, float, float, float, float] = (0.08, 0.10, 0.08, 0.04, 0.10)

    def row(self) -> Floats:
        """The weights of the borders, shape (5,)."""
        return np.asarray(self.borders, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Surprise:
    """What a surprise is: many borders, little overlap, yet something shared.

    Shared longing lies between `floor` and `ceiling`, in standard deviations above the mean of
    the seeker with all targets: more than with most, and far from the most alike. Relative,
    because every embedding has its own range of cosines.
    """

    borders: int = 2
    floor: float = 0.0
    ceiling: float = 1.0


USUAL_WEIGHTS, USUAL_SURPRISE = Weights(), Surprise()


@dataclass(frozen=True, slots=True)
class Spread:
    """A guard against a few names on every list: at most `most` lists for one target.

    Only where the seeker has another whose score lies within `margin`.
    """

    most: int
    margin: float = 0.05


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Per seeker at most `top` targets, best first, -1 where there is no (further) suggestion.

    `target` int32 (n, top); `score`, `longing` (the cosine, -1 to 1) and `difference` (the sum of
    the weights of crossed borders) float32 (n, top), 0 where there is none, and score =
    weights.longing · longing + difference; `crossed` bool (n, top, 5), columns as in `BORDERS`;
    `is_surprise` bool (n, top); `band` float32 (n, 2): between which longings a surprise of this
    seeker lies.
    """

    target: Ints
    score: Floats
    longing: Floats
    difference: Floats
    crossed: Flags
    is_surprise: Flags
    band: Floats = field(repr=False)

    @property
    def exists(self) -> Flags:
        """Which places are filled, shape (n, top)."""
        return np.asarray(self.target >= 0)


def checked(profiles: Profiles, argument: str) -> Profiles:
    """The same profiles in the arrays that we compute with; refuses what is no profile."""
    meaning = np.ascontiguousarray(profiles.meaning, dtype=np.float32)
    borders = np.asarray(profiles.borders)
    if meaning.ndim != 2 or borders.shape != (len(meaning), len(BORDERS)):
        raise EngineInputError(argument, "needs meaning (n, d) and borders (n, 5)")
    if borders.size and not np.issubdtype(borders.dtype, np.integer):
        raise EngineInputError(argument, "borders are whole numbers")
    if not np.isfinite(meaning).all():
        raise EngineInputError(argument, "meaning holds a number that is not finite")
    if borders.size and borders.min() < UNKNOWN:
        raise EngineInputError(argument, "a border is -1 (unknown) or a number from 0")
    length = np.sqrt(np.einsum("ij,ij->i", meaning, meaning))
    if not ((np.abs(length - 1) < NORM_SLACK) | (length == 0)).all():
        raise EngineInputError(argument, "meaning has rows that are neither a unit nor zero")
    return Profiles(meaning, borders.astype(np.int32, copy=False))


def check_weights(weights: Weights) -> None:
    """Refuse weights that are not finite or below zero, and a longing that counts for nothing."""
    numbers = np.array([weights.longing, *weights.borders])
    if not np.isfinite(numbers).all() or numbers.min() < 0 or weights.longing == 0:
        raise EngineInputError("weights", "are finite, from 0, and longing is above 0")


def keys_for(count: int, keys: Longs | None, argument: str) -> Longs:
    """A stable key per row that decides ties: the index when none is given."""
    if keys is None:
        return np.arange(count, dtype=np.int64)
    given = np.asarray(keys)
    if given.shape != (count,) or len(np.unique(given)) != count:
        raise EngineInputError(argument, "needs one key per row, every key once")
    return given


def forbidden_pairs(
    never: Longs | None, *, seekers: int, targets: int, same_set: bool
) -> tuple[Longs, Longs]:
    """Pairs that may never be suggested, as (start per seeker, targets in that order).

    Within one set a pair counts both ways, and everyone is forbidden to themselves.
    """
    pairs = np.zeros((0, 2), np.int64) if never is None else np.asarray(never, dtype=np.int64)
    if pairs.size == 0:
        pairs = pairs.reshape(0, 2)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise EngineInputError("never", "has shape (m, 2): seeker, target")
    if pairs.size and (pairs.min() < 0 or (pairs >= [seekers, targets]).any()):
        raise EngineInputError("never", "names a row that is not there")
    if same_set:
        own = np.repeat(np.arange(seekers), 2).reshape(-1, 2)
        pairs = np.concatenate([pairs, pairs[:, ::-1], own])
    code = np.unique(pairs[:, 0] * max(targets, 1) + pairs[:, 1])
    who = code // max(targets, 1)
    return np.searchsorted(who, np.arange(seekers + 1)), code % max(targets, 1)
