"""How actor groups stand: three views of support, how far apart people are, how sure we are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from kiemkracht.engines.appraisal.counting import Flags, Floats
from kiemkracht.engines.appraisal.photo import POSITIONS, ActorGroup, Photo
from kiemkracht.engines.appraisal.thresholds import Thresholds

_AT = np.array(POSITIONS, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Stakes:
    """Actor groups as tables, padded to the photo with most groups, each sorted by name.

    `shares` (P, G, 5) people per position as a share of those counted; `sizes`, `influence`,
    `touched` and `trust` (P, G), 0 where unknown or unused; `is_there` (P, G) marks real groups,
    `is_used` those whose positions count.
    """

    shares: Floats
    sizes: Floats
    influence: Floats
    touched: Floats
    trust: Floats
    is_there: Flags
    is_used: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Support in three views and together, and polarisation: 0..100, NaN when undefined."""

    broad: Floats
    power: Floats
    touched: Floats
    support: Floats
    polarisation: Floats


def by_name(groups: Sequence[ActorGroup]) -> list[ActorGroup]:
    """The one order in which groups are summed, so that the order they came in can't matter."""
    return sorted(groups, key=lambda group: group.name)


def is_used(group: ActorGroup, k: int) -> bool:
    """Whether the positions of a group count.

    Not when nobody was asked, and not when fewer than k people spoke for themselves: with the
    other groups in sight their answers could be worked out.
    """
    return group.counted > 0 and not (group.source == "self" and group.counted < k)


def is_closed(group: ActorGroup, k: int) -> bool:
    """Whether the row of a group stays closed: fewer than k people are behind it.

    An estimate is of a group as a whole, so its size counts and not the people counted.
    """
    people = group.size if group.source == "estimate" else group.counted
    return people < k


def trust_in(group: ActorGroup, k: int, thresholds: Thresholds) -> float:
    """How much a group's positions count, 0..1: by its source, and 0 when they are not used."""
    if not is_used(group, k):
        return 0.0
    return float(getattr(thresholds, f"trust_{group.source}"))


def is_against(group: ActorGroup, k: int, thresholds: Thresholds) -> bool:
    """Touched most, and at least half of those counted negative."""
    if group.touched is None or group.touched < thresholds.touched or not is_used(group, k):
        return False
    return sum(group.positions[:2]) / group.counted >= thresholds.against


def touched_and_against(photo: Photo, k: int, thresholds: Thresholds) -> tuple[str, ...]:
    """Names of groups touched most that are against; "" once for those whose row stays closed."""
    against = [group for group in photo.groups if is_against(group, k, thresholds)]
    names = ["" if is_closed(group, k) else group.name for group in against]
    return tuple(dict.fromkeys(names))


def stakes_of(photos: Sequence[Photo], k: int, thresholds: Thresholds) -> Stakes:
    """The groups of all photos as tables. Cost: O(photos · most groups)."""
    rows = [by_name(photo.groups) for photo in photos]
    width = max((len(row) for row in rows), default=0)
    shape = (len(photos), width)
    places = [(at, column) for at, row in enumerate(rows) for column in range(len(row))]
    groups = [group for row in rows for group in row]
    at = tuple(np.array(places, np.int64).reshape(-1, 2).T)
    used = np.array([is_used(group, k) for group in groups], np.bool_)
    counts = np.array([group.positions for group in groups], np.float64).reshape(-1, 5)
    people = counts.sum(axis=1, keepdims=True)
    shares = np.zeros((*shape, 5))
    shares[at] = np.where(used[:, np.newaxis], counts / np.where(people > 0, people, 1), 0.0)

    def table(values: list[float] | list[bool]) -> Floats:
        out = np.zeros(shape)
        out[at] = values
        return out

    def flags(values: list[bool]) -> Flags:
        return np.asarray(table(values) > 0)

    usable = flags(used.tolist())
    return Stakes(
        shares,
        table([float(group.size) for group in groups]) * usable,
        table([float(group.influence or 0) for group in groups]),
        table([float(group.touched or 0) for group in groups]),
        table([trust_in(group, k, thresholds) for group in groups]),
        flags([True] * len(groups)),
        usable,
    )


def views_of(shares: Floats, sizes: Floats, by_influence: Floats, by_touch: Floats) -> Views:
    """The formulas of support.

    `shares` (…, G, 5); `sizes` (…, G) people; the other two (…, G) are influence and touch times
    trust. Broad: 100 · people at +1 or +2 over people. Power and touched: 50 + 25 · the mean
    position weighted by influence or touch. Support: the mean of the three. Polarisation:
    100 · variance of positions / 4, where half at -2 and half at +2 gives 100.
    """
    people = _total(sizes)
    mean = _total(shares * _AT)
    broad = _over(100 * _total(sizes * (shares[..., 3] + shares[..., 4])), people)
    power = 50 + 25 * _over(_total(by_influence * mean), _total(by_influence))
    touched = 50 + 25 * _over(_total(by_touch * mean), _total(by_touch))
    centre = _over(_total(sizes * mean), people)
    distance = (_AT - centre[..., np.newaxis, np.newaxis]) ** 2
    spread = _over(_total(sizes * _total(shares * distance)), people)
    return Views(broad, power, touched, (broad + power + touched) / 3, 100 * spread / 4)


def certainty_of(stakes: Stakes) -> Floats:
    """100 · the mean trust over groups; a group that nobody asked brings it down."""
    return 100 * _over(_total(stakes.trust), _total(stakes.is_there.astype(np.float64)))


def _total(table: Floats) -> Floats:
    """The sum over the last axis, one column after another: padding with zeros changes nothing."""
    columns = (table[..., at] for at in range(table.shape[-1]))
    return np.asarray(reduce(add, columns, np.zeros(table.shape[:-1])))


def _over(part: Floats, whole: Floats) -> Floats:
    return np.asarray(np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan))
