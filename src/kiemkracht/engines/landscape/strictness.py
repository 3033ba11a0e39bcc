"""What the lens "streng" knows besides the landscape: its model, its doubt and its short list."""

from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.kit import EngineInputError

Turn = tuple[tuple[float, float], tuple[float, float]]
STRAIGHT: Turn = ((1.0, 0.0), (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Frame:
    """How a map lies: the turn of its axes and the numbers of its groups.

    `turn` is applied to the main axes; `order` says which group, counted by size, has each
    number. With the frame of an earlier run a map can be made again to the last digit.
    """

    turn: Turn = STRAIGHT
    order: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        turn = np.array(self.turn, dtype=float)
        if turn.shape != (2, 2) or not np.allclose(turn @ turn.T, np.eye(2), atol=1e-6):
            raise EngineInputError("frame", "does not turn the axes without stretching them")
        if sorted(self.order) != list(range(len(self.order))):
            raise EngineInputError("frame", "does not number the groups from 0")


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 90 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class StatementModel:
    """One statement in the model, in Polis' sign (agree = -1), and how much it bridges.

    Who stands at (x, y) is expected to vote mean + loading · (x, y), give or take sqrt(noise).
    `agreed` and `disagreed` are group-informed (geometric mean of the shares per group);
    `at_heart` needs no groups: what is thought of it apart from where people stand, agree as 1.
    """

    mean: float
    loading: tuple[float, float]
    noise: float
    agreed: Interval
    disagreed: Interval
    at_heart: Interval


@dataclass(frozen=True, slots=True)
class TriedGroups:
    """A number of groups beside crowds without groups: see `streng.holding.Tried`."""

    groups: int
    gap: float
    doubt: float


@dataclass(frozen=True, slots=True)
class Shade:
    """One end of an axis: statements (id, direction) on which people there differ most."""

    axis: int
    end: int
    statements: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ShortList:
    """Statements in which everyone finds themselves back, and how many each person agrees with."""

    statements: tuple[int, ...]
    agreed: float
    agreed_least: float
    covered: float


@dataclass(frozen=True, slots=True)
class Foretold:
    """Votes kept apart: how many, mean squared error, that of the plain mean, and AUC."""

    votes: int
    error: float
    plain: float
    auc: float | None


@dataclass(frozen=True, slots=True)
class Strictness:
    """All of it; `model` is in the order of the statements."""

    model: tuple[StatementModel, ...]
    tried: tuple[TriedGroups, ...]
    agreement: tuple[float, ...]
    shades: tuple[Shade, ...]
    short_list: ShortList
    foretold: Foretold | None
    frame: Frame
