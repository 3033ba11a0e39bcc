"""Panels that keep every quota: the best for given weights, and what to relax if there are none."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.teams.pool import Floats, Ints, Pool

NODES = 50_000


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One quota that must widen, by how it stands and how it could stand."""

    feature: str
    value: str
    least: int
    most: int
    new_least: int
    new_most: int


def best_panel(pool: Pool, weights: Floats, *, gap: float = 1e-9) -> Ints | None:
    """How many of each type in the panel with the greatest weight, shape (T,); None: no panel.

    `weights` (T,) count per person. Whole-number optimisation (HiGHS); with a `gap` it may stop at
    a panel whose weight is at most that share below the greatest.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    largest = float(np.abs(weights).max(initial=0.0)) or 1.0
    rows, low, high = limits(pool)
    answer = milp(
        -weights / largest,
        integrality=np.ones(pool.types),
        bounds=Bounds(0, pool.size),
        constraints=LinearConstraint(rows, low, high),
        options={"node_limit": NODES, "mip_rel_gap": gap},
    )
    if answer.x is None:
        return None
    return np.asarray(np.rint(answer.x), dtype=np.int64)


def limits(pool: Pool) -> tuple[Floats, Floats, Floats]:
    """Rows (1 + Q + H, T) with their lowest and highest sums: seats, quotas, households."""
    rows = np.concatenate([np.ones((1, pool.types)), pool.quota, pool.together]).astype(float)
    homes = len(pool.together)
    low = np.concatenate([[pool.seats], pool.low, np.zeros(homes)]).astype(float)
    high = np.concatenate([[pool.seats], pool.high, np.ones(homes)]).astype(float)
    return rows, low, high


def relaxations(pool: Pool) -> tuple[Relaxation, ...] | None:
    """The fewest steps by which quotas must widen for a panel to exist; None: no widening helps.

    One step lowers a least or raises a most by one.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows, low, high = limits(pool)
    quotas, many = len(pool.low), pool.types
    widen = np.zeros((len(rows), 2 * quotas))
    widen[1 : 1 + quotas, :quotas] = np.eye(quotas)
    widen[1 : 1 + quotas, quotas:] = -np.eye(quotas)
    upper = np.concatenate([pool.size, pool.low, np.full(quotas, pool.seats)])
    answer = milp(
        np.concatenate([np.zeros(many), np.ones(2 * quotas)]),
        integrality=np.ones(many + 2 * quotas),
        bounds=Bounds(0, upper),
        constraints=LinearConstraint(np.concatenate([rows, widen], axis=1), low, high),
        options={"node_limit": NODES},
    )
    if answer.x is None:
        return None
    steps = np.rint(answer.x[many:]).astype(np.int64)
    down, up = steps[:quotas], steps[quotas:]
    return tuple(
        Relaxation(
            *pool.names[at],
            int(pool.low[at]),
            int(pool.high[at]),
            int(pool.low[at] - down[at]),
            int(pool.high[at] + up[at]),
        )
        for at in np.flatnonzero(down + up)
    )
