"""A short list of statements in which everyone finds themselves back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.streng.crowd import Crowd
from kiemkracht.engines.landscape.streng.model import Model, Places

SIZE = 7
DRAW = 1_000
LIKELY = 0.33
LEAST_SEEN = 5

Approvals = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Selection:
    """Columns in the order in which they were chosen, and how many of them people agree with.

    `agreed` is the mean per person, `agreed_least` that of the person at the 10th percentile,
    `covered` the share of people who agree with at least one.
    """

    columns: tuple[int, ...]
    agreed: float
    agreed_least: float
    covered: float


def approvals(crowd: Crowd, model: Model, standing: Places, usable: NDArray[np.bool_]) -> Approvals:
    """Who agrees with what: as voted, or else as the model expects. Shape (people, T).

    Only for the first 2,000 of the crowd, a fair draw; statements with fewer than five votes are
    left to those who voted on them.
    """
    drawn = crowd.first(DRAW)
    at = standing.at[: drawn.people]
    expected = -(model.mean + at @ model.loading.T) > LIKELY
    expected[:, model.seen < LEAST_SEEN] = False
    row = 0
    for block in drawn.blocks:
        part = slice(row, row + block.seen.shape[0])
        voted = block.seen.toarray() > 0
        expected[part] = np.where(voted, block.cast.toarray() < 0, expected[part])
        row += block.seen.shape[0]
    expected[:, ~usable] = False
    return np.asarray(expected)


def select(agrees: Approvals, size: int = SIZE) -> Selection:
    """Equal shares: every person may spend as much, and pays with others for what they share.

    Each statement costs 1, everyone has size / n to spend; the one that asks least of its
    supporters comes first. What is left is filled so that who has least gains most (Phragmén's
    and Thiele's way). Any group of n / size people who agree on a statement is heard
    (Peters and Skowron 2020, doi:10.1145/3391403.3399465). Cost: O(size · n · T).
    """
    people = len(agrees)
    size = min(size, int(agrees.any(axis=0).sum()))
    if not people or not size:
        return Selection((), 0.0, 0.0, 0.0)
    purse = np.full(people, size / people)
    chosen: list[int] = []
    while len(chosen) < size:
        asked = _asked(agrees, purse)
        asked[chosen] = np.inf
        best = int(np.argmin(np.round(asked, 12)))
        if not np.isfinite(asked[best]):
            break
        purse = np.where(agrees[:, best], np.maximum(purse - asked[best], 0.0), purse)
        chosen.append(best)
    while len(chosen) < size:
        has = agrees[:, chosen].sum(axis=1)
        gain = (1 / (has + 1)) @ agrees
        gain[chosen] = -1
        chosen.append(int(np.argmax(np.round(gain, 9))))
    return _described(agrees, tuple(chosen))


def _asked(agrees: Approvals, purse: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the richest supporters would each pay for every statement, (T,); infinite if too poor.

    Who has less than that pays what they have: with supporters from poor to rich, after the first
    have emptied their purse the others share the rest. Few purses differ, so people with equally
    much go together: whether the first of them has enough is whether all have.
    """
    rich, of_person = np.unique(purse, return_inverse=True)
    same = (np.arange(len(rich))[:, np.newaxis] == of_person.ravel()).astype(np.float32)
    backs = same @ agrees.astype(np.float32)
    spent = np.cumsum(backs * rich[:, np.newaxis], axis=0)
    before = np.vstack([np.zeros(agrees.shape[1]), spent[:-1]])
    left = backs[::-1].cumsum(axis=0)[::-1]
    share = np.where(backs > 0, (1 - before) / np.maximum(left, 1), np.inf)
    fits = (backs > 0) & (share <= rich[:, np.newaxis] + 1e-12)
    first = fits.argmax(axis=0), np.arange(agrees.shape[1])
    return np.asarray(np.where(fits[first], share[first], np.inf))


def _described(agrees: Approvals, chosen: tuple[int, ...]) -> Selection:
    has = agrees[:, list(chosen)].sum(axis=1)
    return Selection(
        chosen,
        float(has.mean()),
        float(np.quantile(has, 0.1)),
        float((has > 0).mean()),
    )
