"""The landscape as one frozen object that carries its own explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.strictness import Strictness

Doubt = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """Where someone stands. `group` is None for who voted too little to be placed.

    The lens "streng" adds `uncertainty`, the covariance of the place, and `membership`, how much
    the person belongs to each group; both empty for who did not vote.
    """

    id: int
    x: float
    y: float
    group: int | None
    votes: int
    uncertainty: Doubt | None = None
    membership: tuple[float, ...] = ()


class Standing(Sequence[PersonPlace]):
    """Everyone's place, kept in arrays: half a million people are not half a million objects.

    `ids`, `votes` and `groups` (n,), the last -1 for who is not placed; `at` (n, 2); `spread`
    (n, 3) xx, xy, yy and `belongs` (n, k) for lenses that know their doubt.
    """

    def __init__(
        self,
        ids: NDArray[np.int64],
        at: NDArray[np.float64],
        groups: NDArray[np.int64],
        votes: NDArray[np.int64],
        spread: NDArray[np.float64] | None = None,
        belongs: NDArray[np.float64] | None = None,
    ) -> None:
        self.ids, self.groups, self.votes = ids, groups, votes
        # Adding 0.0 turns -0.0 into 0.0, which would be another text for the same number.
        self.at = at + 0.0
        self.spread = None if spread is None else spread + 0.0
        self.belongs = belongs

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> PersonPlace: ...

    @overload
    def __getitem__(self, index: slice) -> list[PersonPlace]: ...

    def __getitem__(self, index: int | slice) -> PersonPlace | list[PersonPlace]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        group, votes = int(self.groups[index]), int(self.votes[index])
        doubt, belongs = None, ()
        if self.spread is not None and self.belongs is not None and votes:
            xx, xy, yy = self.spread[index].tolist()
            doubt, belongs = ((xx, xy), (xy, yy)), tuple(self.belongs[index].tolist())
        x, y = self.at[index].tolist()
        return PersonPlace(
            int(self.ids[index]), x, y, group if group >= 0 else None, votes, doubt, belongs
        )

    def __iter__(self) -> Iterator[PersonPlace]:
        return (self[each] for each in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment] # as any list: equal by content


@dataclass(frozen=True, slots=True)
class MarkingStatement:
    """A statement that marks a group, with the arithmetic behind it."""

    statement: int
    direction: str
    count: int
    seen: int
    share: float
    share_test: float
    ratio: float
    ratio_test: float


@dataclass(frozen=True, slots=True)
class Group:
    """People who vote alike; 0 is the largest group."""

    id: int
    size: int
    x: float
    y: float
    representative: tuple[MarkingStatement, ...]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Votes of one group on one statement."""

    agree: int
    disagree: int
    passed: int


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement: counts over everyone, per group, how much it bridges, where it lies.

    `bridging` is the group-aware consensus of the lens: a product in "polis", a geometric mean in
    "streng".
    """

    id: int
    agree: int
    disagree: int
    passed: int
    bridging: float
    x: float
    y: float
    per_group: tuple[GroupCount, ...]
    moderated_out: bool


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """A statement on which most people agree, or disagree."""

    statement: int
    direction: str


@dataclass(frozen=True, slots=True)
class Landscape:
    """The views in a conversation, seen through one lens."""

    lens: str
    engine: str
    seed: int
    digest: str
    participants: Sequence[PersonPlace]
    groups: tuple[Group, ...]
    statements: tuple[StatementView, ...]
    shared: tuple[SharedStatement, ...]
    center: tuple[float, ...]
    components: tuple[tuple[float, ...], ...]
    priorities: tuple[float, ...]
    tried: tuple[tuple[int, float], ...]
    certainty: Certainty
    strictness: Strictness | None = None

    @property
    def statement_ids(self) -> tuple[int, ...]:
        """The statement order of `center`, `components` and `priorities`."""
        return tuple(statement.id for statement in self.statements)
