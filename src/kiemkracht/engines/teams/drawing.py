"""Drawing a panel by lot: quotas kept, chances known beforehand and as equal as can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams.leximin import Lottery, fairest
from kiemkracht.engines.teams.panels import Relaxation, best_panel, relaxations
from kiemkracht.engines.teams.pool import Candidate, Floats, Pool, Quotas, pool_of


@dataclass(frozen=True, slots=True)
class Ticket:
    """One possible panel: its chance, and how many of each type (in the order of `types`)."""

    chance: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """The panel that was drawn, and the lottery it was drawn from.

    `chances` per id, known before the draw; `types` the ids of people with equal chances;
    `lottery` the panels that could come out. `least` chance, `gini` (0: all equal) and
    `geometric_mean` over everyone in the pool. `is_proven`: no lottery is fairer in the sense of
    leximin, with chances to 0.00001. When no panel keeps the quotas, `panel` is empty and `relax`
    holds the smallest widening that helps; empty too: none does (too few people or households).
    """

    seed: int
    panel: tuple[str, ...]
    chances: Mapping[str, float]
    types: tuple[tuple[str, ...], ...]
    lottery: tuple[Ticket, ...]
    least: float
    gini: float
    geometric_mean: float
    is_proven: bool
    relax: tuple[Relaxation, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether a panel exists."""
        return bool(self.panel)


def draw_panel(pool: Sequence[Candidate], quotas: Quotas, size: int, *, seed: int) -> Draw:
    """Draw `size` candidates by lot, such that every quota is kept and chances are leximin.

    `quotas` maps feature and value to (least, most); values without a quota are free. People with
    the same features have the same chance. Of a household at most one is drawn; housemates are
    computed one by one, which takes longer.

    The lottery depends on pool and quotas alone, the panel on the seed too: commit to the seed
    (publish its hash, or take it from a public source afterwards) when people must be able to
    trust the draw. The same input and seed give the same panel, whatever the order of the pool.

    Returns `Draw`. Raises EngineInputError for ids that occur twice, missing features, impossible
    numbers. Cost: one or some linear and whole-number programmes per type; 150 people of 120
    types in seconds, 2,000 people of 3 types at once, 500 types minutes.
    Source: Flanigan et al. 2021, doi:10.1038/s41586-021-03788-6.
    It can't tell whether the pool resembles the city: who did not answer has no chance at all.
    """
    if seed < 0:
        raise EngineInputError("seed", "is a whole number from 0")
    types = pool_of(pool, quotas, size)
    first = best_panel(types, np.zeros(types.types)) if types.types else None
    if first is None:
        return _impossible(types, seed)
    lottery = fairest(types, first)
    chances = np.clip(lottery.chance @ lottery.panels / types.size, 0.0, 1.0)
    return Draw(
        seed=seed,
        panel=drawn(types, lottery, seed),
        chances=_per_person(types, chances),
        types=types.people,
        lottery=tuple(
            Ticket(float(chance), tuple(int(each) for each in panel))
            for chance, panel in zip(lottery.chance, lottery.panels, strict=True)
        ),
        least=float(chances.min()),
        gini=_gini(chances, types),
        geometric_mean=_geometric_mean(chances, types),
        is_proven=lottery.is_proven,
    )


def _impossible(types: Pool, seed: int) -> Draw:
    relax = (relaxations(types) or ()) if types.types else ()
    return Draw(seed, (), {}, types.people, (), 0.0, 0.0, 0.0, is_proven=False, relax=relax)


def drawn(types: Pool, lottery: Lottery, seed: int) -> tuple[str, ...]:
    """One panel by its chance, then within every type people by equal chance; ids in order."""
    chance = np.random.default_rng(seed)
    steps = np.cumsum(lottery.chance)
    at = min(int(np.searchsorted(steps, chance.random() * steps[-1], "right")), len(steps) - 1)
    panel: list[str] = []
    for people, number in zip(types.people, lottery.panels[at], strict=True):
        panel += [people[each] for each in chance.permutation(len(people))[:number]]
    return tuple(sorted(panel))


def _per_person(types: Pool, chances: Floats) -> dict[str, float]:
    pairs = zip(types.people, chances, strict=True)
    return dict(sorted((each, float(chance)) for people, chance in pairs for each in people))


def _gini(chances: Floats, types: Pool) -> float:
    """Mean absolute difference between two people's chances, over twice the mean chance."""
    order = np.argsort(chances, kind="stable")
    value, weight = chances[order], types.size[order].astype(float)
    total = float((value * weight).sum())
    if total == 0:
        return 0.0
    passed = np.cumsum(weight)
    ranks = 2 * (passed - weight) + weight
    people = float(weight.sum())
    gini = float((value * weight * ranks).sum() / (people * total)) - 1
    return 0.0 if abs(gini) < 1e-9 else gini


def _geometric_mean(chances: Floats, types: Pool) -> float:
    if chances.min() <= 0:
        return 0.0
    return float(np.exp((np.log(chances) * types.size).sum() / types.size.sum()))
