"""Sets of people: the most points within the hard rules, repeatable, and explained."""

from collections.abc import Sequence

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams.annealing import anneal
from kiemkracht.engines.teams.bounding import ceiling
from kiemkracht.engines.teams.changing import Changes
from kiemkracht.engines.teams.conflicts import (
    conflicts_of,
    hard_rules,
    shortages_of,
    without,
)
from kiemkracht.engines.teams.members import USUAL_RULES, Member, Project, Rules
from kiemkracht.engines.teams.model import Model
from kiemkracht.engines.teams.problem import Ints, Problem, problem_of
from kiemkracht.engines.teams.reckoning import per_rule, teams_of, wish_of
from kiemkracht.engines.teams.result import Composition, GivenUp, RulePrice

PROVEN_UP_TO = 4000
EXACT_UP_TO = 200
NODES, FEW_NODES = 500, 200


def compose(
    members: Sequence[Member],
    projects: Sequence[Project],
    *,
    rules: Rules = USUAL_RULES,
    seed: int = 0,
    time_limit_s: float | None = 120.0,
) -> Composition:
    """Divide everyone over the projects, for the most points within the hard rules.

    Hard: everyone in one set, sizes, residents in every set, no manager with own staff, pairs
    apart, an attribute that a project needs, one slot that suits a whole set. Points: see `Rules`.
    For sets without a project: `learning_sets`.

    With members times sets up to 4,000 the best division is sought by whole-number optimisation
    (HiGHS) and proven. Larger questions, and those not proven within `time_limit_s`, get the best
    of a seeded search with a fixed number of steps; `bound` then comes from the optimisation, or
    from letting members stand in parts over sets while slots and pairs are let go. Among divisions
    with equal points the seed decides.
    The same question and seed give the same sets, whatever the order of the rows. The clock can
    matter in one case: a proof that comes just within the limit on one machine and not on another
    (`is_optimal` says which); with None there is no limit but 500 nodes
    of the search tree. Most questions are proven at the first.

    Returns `Composition`. Raises EngineInputError for ids that occur twice or are not there, sizes
    and points that can't be, more than 2,000 members. Cost: 22 over 6 in a second, 500 over 60 in
    twenty. Source: Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5 (HiGHS).
    It can't tell whether a set will work well: it knows only what was filled in.
    """
    if seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    members = sorted(members, key=lambda member: member.id)
    projects = sorted(projects, key=lambda project: project.id)
    problem_of(members, projects, rules)
    # The order in which rows reach the solver decides among equals: the seed makes that order.
    chance = np.random.default_rng(seed)
    rows = [members[at] for at in chance.permutation(len(members))]
    columns = [projects[at] for at in chance.permutation(len(projects))]
    problem = problem_of(rows, columns, rules)
    if not members and not any(project.least for project in projects):
        return Composition(seed, {}, 0, 0.0, is_optimal=True, is_impossible=False)
    team, bound, is_optimal, is_impossible = _divided(problem, seed, time_limit_s)
    if team is None:
        return _impossible(problem, columns, seed, bound, is_impossible)
    where = _named(problem, rows, columns, team)
    teams = teams_of(members, projects, rules, where)
    value = sum(each.points for each in teams)
    is_small = is_optimal and problem.members * problem.sets <= EXACT_UP_TO
    return Composition(
        seed=seed,
        assignment={member.id: where[member.id] for member in members},
        value=value,
        bound=float(value) if is_optimal else float(np.floor(bound + 1e-6)),
        is_optimal=is_optimal,
        is_impossible=False,
        teams=teams,
        per_rule=per_rule(members, projects, rules, teams),
        given_up=_given_up(problem, rows, columns, rules, team, value if is_small else None),
        prices=_prices(problem, value) if is_small else (),
    )


def _divided(
    problem: Problem, seed: int, seconds: float | None
) -> tuple[Ints | None, float, bool, bool]:
    """A set per member, the bound, whether that is proven best, whether none is possible."""
    if problem.members == 0 or problem.sets == 0:
        return None, 0.0, False, True
    if problem.members * problem.sets <= PROVEN_UP_TO:
        answer = Model(problem).solve(nodes=NODES, seconds=seconds)
        if answer.is_proven or answer.is_impossible:
            return answer.team, answer.bound, answer.is_proven, answer.is_impossible
        bound = answer.bound
    else:
        bound = ceiling(problem, seconds)
    team = anneal(problem, seed)
    if team is not None:
        return team, bound, False, False
    model = Model(problem)
    answer = model.solve(nodes=FEW_NODES, seconds=seconds, cost=np.zeros(model.size))
    if answer.team is None:
        return None, bound, False, answer.is_impossible
    return anneal(problem, seed, start=answer.team), bound, False, False


def _impossible(
    problem: Problem, columns: Sequence[Project], seed: int, bound: float, is_proven: bool
) -> Composition:
    needs = sorted({need for project in columns for need in project.needs})
    solvable = problem.members > 0 and problem.sets > 0
    return Composition(
        seed=seed,
        assignment={},
        value=0,
        bound=max(bound, 0.0) if np.isfinite(bound) else 0.0,
        is_optimal=False,
        is_impossible=is_proven,
        conflicts=conflicts_of(problem) if is_proven and solvable else (),
        shortages=shortages_of(problem, [project.id for project in columns], needs),
    )


def _named(
    problem: Problem, rows: Sequence[Member], columns: Sequence[Project], team: Ints
) -> dict[str, str]:
    """Ids instead of numbers; sets that are alike take their names in order of first member."""
    names = [project.id for project in columns]
    if problem.is_alike:
        first = {
            int(at): min(rows[int(each)].id for each in np.flatnonzero(team == at))
            for at in set(team)
        }
        filled = sorted(first, key=lambda at: first[at])
        empty = [at for at in range(len(columns)) if at not in first]
        for name, at in zip(sorted(names), [*filled, *empty], strict=True):
            names[at] = name
    return {member.id: names[int(team[at])] for at, member in enumerate(rows)}


def _given_up(
    problem: Problem,
    rows: Sequence[Member],
    columns: Sequence[Project],
    rules: Rules,
    team: Ints,
    best: int | None,
) -> tuple[GivenUp, ...]:
    """For everyone without the dearest wish, what that would have cost; in order of id.

    `best` is the proven best value; None: only single changes are weighed.
    """
    place = {project.id: at for at, project in enumerate(columns)}
    model = Model(problem) if best is not None else None
    changes, given = Changes(problem, team), []
    for row, member in enumerate(rows):
        got = wish_of(member, columns[int(team[row])].id, rules)
        if not member.wishes or got == 1 or not rules.wishes:
            continue
        wished = place[member.wishes[0]]
        cost, is_exact = changes.cheapest(row, wished), False
        if model is not None and best is not None:
            answer = model.solve(nodes=FEW_NODES, seconds=None, forced=(row, wished))
            if answer.is_proven:
                cost, is_exact = best - round(answer.bound), True
            elif answer.is_impossible:
                cost, is_exact = None, True
        given.append(GivenUp(member.id, 1, member.wishes[0], got, cost, is_exact))
    return tuple(sorted(given, key=lambda each: each.member))


def _prices(problem: Problem, value: int) -> tuple[RulePrice, ...]:
    prices = []
    for rule in hard_rules(problem):
        if rule != "sizes":
            answer = Model(without(problem, [rule])).solve(nodes=FEW_NODES, seconds=None)
            if answer.is_proven:
                prices.append(RulePrice(rule, round(answer.bound) - value))
    return tuple(prices)
