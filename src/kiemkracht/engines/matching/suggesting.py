"""Suggestions across borders, with room for surprise."""

from collections.abc import Iterator
from concurrent.futures import Executor
from functools import partial

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.matching.filling import Lists, Offer, filled, listed, offered
from kiemkracht.engines.matching.folding import Folded, crossed_borders, fold
from kiemkracht.engines.matching.profiles import (
    BORDERS,
    USUAL_SURPRISE,
    USUAL_WEIGHTS,
    Floats,
    Longs,
    Profiles,
    Spread,
    Suggestions,
    Surprise,
    Weights,
    check_weights,
    checked,
    forbidden_pairs,
    keys_for,
)
from kiemkracht.engines.matching.searching import search
from kiemkracht.engines.matching.sieving import Field, room_for, width_for
from kiemkracht.engines.matching.spreading import spread_out

BLOCK = 256
BLOCKS_PER_TASK = 16
ALIKE = 1e-4
ROWS_AT_ONCE = 4096
NO_BAND = (2.0, -2.0)


def suggest(
    seekers: Profiles,
    targets: Profiles,
    *,
    top: int = 10,
    surprise_every: int = 3,
    weights: Weights = USUAL_WEIGHTS,
    surprise: Surprise = USUAL_SURPRISE,
    never: Longs | None = None,
    same_set: bool = False,
    spread: Spread | None = None,
    seeker_keys: Longs | None = None,
    target_keys: Longs | None = None,
    executor: Executor | None = None,
) -> Suggestions:
    """For every seeker the `top` targets that share a longing and stand across borders.

    score = weights.longing · cosine + the weights of the crossed borders (both sides known and
    different). Every `surprise_every`-th place holds the best-scoring surprise (see `Surprise`)
    that is not on the list yet, as long as there is one; 0 asks for none. Ties go to the lowest
    key. A score never depends on how often others got the same target.

    Nothing is suggested to or of whoever has no meaning (a zero row), nor where the cosine is 0
    or less: there is no shared longing to name. `never` (m, 2) holds pairs of seeker and target
    that may not meet: blocked, left, already tied; with `same_set` (seekers are the targets) they
    count both ways and nobody gets themselves. `spread` guards against a few names on every list.
    `executor` shares blocks of 4,096 seekers among threads or processes; the answer is the same.

    Returns `Suggestions`, exact (no approximate index) and the same whatever the order of the
    rows, when keys go along with them. Raises EngineInputError for wrong shapes, numbers that are
    not finite, rows that are neither unit nor zero, keys that occur twice.
    Cost: O(n t d): 100,000 x 10,000 in seconds (docs/engines/matching.md); memory some 30 MB per
    worker and 50 MB of tables, beside what goes in and comes out.
    It can't tell whether two people get on, nor whether a longing was written down well.
    """
    _check_numbers(top, surprise_every, surprise, spread)
    check_weights(weights)
    seekers, targets = checked(seekers, "seekers"), checked(targets, "targets")
    if seekers.meaning.shape[1] != targets.meaning.shape[1]:
        raise EngineInputError("targets", "meaning has as many dimensions as that of the seekers")
    if same_set and len(seekers) != len(targets):
        raise EngineInputError("same_set", "asks for the same rows on both sides")
    seeker_keys = keys_for(len(seekers), seeker_keys, "seeker_keys")
    target_keys = keys_for(len(targets), target_keys, "target_keys")
    never = _never_twice(never, len(seekers), len(targets), same_set)
    asking = np.flatnonzero(seekers.meaning.any(axis=1))
    known = np.flatnonzero(targets.meaning.any(axis=1))
    reach = top if spread is None else 2 * top
    folded = fold(
        seekers.borders[asking],
        targets.borders[known],
        weights,
        width=width_for(len(known), reach),
    )
    field = _field(
        seekers, targets, asking, known, target_keys, weights, surprise, never, same_set, folded
    )
    offer = offered(_searched(field, reach, executor), weights)
    columns = filled(offer, top=top, every=surprise_every)
    if spread is not None:
        keys = seeker_keys[asking], target_keys[known]
        columns = spread_out(columns, offer, spread, keys=keys)
    return _suggestions(seekers, targets, (asking, known), field.band, offer, columns)


def _check_numbers(
    top: int, surprise_every: int, surprise: Surprise, spread: Spread | None
) -> None:
    if top < 1:
        raise EngineInputError("top", "is at least 1")
    if surprise_every < 0:
        raise EngineInputError("surprise_every", "is 0 (no surprises) or more")
    if not surprise.floor <= surprise.ceiling:
        raise EngineInputError("surprise", "has its floor at or below its ceiling")
    if spread is not None and (spread.most < 1 or not spread.margin >= 0):
        raise EngineInputError("spread", "needs most from 1 and a margin from 0")


def _never_twice(never: Longs | None, seekers: int, targets: int, same_set: bool) -> Longs:
    """Forbidden pairs as rows (seeker, target), every pair once."""
    starts, columns = forbidden_pairs(never, seekers=seekers, targets=targets, same_set=same_set)
    rows = np.repeat(np.arange(seekers), np.diff(starts))
    return np.stack([rows, columns], axis=1)


