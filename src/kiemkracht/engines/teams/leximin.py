"""Chances as equal as can be: the smallest as large as possible, then the next, and so on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.teams.panels import best_panel, limits
from kiemkracht.engines.teams.pool import Floats, Ints, Pool

Flags = NDArray[np.bool_]

CLOSE, REACHED = 1e-6, 1e-5
PRICED = 1e-7
HERD_PER_TYPE = 1
LOOSE, EXACT = 0.02, 1e-9
MOST_ROUNDS = 5_000


@dataclass(frozen=True, slots=True)
class Lottery:
    """Panels as numbers per type (P, T) with their chances (P,), and how they were found.

    `is_proven`: the leximin optimum, chances to 1e-5; then `shortfall` is how far below its best
    chance the worst-off type may be.
    """

    panels: Ints
    chance: Floats
    is_proven: bool
    shortfall: float


def fairest(pool: Pool, first: Ints) -> Lottery:
    """The leximin lottery over panels; `first` is any panel that keeps the quotas.

    First the leximin chances over panels in which people could be halved, one linear programme per
    level; then whole panels are sought whose mixture gives those chances. If they exist that is
    the optimum. If not, leximin is computed over whole panels, level by level, with panels added
    as long as one improves the level.
    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia 2021, doi:10.1038/s41586-021-03788-6.
    """
    panels = [first]
    goal = _halved(pool)
    if goal is not None:
        _herd(pool, panels, goal)
        everyone = np.ones(pool.types, dtype=bool)
        level = _level(pool, panels, goal, everyone, enough=-REACHED)
        if level is not None and level.gain >= -REACHED:
            return _lottery(panels, level.chance, is_proven=True, shortfall=max(0.0, -level.gain))
    return _whole(pool, panels)


def _halved(pool: Pool) -> Floats | None:
    """Leximin chances per type when a panel may hold parts of people, None if that fails."""
    rows, low, high = limits(pool)
    rows = rows * pool.size
    fixed = np.full(pool.types, np.nan)
    while np.isnan(fixed).any():
        active = np.isnan(fixed)
        answer = _highest_level(rows, low, high, fixed, active)
        if answer is None:
            return None
        level, tight = answer
        fixed[np.flatnonzero(active)[tight]] = level
    return fixed


def _highest_level(
    rows: Floats, low: Floats, high: Floats, fixed: Floats, active: Flags
) -> tuple[float, Flags] | None:
    """The highest chance that all active types can have, and which of them can't have more."""
    from scipy.optimize import linprog

    many = len(fixed)
    equal = low == high
    above = np.concatenate([rows[~equal], np.zeros((int((~equal).sum()), 1))], axis=1)
    floor = np.concatenate([-np.eye(many)[active], np.ones((int(active.sum()), 1))], axis=1)
    bounds = [(0.0 if np.isnan(each) else max(0.0, each - CLOSE / 100), 1.0) for each in fixed]
    answer = linprog(
        np.append(np.zeros(many), -1.0),
        A_ub=np.concatenate([floor, above, -above]),
        b_ub=np.concatenate([np.zeros(int(active.sum())), high[~equal], -low[~equal]]),
        A_eq=np.append(rows[equal], np.zeros((int(equal.sum()), 1)), axis=1),
        b_eq=low[equal],
        bounds=[*bounds, (0.0, 1.0)],
        method="highs",
    )
    if answer.status != 0:
        return None
    level = float(answer.x[-1])
    prices = -answer.ineqlin.marginals[: int(active.sum())]
    # A type with a price can't be above the level in any optimum. At 1 nobody can.
    tight = prices > PRICED if level < 1 - CLOSE else np.ones(len(prices), dtype=bool)
    if not tight.any():
        tight = answer.x[:-1][active] <= level + CLOSE
    return level, np.asarray(tight)


def _herd(pool: Pool, panels: list[Ints], goal: Floats) -> None:
    """Panels one after another, each of who is furthest behind the goal: a good first mixture."""
    seen = {panel.tobytes() for panel in panels}
    behind = np.zeros(pool.types)
    for _ in range(HERD_PER_TYPE * pool.types + 1):
        behind += goal * pool.size
        panel = best_panel(pool, behind / pool.size, gap=LOOSE)
        if panel is None:
            return
        behind -= panel
        if panel.tobytes() not in seen:
            seen.add(panel.tobytes())
            panels.append(panel)


@dataclass(frozen=True, slots=True)
class _Level:
    gain: float
    chance: Floats
    price: Floats


def _level(
    pool: Pool, panels: list[Ints], base: Floats, active: Flags, enough: float = np.inf
) -> _Level | None:
    """The mixture with the largest gain over `base` for the active types; panels are added.

    A panel is added as long as its price, at the prices of the moment, is above that of the
    mixture: when none is, no mixture of any panels does better. A gain of `enough` ends it too.
    """
    seen = {panel.tobytes() for panel in panels}
    for _ in range(MOST_ROUNDS):
        answer = _mixture(pool, panels, base, active)
        if answer is None:
            return None
        level, worth = answer
        if level.gain >= enough:
            return level
        for gap in (LOOSE, EXACT):
            panel = best_panel(pool, level.price / pool.size, gap=gap)
            if panel is None:
                return None
            better = float((level.price * panel / pool.size).sum()) - worth
            if better > CLOSE / 10 and panel.tobytes() not in seen:
                seen.add(panel.tobytes())
                panels.append(panel)
                break
        else:
            return level
    return None


def _mixture(
    pool: Pool, panels: list[Ints], base: Floats, active: Flags
) -> tuple[_Level, float] | None:
    from scipy.optimize import linprog

    share = np.array(panels).T / pool.size[:, np.newaxis]
    count = share.shape[1]
    answer = linprog(
        np.append(np.zeros(count), -1.0),
        A_ub=np.concatenate([-share, active[:, np.newaxis].astype(float)], axis=1),
        b_ub=-base,
        A_eq=np.append(np.ones((1, count)), [[0.0]], axis=1),
        b_eq=[1.0],
        bounds=[*[(0.0, None)] * count, (None, 1.0)],
        method="highs",
    )
    if answer.status != 0:
        return None
    price = np.maximum(-answer.ineqlin.marginals, 0.0)
    worth = float((share.T @ price).max())
    return _Level(float(answer.x[-1]), answer.x[:-1], price), worth


def _whole(pool: Pool, panels: list[Ints]) -> Lottery:
    """Leximin over whole panels, level by level."""
    base = np.zeros(pool.types)
    active = np.ones(pool.types, dtype=bool)
    chance, is_proven = np.append(np.zeros(len(panels) - 1), 1.0), True
    while active.any():
        level = _level(pool, panels, base, active)
        if level is None:
            is_proven = False
            break
        chance = level.chance
        tight = active & (level.price > PRICED)
        if not tight.any():
            reached = (np.array(panels).T @ chance) / pool.size
            tight = active & (reached <= level.gain + CLOSE)
        # A hair lower, or rounding makes the next level impossible.
        base[tight] = max(0.0, level.gain - CLOSE / 100)
        active &= ~tight
    return _lottery(panels, chance, is_proven=is_proven, shortfall=0.0)


def _lottery(panels: list[Ints], chance: Floats, *, is_proven: bool, shortfall: float) -> Lottery:
    used = np.flatnonzero(chance > 1e-9)
    kept = chance[used] / chance[used].sum()
    return Lottery(np.array(panels)[used], kept, is_proven, shortfall)
