"""A guard against a few names on every list."""

import numpy as np

from kiemkracht.engines.matching.filling import Offer
from kiemkracht.engines.matching.profiles import Longs, Spread


def spread_out(columns: Longs, offer: Offer, spread: Spread, *, keys: tuple[Longs, Longs]) -> Longs:
    """Columns in which targets over the limit made way where that costs little.

    `columns` and the answer are places in the offer, shape (n, top); `keys` are those of seekers
    and targets. Of a target on too many lists, the places with the nearest alternative give way
    first (then by key), to the seeker's best other target of the same kind within the margin that
    is not itself over the limit. Scores don't change; lists stay in order of score. Who has no
    near alternative keeps the target, so the limit can be passed. Cost: O(places over the limit).
    """
    columns = columns.copy()
    lists = np.bincount(_targets(columns, offer)[columns >= 0], minlength=len(keys[1]))
    for row, place in _over(columns, offer, spread, lists, keys):
        target = offer.target[row, columns[row, place]]
        if lists[target] <= spread.most:
            continue
        other = _alternative(columns[row], place, offer, row, spread, lists)
        if other >= 0:
            lists[target] -= 1
            lists[offer.target[row, other]] += 1
            columns[row, place] = other
    return _in_order(columns, offer, keys[1])


def _targets(columns: Longs, offer: Offer) -> Longs:
    return np.take_along_axis(offer.target, np.maximum(columns, 0), axis=1)


def _over(
    columns: Longs, offer: Offer, spread: Spread, lists: Longs, keys: tuple[Longs, Longs]
) -> list[tuple[int, int]]:
    """Places that hold a target on too many lists, the cheapest to change first."""
    target = _targets(columns, offer)
    row, place = np.nonzero((columns >= 0) & (lists[target] > spread.most))
    loss = [
        offer.score[one, columns[one, spot]] - _next_score(columns[one], spot, offer, one)
        for one, spot in zip(row.tolist(), place.tolist(), strict=True)
    ]
    order = np.lexsort((keys[1][target[row, place]], keys[0][row], np.array(loss)))
    return [(int(row[each]), int(place[each])) for each in order]


def _others(chosen: Longs, place: int, offer: Offer, row: int) -> range:
    """The list of the same kind as what stands on a place."""
    start = offer.reach if chosen[place] >= offer.reach else 0
    return range(start, start + offer.reach)


def _next_score(chosen: Longs, place: int, offer: Offer, row: int) -> float:
    present = set(offer.target[row, chosen[chosen >= 0]].tolist())
    for column in _others(chosen, place, offer, row):
        if offer.target[row, column] >= 0 and int(offer.target[row, column]) not in present:
            return float(offer.score[row, column])
    return -np.inf


def _alternative(
    chosen: Longs, place: int, offer: Offer, row: int, spread: Spread, lists: Longs
) -> int:
    """The best column that may take a place, or -1."""
    present = set(offer.target[row, chosen[chosen >= 0]].tolist())
    least = offer.score[row, chosen[place]] - spread.margin
    for column in _others(chosen, place, offer, row):
        target = int(offer.target[row, column])
        if target < 0 or offer.score[row, column] < least:
            break
        if target not in present and lists[target] < spread.most:
            return column
    return -1


def _in_order(columns: Longs, offer: Offer, keys: Longs) -> Longs:
    """Ordinary and surprising places each in order of score again."""
    ordered = columns.copy()
    for kind in (columns < offer.reach, columns >= offer.reach):
        good = kind & (columns >= 0)
        row, place = np.nonzero(good)
        column = columns[row, place]
        score, key = offer.score[row, column], keys[offer.target[row, column]]
        ordered[row, place] = column[np.lexsort((key, -score, row))]
    return ordered
