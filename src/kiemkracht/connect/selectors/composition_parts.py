"""What the page of a composition is made of: frozen pieces, ready to show."""

from dataclasses import dataclass, field
from datetime import datetime

from kiemkracht.connect.models import Composition, CompositionRun


@dataclass(frozen=True, slots=True)
class Seat:
    """Someone in a set."""

    number: int
    name: str
    about: str
    is_resident: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class SetCard:
    """One set: who, what makes them different, when all can, and its part of the sum."""

    key: str
    name: str
    seats: tuple[Seat, ...]
    differences: tuple[str, ...]
    slots: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    points: int


@dataclass(frozen=True, slots=True)
class GivenUpLine:
    """What one person did not get."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one soft rule brought, of what it could bring alone, and its points in words."""

    name: str
    points: int
    most: int
    worth: str


@dataclass(frozen=True, slots=True)
class SwapLine:
    """Two people who changed places by hand."""

    one: str
    other: str
    reason: str
    difference: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How the newest computation stands."""

    is_busy: bool = False
    has_failed: bool = False
    is_impossible: bool = False
    reasons: tuple[str, ...] = ()
    ways_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The last good division, as people sit now."""

    sets: tuple[SetCard, ...]
    value: int
    value_now: int
    proof: str
    is_optimal: bool
    per_rule: tuple[RuleLine, ...]
    given_up: tuple[GivenUpLine, ...]
    prices: tuple[str, ...]
    swaps: tuple[SwapLine, ...]
    broken: tuple[str, ...]
    run: CompositionRun
    repeats: bool | None


@dataclass(frozen=True, slots=True)
class CompositionPage:
    """Everything for who arranges it."""

    composition: Composition
    progress: Progress
    people: int
    without_account: int
    people_choices: tuple[tuple[int, str], ...] = ()
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class OwnSet:
    """What someone in it sees after sharing: their own set and what they gave up themselves."""

    composition: Composition
    card: SetCard | None
    given_up: tuple[str, ...] = field(default=())
