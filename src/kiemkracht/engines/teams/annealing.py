"""A good division of many members: seats change hands, ever more choosily."""

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.teams.problem import Ints, Problem

Floats = NDArray[np.float64]

SWEEPS = 300
HOT, COLD = 3.0, 0.15
BROKEN, GENTLE, STRICT_FROM = 60.0, 0.03, 0.7
CLOSED = -1


def anneal(problem: Problem, seed: int, *, start: Ints | None = None) -> Ints | None:
    """The best division met that keeps every hard rule, or None if none was met.

    `start` is a division that keeps them, to begin with; without it everyone is dealt at random.

    One seat of every set is emptied at once, and who sat there is dealt over those seats anew, by
    the best assignment of gains plus a random part that shrinks from 3 points to 0.15. With one
    newcomer per set the gains are exact, so a step weighs every circle of exchanges together, and
    free seats go round like people. A broken hard rule costs 1.8 points at first, so that a set
    can find another hour, and 60 in the last third; with a `start` always 60. The number of steps
    is fixed, so the same seed gives the same division on every machine. Cost: 300 steps per seat
    of the largest set, each O(t² (values + slots)) and an assignment of t x t; 500 over 60 in
    some 6 s.
    Sources: Kirkpatrick, Gelatt and Vecchi 1983, doi:10.1126/science.220.4598.671; Ahuja, Ergun,
    Orlin and Punnen 2002, doi:10.1016/S0166-218X(01)00338-9 (exchanges in circles).
    """
    if not problem.least.sum() <= problem.members <= problem.most.sum():
        return None
    chance = np.random.default_rng([seed, problem.members, problem.sets])
    dealt = _dealt(problem, chance) if start is None else _seated(problem, start)
    seats = _Seats(problem, dealt)
    best, most = start, -1.0 if start is None else seats.value()
    for sweep in range(SWEEPS):
        done = sweep / (SWEEPS - 1)
        heat = HOT * (COLD / HOT) ** done
        gentle = 1.0 if start is not None else min(1.0, GENTLE ** (1 - done / STRICT_FROM))
        seats.shuffle(chance)
        for column in range(seats.width):
            seats.deal_anew(column, heat, gentle * BROKEN, chance)
        if seats.is_whole() and seats.value() > most:
            best, most = seats.team(), seats.value()
    return best


def _dealt(problem: Problem, chance: np.random.Generator) -> Ints:
    """Who sits where at first, shape (t, seats): n for a free seat, CLOSED beyond the most.

    The least of every set is dealt first, then what is over, at random.
    """
    width = int(problem.most.max())
    seat = np.arange(width)
    seats = np.where(seat < problem.most[:, np.newaxis], problem.members, CLOSED)
    asked = np.argwhere(seat < problem.least[:, np.newaxis])
    spare = np.argwhere((seat >= problem.least[:, np.newaxis]) & (seats != CLOSED))
    taken = np.concatenate([asked, chance.permutation(spare)])[: problem.members]
    seats[taken[:, 0], taken[:, 1]] = chance.permutation(problem.members)
    return np.asarray(seats, dtype=np.int64)


def _seated(problem: Problem, team: Ints) -> Ints:
    """The seats of a division, shape (t, seats)."""
    seats = np.full((problem.sets, int(problem.most.max())), CLOSED, dtype=np.int64)
    for number, most in enumerate(problem.most):
        inside = np.flatnonzero(team == number)
        seats[number, :most] = problem.members
        seats[number, : len(inside)] = inside
    return seats


