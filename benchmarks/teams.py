"""Teams and draws: time, memory, value beside the bound, and beside OR-Tools where installed.

    python benchmarks/teams.py [--quick]

Made-up members with three wishes, ten crafts, twelve organisations, managers, and slots of which
everyone has some three in four. The hard towns of 500 over 60 have popular projects, hardly more
residents than sets, 25 managers of everyone, few hours, sets of one size, no wishes, or all of
these but the last (`tests/engines/teams/town.py`). Every line runs in a process of its own: `MB`
is the most it ever held (VmHWM). `again` says whether a second run with the same seed gave the
same sets. Draws: two pools that Flanigan et al. (2021) published numbers for and that can be made
again, and our own.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from machine import pace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT))

from tests.engines.teams.test_drawing import alternate, keeps  # noqa: E402
from tests.engines.teams.town import HARD, broken, hard_town, town  # noqa: E402

from kiemkracht.engines.teams import (  # noqa: E402
    Candidate,
    Draw,
    Quotas,
    Rules,
    compose,
    draw_panel,
)

TEAMS = [(22, 6), (60, 12), (150, 25), (500, 60), (500, 80)]
TOWNS = [("plain", 2), ("plain", 3), *((kind, 2) for kind in (*HARD, "no wishes"))]
TOWNS += [("everything", seed) for seed in (2, 3, 4)]
DRAWS = ["alternate 200 20", "alternate 2000 200", "made-up 120 22", "made-up 150 22"]
LARGE = ["made-up 312 35"]


def main() -> None:
    """Print the tables."""
    quick = "--quick" in sys.argv
    asked = [each for each in sys.argv[1:] if each != "--quick"]
    if asked and asked[0] == "team":
        one_division(int(asked[1]), int(asked[2]), asked[3], int(asked[4]))
        return
    if asked:
        one_draw(asked[0], int(asked[1]), int(asked[2]))
        return
    names = f"{'value':>7}{'bound':>7}{'gap':>8}  again"
    print(f"{'in sets, town':<21}{'s':>7}{'CPU s':>8}{'MB':>6}{names}", flush=True)
    for members, sets in TEAMS[:1] if quick else TEAMS:
        _apart("team", members, sets, "plain", 1)
    for kind, seed in () if quick else TOWNS:
        _apart("team", 500, 60, kind, seed)
    names = f"{'least':>9}{'gini':>8}{'geo':>9}  proven"
    print(f"\n{'pool':<22}{'types':>6}{'s':>8}{'CPU s':>8}{'MB':>6}{names}", flush=True)
    for line in DRAWS[:2] if quick else DRAWS + LARGE:
        _apart(*line.split())


def _apart(*words: object) -> None:
    subprocess.run([sys.executable, __file__, *map(str, words)], check=True)


def _memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def one_division(members: int, sets: int, kind: str = "plain", town_seed: int = 1) -> None:
    """One line of the first table, and one of the peer."""
    people, projects = (
        town(members, sets, seed=town_seed)
        if kind == "plain"
        else hard_town(kind, members, sets, seed=town_seed)
    )
    compose(*town(4, 1))  # scipy is there from here on
    started, burned = time.perf_counter(), time.process_time()
    found = compose(people, projects, seed=1)
    seconds, burned = time.perf_counter() - started, time.process_time() - burned
    assert broken(people, projects, Rules(), dict(found.assignment)) == []
    again = compose(people[::-1], projects, seed=1).assignment == found.assignment
    gap = "proven" if found.is_optimal else f"{found.gap:.2%}"
    print(
        f"{f'{members}/{sets}':<8}{f'{kind} {town_seed}':<13}{seconds:>7.2f}"
        f"{burned:>8.2f}{_memory():>6.0f}{found.value:>7}"
        f"{found.bound:>7.0f}{gap:>8}  {'same' if again else 'other'}",
        flush=True,
    )
    if members <= 60 and kind == "plain":
        peer(members, sets)


def peer(members: int, sets: int) -> None:
    """OR-Tools' CP-SAT on wishes and differences, without slots: the easier question."""
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        return
    people, projects = town(members, sets)
    rules, model = Rules(), cp_model.CpModel()
    put = {(p.id, t.id): model.new_bool_var("") for p in people for t in projects}
    points = []
    for person in people:
        model.add_exactly_one(put[person.id, each.id] for each in projects)
        for wish, worth in zip(person.wishes, rules.wishes, strict=False):
            points.append(worth * put[person.id, wish])
    for project in projects:
        inside = [put[person.id, project.id] for person in people]
        model.add_linear_constraint(sum(inside), project.least, project.most)
        model.add_bool_or(put[each.id, project.id] for each in people if each.is_resident)
        for kind in ("craft", "organisation", "layer", "world"):
            for value in {getattr(each, kind) for each in people}:
                there = model.new_bool_var("")
                model.add(
                    there <= sum(put[e.id, project.id] for e in people if getattr(e, kind) == value)
                )
                points.append(rules.of_kind(kind) * there)
    model.maximize(sum(points))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.linearization_level = 8, 2
    solver.parameters.max_time_in_seconds = 30
    started = time.perf_counter()
    solver.solve(model)
    seconds = time.perf_counter() - started
    value, bound = solver.objective_value, solver.best_objective_bound
    print(f"  CP-SAT, no slots {seconds:>7.2f} s, value {value:.0f}, bound {bound:.0f}", flush=True)


def one_draw(kind: str, people: int, seats: int) -> None:
    """One line of the second table."""
    pool, quotas = alternate(people, seats) if kind == "alternate" else made_up(people, seats)
    compose(*town(4, 1))
    started, burned = time.perf_counter(), time.process_time()
    found: Draw = draw_panel(pool, quotas, seats, seed=1)
    seconds, burned = time.perf_counter() - started, time.process_time() - burned
    assert keeps(pool, quotas, seats, found.panel)
    name, proof = f"{kind} {people} to {seats}", "yes" if found.is_proven else "no"
    cost = f"{seconds:>8.2f}{burned:>8.2f}{_memory():>6.0f}"
    chances = f"{found.least:>9.3%}{found.gini:>8.4f}{found.geometric_mean:>9.3%}"
    print(f"{name:<22}{len(found.types):>6}{cost}{chances}  {proof}", flush=True)


def made_up(people: int, seats: int) -> tuple[list[Candidate], Quotas]:
    """A skewed pool with four to six features and quotas that it does not resemble."""
    features = {120: 4, 150: 5}.get(people, 6)
    chance = np.random.default_rng(0)
    columns = []
    for _ in range(features):
        values = int(chance.integers(2, 5))
        columns.append(chance.choice(values, people, p=chance.dirichlet(np.full(values, 3.0))))
    quotas: dict[str, dict[str, tuple[int, int]]] = {}
    for at, column in enumerate(columns):
        values = int(column.max()) + 1
        target = chance.dirichlet(np.full(values, 6.0)) * seats
        there = np.bincount(column, minlength=values)
        quotas[f"f{at}"] = {
            str(each): (
                max(0, min(int(target[each]) - 1, int(there[each]))),
                int(np.ceil(target[each])) + 1,
            )
            for each in range(values)
        }
    pool = [
        Candidate(f"p{row:04}", {f"f{at}": str(column[row]) for at, column in enumerate(columns)})
        for row in range(people)
    ]
    return pool, quotas


if __name__ == "__main__":
    main()
    print(pace())
