"""The question as a whole-number programme, solved by HiGHS."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.teams.problem import Ints, Problem

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Solution:
    """The set per member (None when there is none), its value, and what nothing can pass."""

    team: Ints | None
    bound: float
    is_proven: bool
    is_impossible: bool


class Model:
    """Variables: x (n, t) member in set; y per kind (t, values) value present; z (t, s) slot.

    y and z need not be whole once x is; asking only x and z to be whole is enough. With
    `slots_of_wishes_only` who stands in a set without having wished it may be busy.
    """

    def __init__(self, problem: Problem, *, slots_of_wishes_only: bool = False) -> None:
        self.problem = problem
        busy = np.asarray(~problem.free.all(axis=1))[:, np.newaxis]
        self.bound_to_slots = busy & ((problem.wish > 0) | (not slots_of_wishes_only))
        n, t = problem.members, problem.sets
        self.x = np.arange(n * t).reshape(n, t)
        size = n * t
        self.y = []
        for kind in problem.kinds:
            self.y.append(size + np.arange(t * kind.count).reshape(t, kind.count))
            size += t * kind.count
        slots = problem.free.shape[1]
        self.z = size + np.arange(t * slots).reshape(t, slots)
        self.size = size + t * slots
        self.rows: list[tuple[Ints, Floats, float, float]] = []
        self.upper = np.ones(self.size)
        self._placed()
        self._values()
        self._residents_and_needs()
        self._separate()
        self._slots()
        self._in_one_order()

    def _row(self, columns: Any, values: Any, low: float, high: float) -> None:
        columns = np.asarray(columns, dtype=np.int64)
        values = np.broadcast_to(np.asarray(values, dtype=float), columns.shape)
        self.rows.append((columns, values, low, high))

    def _placed(self) -> None:
        """Everyone in one set; sets of the right size."""
        for row in self.x:
            self._row(row, 1, 1, 1)
        for team, column in enumerate(self.x.T):
            self._row(column, 1, self.problem.least[team], self.problem.most[team])

    def _values(self) -> None:
        """A value counts where somebody brings it."""
        for kind, y in zip(self.problem.kinds, self.y, strict=True):
            for value in range(kind.count):
                bringing = np.flatnonzero(kind.value == value)
                for team in range(self.problem.sets):
                    columns = np.append(self.x[bringing, team], y[team, value])
                    self._row(columns, np.append(np.ones(len(bringing)), -1), 0, np.inf)

    def _residents_and_needs(self) -> None:
        problem = self.problem
        if problem.residents:
            for column in self.x[problem.is_resident].T:
                self._row(column, 1, problem.residents, np.inf)
        for able, asked in problem.has:
            for team in np.flatnonzero(asked):
                self._row(self.x[able, team], 1, 1, np.inf)

    def _separate(self) -> None:
        for one, other in self.problem.separate:
            for team in range(self.problem.sets):
                self._row(self.x[[one, other], team], 1, -np.inf, 1)

    def _slots(self) -> None:
        """Every set has one slot, and only members who can then."""
        problem = self.problem
        if problem.free.shape[1] == 0:
            return
        self.upper[self.z[~problem.open]] = 0
        for team in range(problem.sets):
            self._row(self.z[team], 1, 1, 1)
        for member, team in np.argwhere(self.bound_to_slots):
            can = np.flatnonzero(problem.free[member])
            columns = np.append(self.z[team, can], self.x[member, team])
            self._row(columns, np.append(np.ones(len(can)), -1), 0, np.inf)

    def _in_one_order(self) -> None:
        """Sets that are alike are numbered by their first member, or every answer counts t! times.

        The first member is in the first set, the second in the first or second, and so on.
        """
        if self.problem.is_alike:
            for member in range(min(self.problem.members, self.problem.sets)):
                self.upper[self.x[member, member + 1 :]] = 0

    def cost(self) -> Floats:
        """What HiGHS makes as small as it can: the points, negative."""
        cost = np.zeros(self.size)
        cost[self.x] = -self.problem.wish
        for kind, y in zip(self.problem.kinds, self.y, strict=True):
            cost[y] = -kind.points
        return cost

    def matrix(self) -> tuple[Any, Floats, Floats]:
        """All rows as one sparse matrix with their limits."""
        from scipy.sparse import csr_array

        starts = np.cumsum([0, *(len(row[0]) for row in self.rows)])
        columns = np.concatenate([row[0] for row in self.rows] or [np.zeros(0, np.int64)])
        values = np.concatenate([row[1] for row in self.rows] or [np.zeros(0)])
        matrix = csr_array((values, columns, starts), shape=(len(self.rows), self.size))
        low, high = (np.array([row[at] for row in self.rows], dtype=float) for at in (2, 3))
        return matrix, low, high

    def solve(
        self,
        *,
        nodes: int,
        seconds: float | None,
        gap: float = 0.0,
        cost: Floats | None = None,
        forced: tuple[int, int] | None = None,
    ) -> Solution:
        """The best division, or the best within the limits; `forced` puts a member in a set."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        matrix, low, high = self.matrix()
        whole = np.zeros(self.size)
        whole[self.x], whole[self.z] = 1, 1
        lower = np.zeros(self.size)
        if forced is not None:
            lower[self.x[forced]] = 1
        options: dict[str, Any] = {"node_limit": nodes, "mip_rel_gap": gap}
        if seconds is not None:
            options["time_limit"] = seconds
        answer = milp(
            self.cost() if cost is None else cost,
            integrality=whole,
            bounds=Bounds(lower, np.maximum(self.upper, lower)),
            constraints=LinearConstraint(matrix, low, high),
            options=options,
        )
        team = None if answer.x is None else np.asarray(answer.x[self.x].argmax(axis=1))
        bound = getattr(answer, "mip_dual_bound", None)
        ceiling = np.inf if bound is None else -float(bound)
        return Solution(team, ceiling, answer.status == 0, answer.status == 2)