class _Seats:
    """The division of the moment, with counts that make every newcomer cheap to weigh.

    Row n of what is known per member is the free seat: it brings nothing and needs nothing.
    """

    def __init__(self, problem: Problem, seats: Ints) -> None:
        self.problem, self.seats = problem, seats
        self.width = seats.shape[1]
        self.wish = _with_nobody(problem.wish)
        values = [_one_hot(kind.value, kind.count) for kind in problem.kinds]
        points = [np.full(kind.count, float(kind.points)) for kind in problem.kinds]
        self.values = _with_nobody(np.concatenate([np.zeros((problem.members, 0)), *values], 1))
        self.points = np.concatenate([np.zeros(0), *points])
        self.busy = _with_nobody(~problem.free)
        able = [problem.is_resident, *(able for able, _ in problem.has)]
        self.able = _with_nobody(np.stack(able, axis=1))
        residents = np.full(problem.sets, problem.residents)
        self.asked = np.stack([residents, *(asked for _, asked in problem.has)], 1).astype(float)
        self.apart = np.zeros((problem.members + 1, problem.members + 1))
        self.apart[problem.separate[:, 0], problem.separate[:, 1]] = 1
        self.apart += self.apart.T
        self._count()

    def _count(self) -> None:
        problem = self.problem
        within = np.zeros((problem.sets, problem.members + 1))
        row, column = np.nonzero(self.seats != CLOSED)
        within[row, self.seats[row, column]] = 1
        within[:, problem.members] = 0
        self.size = within.sum(axis=1)
        self.there = within @ self.values
        # A slot in which a set can't meet misses more members than there are.
        self.absent = within @ self.busy + np.where(problem.open, 0, problem.members + 1)
        self.skilled = within @ self.able
        self.near = within @ self.apart

    def shuffle(self, chance: np.random.Generator) -> None:
        """Other members of each set come in the same column."""
        self.seats = chance.permuted(self.seats, axis=1)

    def deal_anew(
        self, column: int, heat: float, broken: float, chance: np.random.Generator
    ) -> None:
        """Divide who has a seat in this column over those seats anew."""
        from scipy.optimize import linear_sum_assignment

        sets = np.flatnonzero(self.seats[:, column] != CLOSED)
        members = self.seats[sets, column]
        self._seat(members, sets, -1)
        gains = self._gains(members, sets, broken)
        gains += heat * chance.gumbel(size=gains.shape)
        _, dealt = linear_sum_assignment(gains, maximize=True)
        self.seats[sets, column] = members[dealt]
        self._seat(members[dealt], sets, 1)

    def _seat(self, members: Ints, sets: Ints, step: int) -> None:
        """Let one member (or nobody) per set come (1) or go (-1)."""
        self.size[sets] += step * (members < self.problem.members)
        self.there[sets] += step * self.values[members]
        self.absent[sets] += step * self.busy[members]
        self.skilled[sets] += step * self.able[members]
        self.near[sets] += step * self.apart[members]

    def _gains(self, members: Ints, sets: Ints, broken: float) -> Floats:
        """What each member brings to each set, shape (sets, members)."""
        new = (self.there[sets] == 0) * self.points
        gains = self.wish[members][:, sets].T + new @ self.values[members].T
        lacks = self.near[sets][:, members]
        if self.busy.shape[1]:
            absent = self.absent[sets][:, np.newaxis] + self.busy[members]
            lacks += absent.min(axis=2)
        for asked, has, able in zip(
            self.asked[sets].T, self.skilled[sets].T, self.able[members].T, strict=True
        ):
            lacks += np.maximum((asked - has)[:, np.newaxis] - able, 0)
        few = self.size[sets] < self.problem.least[sets]
        lacks += few[:, np.newaxis] & (members == self.problem.members)
        return np.asarray(gains - broken * lacks)

    def team(self) -> Ints:
        """The set of every member."""
        row, column = np.nonzero((self.seats != CLOSED) & (self.seats < self.problem.members))
        team = np.empty(self.problem.members, dtype=np.int64)
        team[self.seats[row, column]] = row
        return team

    def value(self) -> float:
        """The points of this division."""
        wishes = self.problem.wish[np.arange(self.problem.members), self.team()].sum()
        return float(wishes + ((self.there > 0) * self.points).sum())

    def is_whole(self) -> bool:
        """Whether every hard rule is kept."""
        misses = self.absent.shape[1] and self.absent.min(axis=1).any()
        fits = (self.size >= self.problem.least).all() and (self.skilled >= self.asked).all()
        team = self.team()
        return bool(fits and not misses and not self.near[team, np.arange(len(team))].any())


def _with_nobody(rows: NDArray[np.generic]) -> Floats:
    """As numbers, with a row of zeros at the end."""
    return np.concatenate([rows.astype(float), np.zeros((1, rows.shape[1]))])


def _one_hot(value: Ints, count: int) -> Floats:
    """A column per value; who is unknown (-1) has a 1 nowhere."""
    return np.asarray(value[:, np.newaxis] == np.arange(count), dtype=float)
