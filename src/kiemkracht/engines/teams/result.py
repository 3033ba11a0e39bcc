"""What comes out of composing teams, with its own explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf


@dataclass(frozen=True, slots=True)
class RulePoints:
    """Points that one rule earned, beside what it could earn if it were the only rule."""

    rule: str
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Team:
    """One set: who, in order of id, the slots that suit all, and its points per rule."""

    project: str
    members: tuple[str, ...]
    slots: tuple[str, ...]
    per_rule: tuple[RulePoints, ...]

    @property
    def points(self) -> int:
        """All points of this set."""
        return sum(each.points for each in self.per_rule)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A dearer wish that did not come true, and what it would have cost everyone together.

    `got` is the wish that did (1 is the dearest, None: no wish); `cost` in points, None when no
    way was found. `is_exact`: the best division with this wish was computed; otherwise the cost
    is that of the cheapest single change, so the true cost is at most that.
    """

    member: str
    wish: int
    project: str
    got: int | None
    cost: int | None
    is_exact: bool


@dataclass(frozen=True, slots=True)
class RulePrice:
    """What a hard rule cost: the points that would be won without it."""

    rule: str
    points: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """A plain sum that shows why it can't be: `there` of what is `asked`, at most or at least."""

    rule: str
    subject: str
    asked: int
    there: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hard rules without which a division exists: let go of all of these, and it can be done."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A division into sets, or why there is none.

    `assignment` maps member to project; it is empty when no division was found. No division can
    have more points than `bound`; `gap` is how far below that this one may be, from 0 to 1.
    `is_optimal`: proven the best. `is_impossible`: proven that the hard rules can't all be kept,
    with `conflicts` and `shortages`. `prices` are computed for small, proven questions only.
    """

    seed: int
    assignment: Mapping[str, str]
    value: int
    bound: float
    is_optimal: bool
    is_impossible: bool
    teams: tuple[Team, ...] = ()
    per_rule: tuple[RulePoints, ...] = ()
    given_up: tuple[GivenUp, ...] = ()
    prices: tuple[RulePrice, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    shortages: tuple[Shortage, ...] = ()

    @property
    def gap(self) -> float:
        """(bound - value) / bound; 0 when proven the best, 1 when nothing is known."""
        if self.is_optimal or self.bound <= 0:
            return 0.0
        if isinf(self.bound):
            return 1.0
        return max(0.0, (self.bound - self.value) / self.bound)
