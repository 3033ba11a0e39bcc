"""What marks a group and what all groups share: the formulas of Polis."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.axes import Floats
from kiemkracht.engines.landscape.groups import Labels
from kiemkracht.engines.landscape.votes import AGREE, DISAGREE, VoteMatrix

Z_90 = 1.2816
MOST_SHOWN = 5

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes per group and statement, each of shape (k, T): agree, disagree and all seen."""

    agree: Counts
    disagree: Counts
    seen: Counts


@dataclass(frozen=True, slots=True)
class Marks:
    """How strongly a statement marks a group, shapes (k, T); for agreeing and for disagreeing.

    `p` is the share with one added on either side, `test` the z-value of that share against one
    half, `ratio` the share relative to the other groups and `ratio_test` its z-value.
    """

    p: Floats
    test: Floats
    ratio: Floats
    ratio_test: Floats


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement that marks a group, in the direction in which the group voted."""

    statement: int
    direction: str
    agreeing: int
    seen: int
    p: float
    test: float
    ratio: float
    ratio_test: float


def tally(matrix: VoteMatrix, labels: Labels, count: int) -> tuple[Tally, Tally]:
    """Count votes of everyone (one row) and per group; label -1 stands in none. Cost: O(votes)."""
    width = len(matrix.statements)
    of_person = np.where(labels < 0, count, labels) * (3 * width)
    cell = np.repeat(of_person, matrix.votes_per_person)
    cell += matrix.columns * np.int64(3)
    cell += matrix.values
    cell += 1
    ways = np.bincount(cell, minlength=(count + 1) * 3 * width).reshape(count + 1, width, 3)
    return _told(ways.sum(axis=0, keepdims=True)), _told(ways[:count])


def _told(ways: Counts) -> Tally:
    """From how often -1, 0 and +1 was voted, shape (k, T, 3)."""
    return Tally(ways[..., AGREE + 1], ways[..., DISAGREE + 1], ways.sum(axis=2))


def neutral(raw: Tally, sizes: Counts, zeroed: NDArray[np.bool_]) -> Tally:
    """The counts as Polis reads them: a zeroed statement was passed by everyone in every group."""
    return Tally(
        np.where(zeroed, 0, raw.agree),
        np.where(zeroed, 0, raw.disagree),
        np.where(zeroed, sizes[:, np.newaxis], raw.seen),
    )


def marks(votes: Counts, seen: Counts) -> Marks:
    """The four measures for agreeing (pass disagree counts for disagreeing). Shapes (k, T)."""
    rest_votes = votes.sum(axis=0, keepdims=True) - votes
    rest_seen = seen.sum(axis=0, keepdims=True) - seen
    p = (votes + 1) / (seen + 2)
    test = 2 * np.sqrt(seen + 1) * ((votes + 1) / (seen + 1) - 0.5)
    ratio = p / ((rest_votes + 1) / (rest_seen + 2))
    return Marks(p, test, ratio, _two_proportions(votes, seen, rest_votes, rest_seen))


def _two_proportions(
    votes: Counts, seen: Counts, other_votes: Counts, other_seen: Counts
) -> Floats:
    """z of the difference of two shares, with one added to all four counts; 0 if all agree."""
    one, all_one = votes + 1, seen + 1
    two, all_two = other_votes + 1, other_seen + 1
    pooled = (one + two) / (all_one + all_two)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / all_one + 1 / all_two))
    difference = one / all_one - two / all_two
    return np.asarray(np.where(pooled == 1, 0.0, difference / np.where(spread > 0, spread, 1.0)))


def representative(
    group: int, tally_: Tally, agree: Marks, disagree: Marks, usable: NDArray[np.bool_]
) -> tuple[Voice, ...]:
    """At most five statements that mark a group: agreements first, then disagreements.

    A statement passes when its share differs from one half and from the other groups, both with
    z above 1.2816 (90 %). The most agreed one always comes first; when nothing passes it stands
    alone, or else the statement that differs most.
    """
    shown = np.flatnonzero(usable).tolist()
    passes = (_passes(agree, group) | _passes(disagree, group)).tolist()
    passing = [column for column in shown if passes[column]]
    best = _most_agreed(shown, group, tally_, agree)
    if not passing:
        return _fallback(group, shown, best, tally_, agree, disagree)
    ranked = sorted(
        (_voice(group, column, tally_, agree, disagree) for column in passing if column != best),
        key=lambda voice: -(voice.ratio * voice.ratio_test * voice.p * voice.test),
    )
    first = [] if best is None else [_agreement(group, best, tally_, agree)]
    chosen = (first + ranked)[:MOST_SHOWN]
    return tuple(sorted(chosen, key=lambda voice: voice.direction != "agree"))


def _passes(measure: Marks, group: int) -> NDArray[np.bool_]:
    return np.asarray((measure.ratio_test[group] > Z_90) & (measure.test[group] > Z_90))


def _most_agreed(shown: Sequence[int], group: int, tally_: Tally, agree: Marks) -> int | None:
    """The statement that is agreed with more convincingly than those before it.

    The first must stand out by itself; against one that the others agree with less, how much
    they differ counts as well.
    """
    p, test, ratio = agree.p[group], agree.test[group], agree.ratio[group]
    plainly = p * test
    apart = (plainly * ratio * agree.ratio_test[group]).tolist()
    starts = ((test > Z_90) | ((ratio > 1) & (p > 0.5))).tolist()
    voted = ((tally_.agree[group] > 0) | (tally_.disagree[group] > 0)).tolist()
    above_others, strength = (ratio > 1).tolist(), plainly.tolist()
    best: int | None = None
    for column in shown:
        if not voted[column]:
            continue
        if best is None:
            best = column if starts[column] else None
        elif above_others[best]:
            best = column if apart[column] > apart[best] else best
        elif strength[column] > strength[best]:
            best = column
    return best


def _fallback(
    group: int,
    shown: Sequence[int],
    best: int | None,
    tally_: Tally,
    agree: Marks,
    disagree: Marks,
) -> tuple[Voice, ...]:
    if best is not None:
        return (_agreement(group, best, tally_, agree),)
    seen = [column for column in shown if tally_.seen[group, column]]
    if not seen:
        return ()
    most = np.maximum(agree.ratio_test[group], disagree.ratio_test[group])
    return (_voice(group, max(seen, key=lambda column: most[column]), tally_, agree, disagree),)


def _voice(group: int, column: int, tally_: Tally, agree: Marks, disagree: Marks) -> Voice:
    if agree.ratio_test[group, column] > disagree.ratio_test[group, column]:
        return _agreement(group, column, tally_, agree)
    return _made(group, column, "disagree", tally_.disagree, tally_, disagree)


def _agreement(group: int, column: int, tally_: Tally, agree: Marks) -> Voice:
    return _made(group, column, "agree", tally_.agree, tally_, agree)


def _made(
    group: int, column: int, direction: str, votes: Counts, tally_: Tally, measure: Marks
) -> Voice:
    return Voice(
        statement=column,
        direction=direction,
        agreeing=int(votes[group, column]),
        seen=int(tally_.seen[group, column]),
        p=float(measure.p[group, column]),
        test=float(measure.test[group, column]),
        ratio=float(measure.ratio[group, column]),
        ratio_test=float(measure.ratio_test[group, column]),
    )


def shared_by_all(tally_: Tally) -> Floats:
    """Group-aware consensus, shape (T,): the product over groups of (A + 1) / (S + 2).

    Between 0 and 1. One group that disagrees brings it down, however small that group is. It
    shrinks with the number of groups, so compare it only within one landscape.
    """
    return np.asarray(((tally_.agree + 1) / (tally_.seen + 2)).prod(axis=0))


def majority(tally_: Tally, usable: NDArray[np.bool_]) -> tuple[tuple[int, str], ...]:
    """Statements on which most people agree, or disagree: at most five of each, by p times z."""
    seen = tally_.seen.sum(axis=0)
    found: list[tuple[int, str]] = []
    for direction, votes in (("agree", tally_.agree), ("disagree", tally_.disagree)):
        total = votes.sum(axis=0)
        p = (total + 1) / (seen + 2)
        test = 2 * np.sqrt(seen + 1) * ((total + 1) / (seen + 1) - 0.5)
        good = np.flatnonzero((p > 0.5) & (test > Z_90) & usable)
        ranked = good[np.argsort(-(p * test)[good], kind="stable")]
        found += [(int(column), direction) for column in ranked[:MOST_SHOWN]]
    return tuple(found)


META_PRIORITY = 49.0


def priorities(tally_: Tally, reach: Floats, is_meta: NDArray[np.bool_]) -> Floats:
    """How much a statement deserves to be shown next, shape (T,), above 0.

    Much agreed with, little passed, far from the middle (`reach` is the length of the
    statement's place on the axes), and eightfold for what few have seen. Meta statements get 49.
    """
    agree, seen = tally_.agree.sum(axis=0), tally_.seen.sum(axis=0)
    passed = seen - agree - tally_.disagree.sum(axis=0)
    importance = (1 - (passed + 1) / (seen + 2)) * (reach + 1) * (agree + 1) / (seen + 2)
    wanted = (importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2
    return np.asarray(np.where(is_meta, META_PRIORITY, wanted))
