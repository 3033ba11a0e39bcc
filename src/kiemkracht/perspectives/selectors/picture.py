"""A stored landscape as plain numbers: what the pages read instead of computing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people agreed, disagreed and passed."""

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """Everyone who gave a view."""
        return self.agree + self.disagree + self.passed

    def share(self, direction: int) -> float:
        """The part that agrees (1) or disagrees (-1), drawn to one half for small numbers.

        (A + 1) / (S + 2): with two people we don't claim 0 or 100 per cent (engines.md L1.11).
        """
        chosen = self.agree if direction > 0 else self.disagree
        return (chosen + 1) / (self.seen + 2)


@dataclass(frozen=True, slots=True)
class StatementNumbers:
    """One statement in the landscape."""

    number: int
    total: Counts
    by_group: Mapping[int, Counts]
    bridging: float


@dataclass(frozen=True, slots=True)
class GroupNumbers:
    """One group: its size and the statements that mark it, with the direction of each."""

    id: int
    size: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where someone stands; no group when they gave too few views to be placed."""

    x: float
    y: float
    group: int | None


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far the picture can be trusted: a verdict and the figures behind it."""

    verdict: str
    silhouette: float
    stability: float | None
    parts: int
    filled: float
    explained: float
    placed: int
    not_placed: int
    told_apart: float | None = None
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored landscape. On `closed` statements no group is counted: beside another lens it would
    tell of a few people."""

    groups: tuple[GroupNumbers, ...]
    statements: tuple[StatementNumbers, ...]
    positions: Mapping[int, Position]
    sureness: Sureness
    closed: frozenset[int] = frozenset()

    @property
    def placed(self) -> int:
        """People in a group."""
        return sum(group.size for group in self.groups)
