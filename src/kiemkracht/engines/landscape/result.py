"""The landscape as one frozen object that carries its own explanation."""

from dataclasses import dataclass

from kiemkracht.engines.landscape.certainty import Certainty


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """Where someone stands. `group` is None for who voted too little to be placed."""

    id: int
    x: float
    y: float
    group: int | None
    votes: int


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
    """One statement: counts over everyone, per group, how much it bridges, where it lies."""

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
    participants: tuple[PersonPlace, ...]
    groups: tuple[Group, ...]
    statements: tuple[StatementView, ...]
    shared: tuple[SharedStatement, ...]
    center: tuple[float, ...]
    components: tuple[tuple[float, ...], ...]
    priorities: tuple[float, ...]
    tried: tuple[tuple[int, float], ...]
    certainty: Certainty

    @property
    def statement_ids(self) -> tuple[int, ...]:
        """The statement order of `center`, `components` and `priorities`."""
        return tuple(statement.id for statement in self.statements)
