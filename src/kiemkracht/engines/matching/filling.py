"""From two lists per seeker, ordinary and surprising, to one list of suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.matching.profiles import Flags, Floats, Longs, Weights
from kiemkracht.engines.matching.searching import Listing


@dataclass(frozen=True, slots=True)
class Lists:
    """Both lists of some seekers, each (n, reach), best first."""

    ordinary: Listing
    surprises: Listing


@dataclass(frozen=True, slots=True)
class Offer:
    """Both lists side by side, (n, 2 · reach): the ordinary ones first."""

    target: Longs
    longing: Floats
    difference: Floats
    score: Floats

    @property
    def reach(self) -> int:
        """Length of each list."""
        return int(self.target.shape[1]) // 2


def listed(parts: Sequence[Lists], rows: int, reach: int) -> Lists:
    """Parts put together; empty lists when there are none."""
    if not parts:
        return Lists(_empty(rows, reach), _empty(rows, reach))
    return Lists(
        _together([part.ordinary for part in parts]), _together([part.surprises for part in parts])
    )


def _empty(rows: int, reach: int) -> Listing:
    nothing = np.zeros((rows, reach), dtype=np.float32)
    return Listing(np.full((rows, reach), -1, dtype=np.int64), nothing, nothing)


def _together(parts: Sequence[Listing]) -> Listing:
    return Listing(
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.longing for part in parts]),
        np.concatenate([part.difference for part in parts]),
    )


def offered(lists: Lists, weights: Weights) -> Offer:
    """Both lists side by side, with scores."""
    both = lists.ordinary, lists.surprises
    return Offer(
        np.concatenate([each.target for each in both], axis=1),
        np.concatenate([each.longing for each in both], axis=1),
        np.concatenate([each.difference for each in both], axis=1),
        np.concatenate([each.score(weights) for each in both], axis=1),
    )


def filled(offer: Offer, *, top: int, every: int) -> Longs:
    """Which column of the offer stands on every place, shape (n, top); -1 where none does.

    Ordinary targets in order of score, with a surprise on every `every`-th place. With s places
    for a surprise the first top - s ordinary targets always stay; surprises are the best that
    are not among those, and places they leave open go to the next ordinary ones.
    """
    spots = np.arange(1, top + 1) % every == 0 if every else np.zeros(top, dtype=bool)
    most = int(spots.sum())
    ordinary, surprises = offer.target[:, : offer.reach], offer.target[:, offer.reach :]
    fresh = (surprises >= 0) & ~_among(surprises, ordinary[:, : top - most])
    first, count = _leading(fresh, most)
    taken = np.take_along_axis(surprises, first, axis=1)
    taken[np.arange(most) >= count[:, np.newaxis]] = -2
    second, rest = _leading((ordinary >= 0) & ~_among(ordinary, taken), top)
    place = np.cumsum(spots) - 1
    is_surprise = spots & (place < count[:, np.newaxis])
    rank = np.cumsum(~is_surprise, axis=1) - 1
    columns = np.take_along_axis(second, np.maximum(rank, 0), axis=1)
    columns[rank >= rest[:, np.newaxis]] = -1
    for spot in np.flatnonzero(spots):
        here = is_surprise[:, spot]
        columns[here, spot] = first[here, place[spot]] + offer.reach
    return columns


def _among(values: Longs, others: Longs) -> Flags:
    """Per row, which values are among the others of that row."""
    found = np.zeros(values.shape, dtype=bool)
    for column in range(others.shape[1]):
        found |= values == others[:, column, np.newaxis]
    return found


def _leading(good: Flags, most: int) -> tuple[Longs, Longs]:
    """The first `most` columns that are good, and how many of those are."""
    order = np.argsort(~good, axis=1, kind="stable")[:, :most]
    return order, np.minimum(good.sum(axis=1), most)
