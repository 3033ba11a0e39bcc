"""What the page of a landscape is made of: frozen parts, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiemkracht.base.thresholds import Shown
from kiemkracht.perspectives.selectors.course import TimeParts
from kiemkracht.perspectives.selectors.lenses import LensChoice, LensParts
from kiemkracht.perspectives.selectors.my_place import MyDoubt
from kiemkracht.perspectives.selectors.words import SurenessWords


@dataclass(frozen=True, slots=True)
class Cell:
    """What one group, or everyone, thinks of one statement."""

    name: str
    shape: str
    tone: str
    is_hidden: bool
    agree: int
    disagree: int
    passed: int
    seen: int

    @property
    def agree_share(self) -> float:
        """Part of those who gave a view."""
        return self.agree / self.seen if self.seen else 0.0

    @property
    def disagree_share(self) -> float:
        """Part of those who gave a view."""
        return self.disagree / self.seen if self.seen else 0.0

    @property
    def smoothed_agree(self) -> float:
        """(A + 1) / (S + 2)."""
        return (self.agree + 1) / (self.seen + 2)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement with its numbers, for everyone and per group."""

    number: int
    text: str
    everyone: Cell
    cells: tuple[Cell, ...]
    bridging: float
    spread: float

    @property
    def has_hidden(self) -> bool:
        """Whether some numbers are too small to show."""
        return self.everyone.is_hidden or any(cell.is_hidden for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement that marks a group: how much of the group agrees, or disagrees, with it."""

    line: StatementLine
    direction: int
    own: Cell


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group as people see it."""

    id: int
    name: str
    shape: str
    tone: str
    size: Shown
    marks: tuple[Mark, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement that all groups agree on, with the arithmetic behind its number."""

    line: StatementLine
    direction: int


@dataclass(frozen=True, slots=True)
class Divided:
    """A statement on which two groups stand far apart."""

    line: StatementLine
    for_it: GroupCard
    against_it: GroupCard


@dataclass(frozen=True, slots=True)
class Insight:
    """What a small group sees and others don't yet."""

    line: StatementLine
    group: GroupCard
    direction: int


@dataclass(frozen=True, slots=True)
class MyPosition:
    """Where I am: for me only. `is_new`: not yet in the picture that everyone sees."""

    x: float
    y: float
    group: GroupCard | None
    doubt: MyDoubt | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class RunFacts:
    """By what the picture was made.

    It `waits` when there is a newer one that not everyone sees yet; `leaves_few` when that one lies
    too close to be shown, so that at closing the views of fewer than k people stay out.
    """

    at: datetime
    engine: str
    lens: str
    seed: int
    digest: str
    wall_ms: int | None
    is_busy: bool
    waits: bool
    leaves_few: bool


@dataclass(frozen=True, slots=True)
class LandscapePage:
    """Everything on the page; `me` and `mine` (votes by statement) are for one reader only."""

    people: Shown
    votes: int
    k: int
    has_run: bool
    groups: tuple[GroupCard, ...]
    shared: tuple[Shared, ...]
    divided: tuple[Divided, ...]
    insights: tuple[Insight, ...]
    sureness: SurenessWords | None
    lines: tuple[StatementLine, ...]
    not_placed: Shown
    me: MyPosition | None = None
    mine: Mapping[int, int] = field(default_factory=dict, repr=False)
    run: RunFacts | None = None
    run_id: int = 0
    result: Mapping[str, Any] = field(default_factory=dict, repr=False)
    lens: LensChoice | None = None
    parts: LensParts = field(default_factory=LensParts)
    time: TimeParts = field(default_factory=TimeParts)
    svg: str = ""
    # Names what everyone sees alike here, to keep pieces of the page by.
    kept_as: str = ""

    @property
    def is_strict(self) -> bool:
        """Whether the numbers are those of the strict lens."""
        return "latent" in self.result

    @property
    def can_show(self) -> bool:
        """There is a run, of at least k people."""
        return self.has_run and not self.people.is_hidden and bool(self.people.count)
