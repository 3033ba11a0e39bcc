"""Where a number could as well have been: a seeded bootstrap of 90 %.

Sheets are drawn anew within initiators and within those affected; in groups that spoke for
themselves the positions are drawn anew. Estimates and conversations are no sample and stay put.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.appraisal.counting import Flags, Floats, Readings, consolidated, in_sixths
from kiemkracht.engines.appraisal.photo import INITIATORS, Answers, Photo
from kiemkracht.engines.appraisal.questions import IMPACT, LINKS, PRICE, READINGS
from kiemkracht.engines.appraisal.scoring import impact_of, potential_of, price_of
from kiemkracht.engines.appraisal.standing import Views, by_name, is_used, stakes_of, views_of
from kiemkracht.engines.appraisal.thresholds import Thresholds

DRAWS = 1_000
KEPT = 200  # larger tables of draws are made anew, or they would fill the memory
_EDGES = (5.0, 95.0)

Drawn = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Interval:
    """90 % of the draws lie from `low` to `high` (0..100).

    `answers` is how many answers were drawn from; with few it is only an indication.
    """

    low: float
    high: float
    answers: int
    is_indicative: bool


def intervals_of(
    photo: Photo, readings: Readings, reach: float, *, k: int, seed: int, thresholds: Thresholds
) -> dict[str, Interval]:
    """Intervals by outcome; an outcome with too few answers is not there.

    `readings` is that of this photo alone, shapes (1, 11). Cost: O(1000 · sheets · 11).
    """
    least = max(thresholds.indicative_from, k)
    found: dict[str, Interval] = {}
    free = ~readings.is_settled[0] & ~np.isnan(readings.values[0])
    drawn = None
    for outcome, codes in (("impact", IMPACT), ("price", PRICE), ("potential", LINKS)):
        answers = _answering(photo.answers, codes, free)
        if answers < least:
            continue
        if drawn is None:
            drawn = _drawn_readings(photo.answers, readings, seed)
        values = _outcome(outcome, drawn, reach)
        _add(found, outcome, values, answers, thresholds)
    spoken = [group for group in photo.groups if group.source == "self" and is_used(group, k)]
    people = sum(group.counted for group in spoken)
    if people >= least:
        views = _drawn_views(photo, k, seed, thresholds)
        for outcome in ("broad", "power", "touched", "support"):
            _add(found, outcome, getattr(views, outcome), people, thresholds)
    return found


def _outcome(outcome: str, drawn: Floats, reach: float) -> Floats:
    match outcome:
        case "impact":
            return impact_of(np.asarray(reach), drawn, 1)
        case "price":
            return price_of(drawn, 1)
    return potential_of(drawn, 1)


def _answering(answers: Answers, codes: Sequence[str], free: Flags) -> int:
    """Sheets that answered at least one of the readings that are not settled."""
    columns = [READINGS.index(code) for code in codes if code in READINGS]
    wanted = [column for column in columns if free[column]]
    _, known = in_sixths(answers.values)
    return int(known[:, wanted].any(axis=1).sum())


def _drawn_readings(answers: Answers, readings: Readings, seed: int) -> Floats:
    """Readings (draws, 11) as they would be with other people of the same kind."""
    own = np.array([name == INITIATORS for name in answers.groups], np.bool_)[answers.group_of]
    sums, counts = [], []
    for chosen in (own, ~own):
        sixths, known = in_sixths(answers.values[chosen])
        # One fixed order of sheets, whatever order they came in.
        order = np.lexsort(np.concatenate([known, sixths], axis=1).T)
        drawn = _times(seed, sixths[order], known[order])
        sums.append(drawn[0])
        counts.append(drawn[1])
    found = consolidated((sums[0], sums[1]), (counts[0], counts[1]), readings.is_split)
    fixed = readings.is_settled | np.isnan(readings.values)
    return np.asarray(np.where(fixed, readings.values, found))


def _times(seed: int, sixths: NDArray[np.int64], known: Flags) -> tuple[Drawn, Drawn]:
    """Sums and counts (draws, 11); whole numbers below 2^24, so exact in 32 bits."""
    count = len(sixths)
    width = sixths.shape[1]
    if count == 0:
        empty = np.zeros((DRAWS, width), np.float32)
        return empty, empty
    table = np.concatenate([sixths, known], axis=1).astype(np.float32)
    weights = _weights(seed, count) if count <= KEPT else _make_weights(seed, count)
    both = weights @ table
    return both[:, :width], both[:, width:]


@lru_cache(maxsize=64)
def _weights(seed: int, count: int) -> Drawn:
    return _make_weights(seed, count)


def _make_weights(seed: int, count: int) -> Drawn:
    """How often each of `count` sheets is drawn, (draws, count); every row sums to count."""
    generator = np.random.default_rng([seed, count])
    chosen = generator.integers(0, count, size=(DRAWS, count))
    cell = chosen + np.arange(DRAWS)[:, np.newaxis] * count
    return np.bincount(cell.ravel(), minlength=DRAWS * count).reshape(DRAWS, count).astype("f4")


def _drawn_views(photo: Photo, k: int, seed: int, thresholds: Thresholds) -> Views:
    stakes = stakes_of([photo], k, thresholds)
    shares = np.repeat(stakes.shares, DRAWS, axis=0)
    generator = np.random.default_rng([seed, 0])
    for column, group in enumerate(by_name(photo.groups)):
        if group.source == "self" and is_used(group, k):
            chances = np.array(group.positions) / group.counted
            drawn = generator.multinomial(group.counted, chances, size=DRAWS)
            shares[:, column] = drawn / group.counted
    trust = stakes.trust
    return views_of(shares, stakes.sizes, stakes.influence * trust, stakes.touched * trust)


def _add(
    found: dict[str, Interval], outcome: str, values: Floats, answers: int, thresholds: Thresholds
) -> None:
    known = values[~np.isnan(values)]
    if not len(known):
        return
    low, high = np.percentile(known, _EDGES)
    found[outcome] = Interval(
        float(np.round(low, 1)) + 0.0,
        float(np.round(high, 1)) + 0.0,
        answers,
        answers < thresholds.interval_from,
    )