def _field(
    seekers: Profiles,
    targets: Profiles,
    asking: Longs,
    known: Longs,
    target_keys: Longs,
    weights: Weights,
    surprise: Surprise,
    never: Longs,
    same_set: bool,
    folded: Folded,
) -> Field:
    """Only who has a meaning takes part; forbidden pairs are renumbered with them."""
    mine, theirs = _part(seekers, asking), _part(targets, known)
    row_of = np.full(len(seekers), -1, dtype=np.int64)
    column_of = np.full(len(targets), -1, dtype=np.int64)
    row_of[asking], column_of[known] = np.arange(len(asking)), np.arange(len(known))
    row, column = row_of[never[:, 0]], column_of[never[:, 1]]
    both = (row >= 0) & (column >= 0)
    row, column = row[both], column[both]
    starts = np.searchsorted(row, np.arange(len(asking) + 1))
    return Field(
        seekers=mine,
        targets=theirs,
        target_rank=np.argsort(np.argsort(target_keys[known])),
        turned=np.ascontiguousarray(theirs.meaning.T) * np.float32(weights.longing),
        folded=folded,
        weights=weights,
        surprise=surprise,
        band=_band(mine.meaning, theirs.meaning, surprise, same_set),
        never=(starts, column),
    )


def _part(profiles: Profiles, rows: Longs) -> Profiles:
    if len(rows) == len(profiles):
        return profiles  # a copy would cost as much memory as all of them
    return Profiles(profiles.meaning[rows], profiles.borders[rows])


def _band(mine: Floats, theirs: Floats, surprise: Surprise, same_set: bool) -> Floats:
    """Per seeker the lowest and highest longing of a surprise, shape (n, 2).

    Mean and deviation of a seeker's cosines follow from the sum of the targets and of their
    products, without a single pair. With itself a seeker is not counted. Who stands equally near
    all targets has no band.
    """
    count = len(theirs) - same_set
    band = np.full((len(mine), 2), NO_BAND, dtype=np.float32)
    if count < 1 or len(mine) == 0:
        return band
    wide = theirs.astype(np.float64)
    total, products = wide.sum(axis=0), wide.T @ wide
    own = 1.0 if same_set else 0.0
    for start in range(0, len(mine), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        some = mine[rows].astype(np.float64)
        mean = (some @ total - own) / count
        squares = (np.einsum("ij,ij->i", some @ products, some) - own) / count
        deviation = np.sqrt(np.maximum(squares - mean * mean, 0))
        edges = np.stack(
            [mean + surprise.floor * deviation, mean + surprise.ceiling * deviation], axis=1
        )
        band[rows] = np.where(deviation[:, np.newaxis] > ALIKE, edges, band[rows])
    return band


def _searched(field: Field, reach: int, executor: Executor | None) -> Lists:
    count = len(field.seekers) if len(field.targets) else 0
    step = BLOCK * BLOCKS_PER_TASK
    tasks = [range(start, min(start + step, count)) for start in range(0, count, step)]
    work = partial(_search_rows, field, reach)
    parts = list(map(work, tasks) if executor is None else executor.map(work, tasks))
    return listed(parts, len(field.seekers), reach)


def _search_rows(field: Field, reach: int, rows: range) -> Lists:
    room = room_for(field, min(BLOCK, len(rows)), reach)
    found = [search(field, block, reach, room) for block in _blocks(rows)]
    return listed([Lists(one, other) for one, other in found], len(rows), reach)


def _blocks(rows: range) -> Iterator[slice]:
    for start in range(rows.start, rows.stop, BLOCK):
        yield slice(start, min(start + BLOCK, rows.stop))


def _suggestions(
    seekers: Profiles,
    targets: Profiles,
    part: tuple[Longs, Longs],
    band: Floats,
    offer: Offer,
    columns: Longs,
) -> Suggestions:
    """Back to the numbers of the caller; rows that did not take part stay empty."""
    asking, known = part
    shape = (len(seekers), columns.shape[1])
    row, place = np.nonzero(columns >= 0)
    column = columns[row, place]
    where = asking[row], place
    target = np.full(shape, -1, dtype=np.int32)
    target[where] = known[offer.target[row, column]]

    def placed(values: Floats) -> Floats:
        numbers = np.zeros(shape, dtype=np.float32)
        numbers[where] = values[row, column]
        return numbers

    crossed = np.zeros((*shape, len(BORDERS)), dtype=bool)
    crossed[where] = crossed_borders(seekers.borders[where[0]], targets.borders[target[where]])
    is_surprise = np.zeros(shape, dtype=bool)
    is_surprise[where] = column >= offer.reach
    bands = np.full((len(seekers), 2), NO_BAND, dtype=np.float32)
    bands[asking] = band
    return Suggestions(
        target=target,
        score=placed(offer.score),
        longing=placed(offer.longing),
        difference=placed(offer.difference),
        crossed=crossed,
        is_surprise=is_surprise,
        band=bands,
    )
