"""What a single change of a division would cost."""

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.teams.problem import Ints, Problem

Floats = NDArray[np.float64]

FORBIDDEN = 1e6


class Changes:
    """A division with counts, so that swaps and moves are cheap to weigh.

    Cost: O(n² + n t) once.
    """

    def __init__(self, problem: Problem, team: Ints) -> None:
        n, t = problem.members, problem.sets
        self.problem, self.team = problem, team
        self.everyone = np.arange(n)
        self.busy = (~problem.free).astype(np.int64)
        self.closed = np.where(problem.open, 0, n + 1)
        self.apart = np.zeros((n, n), dtype=np.int64)
        self.apart[problem.separate[:, 0], problem.separate[:, 1]] = 1
        self.apart |= self.apart.T
        self.skills = [problem.is_resident.astype(np.int64), *(able * 1 for able, _ in problem.has)]
        self.asked = [
            np.full(t, problem.residents),
            *(asked.astype(np.int64) for _, asked in problem.has),
        ]
        within = np.zeros((t, n))
        within[team, self.everyone] = 1
        self.size = within.sum(axis=1).astype(np.int64)
        self.absent = (within @ self.busy).astype(np.int64)
        self.near = (within @ self.apart).T.astype(np.int64)
        self.able = [(within @ skill).astype(np.int64) for skill in self.skills]
        self.counts = []
        for kind in problem.kinds:
            count = np.zeros((t, kind.count + 1), dtype=np.int64)
            np.add.at(count, (team, kind.value), 1)
            # The last column is of who is unknown; it never earns a point.
            count[:, -1] = 2
            self.counts.append(count)

    def cheapest(self, member: int, wanted: int) -> int | None:
        """Points lost when a member goes to a set by the cheapest swap or move.

        None: no such change keeps the rules. Cost: O(n (kinds + slots)).
        """
        mine, theirs = int(self.team[member]), self.team
        fine = (theirs == wanted) & (self._broken_by_swaps(member, mine, theirs) <= 0)
        gains = list(self._of_swaps(member)[fine])
        move = float(self._of_moves(member)[wanted])
        if move > -FORBIDDEN / 2:
            gains.append(move)
        return -round(max(gains)) if gains else None

    def _no_slot(self, absent: Ints, team: Ints | None = None) -> Ints:
        """How many members miss the best slot of a set; `absent` (…, s)."""
        if absent.shape[-1] == 0:
            return np.zeros(absent.shape[:-1], dtype=np.int64)
        closed = self.closed if team is None else self.closed[team]
        return np.asarray((absent + closed).min(axis=-1))

    def _of_swaps(self, member: int) -> Floats:
        """What changing places with each member brings in points, -inf within the set."""
        mine, theirs = int(self.team[member]), self.team
        wish = self.problem.wish
        gain = (wish[member, theirs] - wish[member, mine] + wish[:, mine]).astype(float)
        gain -= wish[self.everyone, theirs]
        for kind, count in zip(self.problem.kinds, self.counts, strict=True):
            own = kind.value[member]
            change = (count[mine, kind.value] == 0).astype(np.int64) - (count[mine, own] == 1)
            change += (count[theirs, own] == 0) * 1 - (count[theirs, kind.value] == 1)
            gain += kind.points * np.where(kind.value == own, 0, change)
        gain[theirs == mine] = -np.inf
        return np.asarray(gain)

    def _broken_by_swaps(self, member: int, mine: int, theirs: Ints) -> Ints:
        """How many more rules each swap breaks."""
        here = self.absent[mine] - self.busy[member] + self.busy
        there = self.absent[theirs] - self.busy + self.busy[member]
        more = self._no_slot(here, np.full(len(theirs), mine)) + self._no_slot(there, theirs)
        missing = self._no_slot(self.absent)
        more -= missing[mine] + missing[theirs]
        for skill, able, asked in zip(self.skills, self.able, self.asked, strict=True):
            shift = skill - skill[member]
            more += np.maximum(asked[mine] - able[mine] - shift, 0)
            more += np.maximum(asked[theirs] - able[theirs] + shift, 0)
            lack = np.maximum(asked - able, 0)
            more -= lack[mine] + lack[theirs]
        near = self.near
        more += near[member, theirs] - near[member, mine] + near[:, mine]
        more -= near[self.everyone, theirs] + 2 * self.apart[member]
        return np.asarray(more)

    def _of_moves(self, member: int) -> Floats:
        """What moving to each set brings, -inf to the own one."""
        mine, problem = int(self.team[member]), self.problem
        gain = (problem.wish[member] - problem.wish[member, mine]).astype(float)
        for kind, count in zip(problem.kinds, self.counts, strict=True):
            own = kind.value[member]
            gain += kind.points * ((count[:, own] == 0) * 1 - int(count[mine, own] == 1))
        here = self._no_slot(self.absent[mine] - self.busy[member], np.array(mine))
        missing = self._no_slot(self.absent)
        more = self._no_slot(self.absent + self.busy[member]) - missing + here - missing[mine]
        for skill, able, asked in zip(self.skills, self.able, self.asked, strict=True):
            lack = np.maximum(asked - able, 0)
            more += np.maximum(asked - able - skill[member], 0) - lack
            more += max(asked[mine] - able[mine] + skill[member], 0) - lack[mine]
        more += self.near[member] - self.near[member, mine]
        more += (self.size >= problem.most) * 1 - (self.size < problem.least)
        more += int(self.size[mine] <= problem.least[mine]) - int(
            self.size[mine] > problem.most[mine]
        )
        gain -= FORBIDDEN * more
        gain[mine] = -np.inf
        return np.asarray(gain)
