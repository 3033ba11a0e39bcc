"""How views on each statement moved: counts at moments, and who came to think otherwise.

A moment is only kept when at least `least` people gave or changed their view since the moment
before, and the last kept one lies as far from what everyone thinks now, or is exactly that. So no
two neighbouring numbers differ by fewer people, and nobody's view follows from a difference.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape.votes import VoteLog

UNSEEN = 2
MOST_MOMENTS = 24

Ints = NDArray[np.int64]
Signs = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Point:
    """How a statement stood at the end of a span of time: `end` in the unit of the log."""

    end: int
    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """How many gave a view until then."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class Move:
    """So many people came from one view (1, 0, -1) to another."""

    before: int
    after: int
    people: int


@dataclass(frozen=True, slots=True)
class Course:
    """One statement over time.

    `changed` people thought otherwise at the last point than at their own first view; None when
    these are fewer than `least`, and 0 when it is nobody. `moves` names the kinds of which that can
    be told; `others` people made another one.
    """

    statement: int
    points: tuple[Point, ...]
    changed: int | None
    moves: tuple[Move, ...]
    others: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """All statements of which there is something to tell, by id.

    `span` is the length of the spans in the unit of the log. `changed` counts different people
    over all statements, None below `least`.
    """

    span: int
    courses: tuple[Course, ...]
    changed: int | None


def over_time(log: VoteLog, *, spans: Sequence[int], least: int) -> OverTime:
    """Follow every statement from its first vote to the last.

    `log` holds the votes in the order in which they were cast, with whole times that never go back
    (any unit). `spans` are lengths of time in that unit, each a whole number of times the one
    before; the shortest that gives at most 24 spans is used, counted from time 0, so that a later
    call with more votes keeps the moments it drew before or leaves some out. `least` is at least 1.

    Cost: O(votes · log votes) and 24 passes over the people of each statement. It can't tell why
    someone changed, nor what those think who came once; a share also moves because others came.
    Raises EngineInputError by name.
    """
    _check(log, spans, least)
    if not len(log.values):
        return OverTime(int(spans[0]), (), 0)
    span = _span(log.times, spans)
    ends = (log.times // span + 1) * span
    by_statement = np.argsort(log.statements, kind="stable")
    ids, starts = np.unique(log.statements[by_statement], return_index=True)
    changed: set[int] = set()
    courses = []
    for number, rows in zip(ids, np.split(by_statement, starts[1:]), strict=True):
        people, who = np.unique(log.participants[rows], return_inverse=True)
        points, first, last = _points(who, log.values[rows], ends[rows], len(people), least)
        if points:
            otherwise = (first != last) & (last != UNSEEN)
            changed.update(people[otherwise].tolist())
            courses.append(_course(int(number), points, first[otherwise], last[otherwise], least))
    return OverTime(span, tuple(courses), _told(len(changed), least))


def _check(log: VoteLog, spans: Sequence[int], least: int) -> None:
    if least < 1:
        raise EngineInputError("least", "is at least 1")
    steps = list(spans)
    nested = all(after % before == 0 and after > before for before, after in pairwise(steps))
    if not steps or steps[0] < 1 or not nested:
        raise EngineInputError("spans", "each is a whole number of times the one before")
    if len(log.times) and (np.diff(log.times) < 0).any():
        raise EngineInputError("times", "go back; give the votes in the order they were cast")


def _span(times: Ints, spans: Sequence[int]) -> int:
    for span in spans:
        if len(np.unique(times // span)) <= MOST_MOMENTS:
            return int(span)
    return int(spans[-1])


def _points(
    who: Ints, values: Signs, ends: Ints, people: int, least: int
) -> tuple[tuple[Point, ...], Signs, Signs]:
    """The kept points, everyone's first view, and everyone's view at the last point."""
    now = np.full(people, UNSEEN, dtype=np.int8)
    first = np.full(people, UNSEEN, dtype=np.int8)
    # Written backwards, the earliest vote of each is the one that stays.
    first[who[::-1]] = values[::-1]
    kept = [(0, now.copy())]
    moments, begins = np.unique(ends, return_index=True)
    for end, rows in zip(moments, np.split(np.arange(len(who)), begins[1:]), strict=True):
        now[who[rows]] = values[rows]
        if np.count_nonzero(now != kept[-1][1]) >= least:
            kept.append((int(end), now.copy()))
    while len(kept) > 1 and 0 < np.count_nonzero(now != kept[-1][1]) < least:
        kept.pop()
    return tuple(_point(end, state) for end, state in kept[1:]), first, kept[-1][1]


def _point(end: int, state: Signs) -> Point:
    return Point(end, *(int(np.count_nonzero(state == value)) for value in (1, -1, 0)))


def _course(
    statement: int, points: tuple[Point, ...], before: Signs, after: Signs, least: int
) -> Course:
    counted = Counter(zip(before.tolist(), after.tolist(), strict=True))
    total = len(before)
    moves = _moves(counted, total, least)
    told = _told(total, least)
    others = total - sum(move.people for move in moves) if told else 0
    return Course(statement, points, told, moves, others)


def _moves(counted: Counter[tuple[int, int]], total: int, least: int) -> tuple[Move, ...]:
    """The kinds of at least `least` people, when as many or nobody is left for the others."""
    if total < least:
        return ()
    kinds = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    shown = [Move(before, after, people) for (before, after), people in kinds if people >= least]
    while shown and 0 < total - sum(move.people for move in shown) < least:
        shown.pop()
    return tuple(shown)


def _told(people: int, least: int) -> int | None:
    return None if 0 < people < least else people
