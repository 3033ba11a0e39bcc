"""A good division of many members: partners change places, ever more choosily."""

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.teams.problem import Ints, Problem

Floats = NDArray[np.float64]

SWEEPS = 36
HOT, COLD = 6.0, 0.25
BROKEN = 60.0


def anneal(problem: Problem, seed: int) -> Ints | None:
    """The best division met that keeps every hard rule, or None if none was met.

    Members in turn change places with another, or move to another set: which of all n + t
    possibilities is a draw that favours gains (heat bath), while the heat goes down from 6 points
    to a quarter. A broken hard rule costs 60 points. The number of steps is fixed, so the same
    seed gives the same division. Cost: 36 n steps of O(n (kinds + slots)) each.
    Source: Kirkpatrick, Gelatt and Vecchi 1983, doi:10.1126/science.220.4598.671.
    """
    chance = np.random.default_rng([seed, problem.members, problem.sets])
    sets = _Sets(problem, _dealt(problem, chance))
    best, most = (sets.team.copy(), sets.value()) if sets.is_whole() else (None, -np.inf)
    for sweep in range(SWEEPS):
        heat = HOT * (COLD / HOT) ** (sweep / max(SWEEPS - 1, 1))
        for member in chance.permutation(problem.members):
            sets.step(int(member), heat, chance)
        if sets.is_whole() and sets.value() > most:
            best, most = sets.team.copy(), sets.value()
    return best


def _dealt(problem: Problem, chance: np.random.Generator) -> Ints:
    """Places dealt at random: first the least of every set, then up to the most."""
    sets = np.arange(problem.sets)
    spare = chance.permutation(np.repeat(sets, problem.most - problem.least))
    places = np.concatenate([np.repeat(sets, problem.least), spare])[: problem.members]
    rest = chance.integers(0, problem.sets, problem.members - len(places))
    return np.asarray(chance.permutation(np.concatenate([places, rest])), dtype=np.int64)


class _Sets:
    """The division of the moment, with counts that make every change cheap to weigh."""

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
        within = np.zeros((t, n), dtype=np.int64)
        within[team, self.everyone] = 1
        self.size = within.sum(axis=1)
        self.absent = within @ self.busy
        self.near = (within @ self.apart).T
        self.able = [within @ skill for skill in self.skills]
        self.counts = []
        for kind in problem.kinds:
            count = np.zeros((t, kind.count + 1), dtype=np.int64)
            np.add.at(count, (team, kind.value), 1)
            # The last column is of who is unknown; it never earns a point.
            count[:, -1] = 2
            self.counts.append(count)

    def value(self) -> float:
        """The points of this division."""
        total = int(self.problem.wish[self.everyone, self.team].sum())
        for kind, count in zip(self.problem.kinds, self.counts, strict=True):
            total += kind.points * int((count[:, :-1] > 0).sum())
        return float(total)

    def is_whole(self) -> bool:
        """Whether every hard rule is kept."""
        problem = self.problem
        fits = (self.size >= problem.least) & (self.size <= problem.most)
        enough = all(
            (able >= asked).all() for able, asked in zip(self.able, self.asked, strict=True)
        )
        alone = not self.near[self.everyone, self.team].any()
        return bool(fits.all() and enough and alone and not self._no_slot(self.absent).any())

    def _no_slot(self, absent: Ints, team: Ints | None = None) -> Ints:
        """How many members miss the best slot of a set; `absent` (…, s)."""
        if absent.shape[-1] == 0:
            return np.zeros(absent.shape[:-1], dtype=np.int64)
        closed = self.closed if team is None else self.closed[team]
        return np.asarray((absent + closed).min(axis=-1))

    def step(self, member: int, heat: float, chance: np.random.Generator) -> None:
        """Change places with a member, move to a set, or stay."""
        gains = np.concatenate([self.of_swaps(member), self.of_moves(member)])
        gains[member] = 0.0  # stay
        chosen = int((gains / heat + chance.gumbel(size=len(gains))).argmax())
        if chosen == member:
            return
        old = int(self.team[member])
        if chosen < len(self.team):
            new = int(self.team[chosen])
            self._put(chosen, old)
        else:
            new = chosen - len(self.team)
        self._put(member, new)

    def of_swaps(self, member: int) -> Floats:
        """What changing places with each member brings, -inf within the set."""
        mine, theirs = int(self.team[member]), self.team
        wish = self.problem.wish
        gain = (wish[member, theirs] - wish[member, mine] + wish[:, mine]).astype(float)
        gain -= wish[self.everyone, theirs]
        for kind, count in zip(self.problem.kinds, self.counts, strict=True):
            own = kind.value[member]
            change = (count[mine, kind.value] == 0).astype(np.int64) - (count[mine, own] == 1)
            change += (count[theirs, own] == 0) * 1 - (count[theirs, kind.value] == 1)
            gain += kind.points * np.where(kind.value == own, 0, change)
        gain -= BROKEN * self.broken_by_swaps(member, mine, theirs)
        gain[theirs == mine] = -np.inf
        return np.asarray(gain)

    def broken_by_swaps(self, member: int, mine: int, theirs: Ints) -> Ints:
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

    def of_moves(self, member: int) -> Floats:
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
        gain -= BROKEN * more
        gain[mine] = -np.inf
        return np.asarray(gain)

    def _put(self, member: int, team: int) -> None:
        old = int(self.team[member])
        self.team[member] = team
        for at, step in ((old, -1), (team, 1)):
            self.size[at] += step
            self.absent[at] += step * self.busy[member]
            self.near[:, at] += step * self.apart[member]
            for skill, able in zip(self.skills, self.able, strict=True):
                able[at] += step * skill[member]
            for kind, count in zip(self.problem.kinds, self.counts, strict=True):
                if kind.value[member] >= 0:
                    count[at, kind.value[member]] += step


def cheapest_change(problem: Problem, team: Ints, member: int, wanted: int) -> int | None:
    """Points lost when a member goes to a set by the cheapest swap or move; None: not allowed.

    Cost: O(n (kinds + slots)).
    """
    sets = _Sets(problem, team.copy())
    mine, theirs = int(team[member]), sets.team
    fine = (theirs == wanted) & (sets.broken_by_swaps(member, mine, theirs) <= 0)
    gains = list(sets.of_swaps(member)[fine])
    move = float(sets.of_moves(member)[wanted])
    if move > -BROKEN / 2:
        gains.append(move)
    return -round(max(gains)) if gains else None
