"""What no division of many members can pass."""

import numpy as np

from kiemkracht.engines.teams.conflicts import without
from kiemkracht.engines.teams.model import Model
from kiemkracht.engines.teams.problem import Kind, Problem


def ceiling(problem: Problem, seconds: float | None) -> float:
    """A number of points that no division within the hard rules has more of.

    The lower of two: what every rule could earn if it were the only one; and the points when
    members may stand in parts over sets, with slots asked of who wished a set and pairs let go.
    (Slots for everybody everywhere take twenty times as long and hardly lower it.) Sets that are
    alike need no second: there the first says as much. Cost: 500 over 60 in some 3 s; when the
    second is not there within `seconds`, the first stands alone.
    """
    alone = float(problem.wish.max(axis=1, initial=0).sum()) + sum(
        kind.points * _most_different(kind, problem) for kind in problem.kinds
    )
    if problem.is_alike:
        return alone
    return min(alone, _in_parts(problem, seconds))


def _most_different(kind: Kind, problem: Problem) -> int:
    """Different values per set: of one value no more than it has people, nor than sets."""
    people = np.bincount(kind.value[kind.value >= 0], minlength=kind.count)
    by_value = np.minimum(people, problem.sets).sum()
    by_set = np.minimum(problem.most, kind.count).sum()
    return int(min(by_value, by_set))


def _in_parts(problem: Problem, seconds: float | None) -> float:
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    model = Model(without(problem, ["managers", "apart"]), slots_of_wishes_only=True)
    matrix, low, high = model.matrix()
    equal = low == high
    above, below = np.isfinite(high) & ~equal, np.isfinite(low) & ~equal
    answer = linprog(
        model.cost(),
        A_ub=vstack([matrix[above], -matrix[below]]),
        b_ub=np.concatenate([high[above], -low[below]]),
        A_eq=matrix[equal],
        b_eq=low[equal],
        bounds=np.stack([np.zeros(model.size), model.upper], axis=1),
        # From within: along the edges it takes up to ten times as long.
        method="highs-ipm",
        options={} if seconds is None else {"time_limit": seconds},
    )
    return -float(answer.fun) if answer.status == 0 else np.inf
