"""The numbers of many photos at once; one photo is a batch of one, so the two can't differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np

from kiemkracht.engines.appraisal.checking import check_k, check_photos
from kiemkracht.engines.appraisal.counting import Floats, Readings, readings_of, tally
from kiemkracht.engines.appraisal.photo import Photo
from kiemkracht.engines.appraisal.questions import ITEMS, READINGS
from kiemkracht.engines.appraisal.standing import certainty_of, stakes_of, views_of
from kiemkracht.engines.appraisal.thresholds import USUAL, Thresholds

PHOTOS_AT_ONCE = 1_000
SHEETS_AT_ONCE = 100_000
OUTCOMES = (
    "impact",
    "price",
    "broad",
    "power",
    "touched",
    "support",
    "polarisation",
    "certainty",
    "potential",
)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Numbers of P photos, not rounded; NaN is undefined.

    `reach` (P,) and `readings` (P, 11, in the order of READINGS) 0..4; all others (P,) 0..100.
    """

    reach: Floats
    readings: Floats
    impact: Floats
    price: Floats
    broad: Floats
    power: Floats
    touched: Floats
    support: Floats
    polarisation: Floats
    certainty: Floats
    potential: Floats

    def __len__(self) -> int:
        return len(self.reach)


def score(photos: Sequence[Photo], *, k: int = 5, thresholds: Thresholds = USUAL) -> Scores:
    """All numbers of all photos, the same as `appraise` gives one by one.

    Raises EngineInputError for k, affected, population, answers, groups or settled. Cost:
    O(sheets · 23 + photos · groups); at most 1000 photos in memory at a time. It makes no intervals
    and no explanations.
    """
    check_k(k)
    check_photos(photos)
    parts = [_scored(part, k, thresholds) for part in _parts(photos)]
    return Scores(
        **{
            field.name: np.concatenate([getattr(part, field.name) for part in parts])
            for field in fields(Scores)
        }
    )


def _parts(photos: Sequence[Photo]) -> Iterator[Sequence[Photo]]:
    """Parts that fit in memory whatever their sheets; one empty part when there are none."""
    first, sheets = 0, 0
    for at, photo in enumerate(photos):
        sheets += len(photo.answers)
        if at > first and (at - first == PHOTOS_AT_ONCE or sheets > SHEETS_AT_ONCE):
            yield photos[first:at]
            first, sheets = at, len(photo.answers)
    yield photos[first:]


def _scored(photos: Sequence[Photo], k: int, thresholds: Thresholds) -> Scores:
    return scores_from(photos, readings_of(photos, tally(photos), k), k, thresholds)


def scores_from(
    photos: Sequence[Photo], readings: Readings, k: int, thresholds: Thresholds
) -> Scores:
    """The numbers, given the readings."""
    reach = np.array([reach_of(photo, thresholds) for photo in photos], np.float64)
    stakes = stakes_of(photos, k, thresholds)
    views = views_of(
        stakes.shares,
        stakes.sizes,
        stakes.influence * stakes.trust,
        stakes.touched * stakes.trust,
    )
    values = readings.values
    return Scores(
        reach=reach,
        readings=values,
        impact=impact_of(reach, values, thresholds.least_items),
        price=price_of(values, thresholds.least_items),
        broad=views.broad,
        power=views.power,
        touched=views.touched,
        support=views.support,
        polarisation=views.polarisation,
        certainty=certainty_of(stakes),
        potential=potential_of(values, thresholds.least_links),
    )


def reach_of(photo: Photo, thresholds: Thresholds) -> float:
    """0..4 by the share of people who will notice; NaN when one of the two counts is unknown."""
    if photo.affected is None or photo.population is None:
        return float("nan")
    share = photo.affected / photo.population
    return float(sum(share >= limit for limit in thresholds.reach))


def impact_of(reach: Floats, readings: Floats, least: int) -> Floats:
    """25 · the mean of reach, depth and value, as far as known. `readings` (…, 11)."""
    parts = [reach, readings[..., READINGS.index("depth")], readings[..., READINGS.index("value")]]
    return 25 * _mean_known(np.stack(np.broadcast_arrays(*parts), axis=-1), least)


def price_of(readings: Floats, least: int) -> Floats:
    """25 · the mean of burden, irreversibility and inequality, as far as known."""
    first = READINGS.index("burden")
    return 25 * _mean_known(readings[..., first : first + 3], least)


def potential_of(readings: Floats, least: int) -> Floats:
    """Half the mean of the links, half the weakest link, on a scale of 0..100."""
    links = readings[..., len(ITEMS) :]
    known = ~np.isnan(links)
    lowest = np.where(known, links, 4.0).min(axis=-1)
    return np.asarray(100 * (0.5 * _mean_known(links, least) / 4 + 0.5 * lowest / 4))


def _mean_known(table: Floats, least: int) -> Floats:
    """Means over the last axis of what is known, NaN when fewer than `least` are."""
    known = ~np.isnan(table)
    count = known.sum(axis=-1)
    total = np.where(known, table, 0.0).sum(axis=-1)
    return np.asarray(np.where(count >= least, total / np.maximum(count, 1), np.nan))
