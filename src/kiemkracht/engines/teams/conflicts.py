"""Which hard rules can't be kept together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from kiemkracht.engines.teams.model import Model
from kiemkracht.engines.teams.problem import Problem
from kiemkracht.engines.teams.result import Conflict, Shortage

NODES = 2000


def without(problem: Problem, rules: Sequence[str]) -> Problem:
    """The same question with some hard rules let go."""
    for rule in rules:
        problem = _DROPS[rule](problem)
    return problem


def hard_rules(problem: Problem) -> tuple[str, ...]:
    """The hard rules that ask something here."""
    asks = {
        "sizes": True,
        "residents": problem.residents > 0,
        "managers": len(problem.managers) > 0,
        "apart": len(problem.apart) > 0,
        "needs": bool(problem.has),
        "slots": problem.free.shape[1] > 0,
    }
    return tuple(rule for rule, is_asked in asks.items() if is_asked)


def conflicts_of(problem: Problem) -> tuple[Conflict, ...]:
    """The smallest numbers of hard rules to let go of: every single one, or else every pair.

    Cost: one search for any division per rule, or per pair of rules.
    """
    rules = hard_rules(problem)
    for count in (1, 2):
        enough = [
            Conflict(some) for some in combinations(rules, count) if _can(without(problem, some))
        ]
        if enough:
            return tuple(enough)
    return ()


def shortages_of(
    problem: Problem, projects: Sequence[str], needs: Sequence[str]
) -> tuple[Shortage, ...]:
    """What plain adding up shows: too few or too many people, residents, people with a need."""
    n, found = problem.members, []
    least, most = int(problem.least.sum()), int(problem.most.sum())
    if least > n:
        found.append(Shortage("sizes", "least", least, n))
    if most < n:
        found.append(Shortage("sizes", "most", most, n))
    wanted, residents = problem.residents * problem.sets, int(problem.is_resident.sum())
    if residents < wanted:
        found.append(Shortage("residents", "", wanted, residents))
    for need, (able, asked) in zip(needs, problem.has, strict=True):
        if able.sum() < asked.sum():
            found.append(Shortage("needs", need, int(asked.sum()), int(able.sum())))
    for name, is_open, size in zip(projects, problem.open, problem.least, strict=True):
        can = problem.free[:, is_open].sum(axis=0)
        if problem.free.shape[1] and int(can.max(initial=0)) < size:
            found.append(Shortage("slots", name, int(size), int(can.max(initial=0))))
    return tuple(found)


def _can(problem: Problem) -> bool:
    model = Model(problem)
    answer = model.solve(nodes=NODES, seconds=None, cost=np.zeros(model.size))
    return answer.team is not None


def _without_sizes(problem: Problem) -> Problem:
    return replace(
        problem,
        least=np.zeros_like(problem.least),
        most=np.full_like(problem.most, problem.members),
    )


def _without_slots(problem: Problem) -> Problem:
    return replace(problem, free=problem.free[:, :0], open=problem.open[:, :0])


_DROPS: dict[str, Callable[[Problem], Problem]] = {
    "sizes": _without_sizes,
    "residents": lambda problem: replace(problem, residents=0),
    "managers": lambda problem: replace(problem, managers=problem.managers[:0]),
    "apart": lambda problem: replace(problem, apart=problem.apart[:0]),
    "needs": lambda problem: replace(problem, has=()),
    "slots": _without_slots,
}
