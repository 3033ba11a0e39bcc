"""A pool of candidates as types: who has the same features has the same chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Quotas = Mapping[str, Mapping[str, tuple[int, int]]]

MOST_CANDIDATES = 20_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who can be drawn; of one `household` (empty: alone) at most one is drawn."""

    id: str
    features: Mapping[str, str] = field(default_factory=dict)
    household: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """Types of candidates with everything a panel must satisfy.

    `people` per type the ids in order, `size` (T,) their number; `quota` (Q, T) flags which types
    a quota counts, between `low` and `high` (Q,); `names` (feature, value) per quota; `together`
    (H, T) flags types of one household, each of one person.
    """

    people: tuple[tuple[str, ...], ...]
    size: Ints
    quota: Ints
    low: Ints
    high: Ints
    names: tuple[tuple[str, str], ...]
    together: Ints
    seats: int

    @property
    def types(self) -> int:
        """Number of types."""
        return len(self.people)


def pool_of(candidates: Sequence[Candidate], quotas: Quotas, size: int) -> Pool:
    """Take together who has the same features; housemates stay types of their own.

    Raises EngineInputError for an id that occurs twice, a feature that is missing, quotas or a
    size that can't be meant.
    """
    _check(candidates, quotas, size)
    features = sorted(quotas)
    names = tuple((feature, value) for feature in features for value in sorted(quotas[feature]))
    shared = _shared_households(candidates)
    types: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for each in sorted(candidates, key=lambda candidate: candidate.id):
        own = each.id if each.household in shared else ""
        key = tuple(each.features[feature] for feature in features), own
        types.setdefault(key, []).append(each.id)
    keys = sorted(types)
    people = tuple(tuple(types[key]) for key in keys)
    at = {feature: place for place, feature in enumerate(features)}
    quota = [[key[0][at[feature]] == value for key in keys] for feature, value in names]
    return Pool(
        people=people,
        size=np.array([len(each) for each in people], dtype=np.int64),
        quota=np.array(quota, dtype=np.int64).reshape(len(names), len(keys)),
        low=np.array([quotas[one][other][0] for one, other in names], dtype=np.int64),
        high=np.array([quotas[one][other][1] for one, other in names], dtype=np.int64),
        names=names,
        together=_together(candidates, people, shared),
        seats=size,
    )


def _check(candidates: Sequence[Candidate], quotas: Quotas, size: int) -> None:
    if len({candidate.id for candidate in candidates}) != len(candidates):
        raise EngineInputError("pool", "an id occurs twice")
    if len(candidates) > MOST_CANDIDATES:
        raise EngineInputError("pool", f"holds at most {MOST_CANDIDATES} candidates")
    if size < 1:
        raise EngineInputError("size", "is at least 1")
    for candidate in candidates:
        missing = sorted(set(quotas) - set(candidate.features))
        if missing:
            raise EngineInputError("pool", f"{candidate.id} lacks {', '.join(missing)}")
    for feature, values in quotas.items():
        for value, (low, high) in values.items():
            if not 0 <= low <= high:
                raise EngineInputError("quotas", f"{feature} {value} needs 0 <= least <= most")


def _shared_households(candidates: Sequence[Candidate]) -> frozenset[str]:
    homes = [candidate.household for candidate in candidates if candidate.household]
    return frozenset(home for home in set(homes) if homes.count(home) > 1)


def _together(
    candidates: Sequence[Candidate], people: Sequence[Sequence[str]], shared: frozenset[str]
) -> Ints:
    column = {ids[0]: at for at, ids in enumerate(people)}
    homes = sorted(shared)
    rows = np.zeros((len(homes), len(people)), dtype=np.int64)
    at = {home: place for place, home in enumerate(homes)}
    for candidate in candidates:
        if candidate.household in shared:
            rows[at[candidate.household], column[candidate.id]] = 1
    return rows
