"""How initiators and each group of those affected see it, with small groups hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from kiemkracht.engines.appraisal.counting import Tally, mean_of
from kiemkracht.engines.appraisal.photo import AFFECTED, INITIATORS
from kiemkracht.engines.appraisal.questions import READINGS


@dataclass(frozen=True, slots=True)
class View:
    """How one group answered one item or link; `mean` is None when it is hidden.

    `group` is INITIATORS (""), AFFECTED ("*") or a name. `answers` is None when hidden, too.
    """

    reading: str
    group: str
    mean: float | None
    answers: int | None

    @property
    def is_hidden(self) -> bool:
        """Fewer than k answered, or others could be worked out from this."""
        return self.mean is None


@dataclass(frozen=True, slots=True)
class Gap:
    """The two groups that see one item or link most differently, on the scale of 0..4."""

    reading: str
    high: str
    high_mean: float
    low: str
    low_mean: float
    difference: float
    is_topic: bool


def hidden_groups(counts: Mapping[str, int], k: int) -> frozenset[str]:
    """Which groups to hide so that nobody can subtract a small group from a total.

    `counts` holds answers by group, initiators under "". A group of 1 to k - 1 is hidden; while
    those hidden are together fewer than k, the smallest group that is left is hidden as well.
    AFFECTED is hidden when the initiators are, or when it has fewer than k answers: beside the
    answers of everyone it would give the initiators away.
    """
    hidden = {group for group, count in counts.items() if 0 < count < k}
    others = {group: count for group, count in counts.items() if group != INITIATORS}
    is_side_small = INITIATORS in hidden or 0 < sum(others.values()) < k
    pool = counts if is_side_small else others
    while 0 < sum(pool.get(group, 0) for group in hidden) < k:
        left = [group for group, count in pool.items() if count and group not in hidden]
        if not left:
            break
        hidden.add(min(left, key=lambda group: (pool[group], group)))
    if INITIATORS in hidden or sum(others.values()) < k:
        hidden.add(AFFECTED)
    return frozenset(hidden)


def views_by_group(counted: Tally, k: int) -> tuple[View, ...]:
    """The views of one photo (a tally of one), by reading and group; hidden ones say so."""
    found = []
    for column, reading in enumerate(READINGS):
        sixths = dict(zip(counted.names, counted.sixths[:, column].tolist(), strict=True))
        counts = dict(zip(counted.names, counted.counts[:, column].tolist(), strict=True))
        hidden = hidden_groups(counts, k)
        others = [group for group in counts if group != INITIATORS]
        if others:
            sixths[AFFECTED] = sum(sixths[group] for group in others)
            counts[AFFECTED] = sum(counts[group] for group in others)
        for group in sorted(counts):
            if not counts[group]:
                continue
            if group in hidden:
                found.append(View(reading, group, None, None))
                continue
            mean = float(mean_of(np.array(sixths[group]), np.array(counts[group])))
            found.append(View(reading, group, mean, counts[group]))
    return tuple(found)


def gaps_between(views: tuple[View, ...], least: float) -> tuple[Gap, ...]:
    """The widest gap of each reading, widest first; those of at least `least` are topics."""
    gaps = []
    for reading in READINGS:
        shown = [view for view in views if view.reading == reading and not view.is_hidden]
        pairs = [
            _gap(reading, one, other, least)
            for one, other in combinations(shown, 2)
            # Those affected together are compared with the initiators only: they are the groups.
            if AFFECTED not in (one.group, other.group) or INITIATORS in (one.group, other.group)
        ]
        if pairs:
            gaps.append(max(pairs, key=lambda gap: gap.difference))
    return tuple(sorted(gaps, key=lambda gap: -gap.difference))


def _gap(reading: str, one: View, other: View, least: float) -> Gap:
    low, high = sorted((one, other), key=lambda view: view.mean or 0.0)
    low_mean, high_mean = low.mean or 0.0, high.mean or 0.0
    difference = high_mean - low_mean
    # Rounded as it is shown, so that 1.0 on the page is never called less than 1.
    is_topic = round(difference, 2) >= least
    return Gap(reading, high.group, high_mean, low.group, low_mean, difference, is_topic)
