"""The map of bridges as a page: every number from what was published, with its arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bridges import TieKind, UnitKind
from kiemkracht.connect.enums.suggesting import ComputationState
from kiemkracht.connect.models import BridgeMap
from kiemkracht.connect.rules import meeting_people as rules
from kiemkracht.connect.selectors.bridge_tables import most_ties
from kiemkracht.connect.selectors.bridge_units import RESIDENTS

OPPORTUNITY = 8.0
"""From so many expected ties on, few of them is a wall and not chance."""
WALL, BRIDGE = 1 / 3, 2.0


@dataclass(frozen=True, slots=True)
class Community:
    """One community on the map."""

    key: str
    name: str
    slug: str
    size: int


@dataclass(frozen=True, slots=True)
class PairCell:
    """Two communities: their ties (None: too few people to tell), and what chance would give."""

    one: Community
    other: Community
    ties: int | None
    expected: float
    possible: int
    upper: int | None
    verdict: str
    query: str

    @property
    def expected_words(self) -> str:
        """With one decimal."""
        return str(number_format(round(self.expected, 1), decimal_pos=1))

    @property
    def step(self) -> int:
        """How dark it is drawn: 0 for none to 5; by ties against what chance would give."""
        if not self.ties:
            return 0
        ratio = self.ties / self.expected if self.expected else 2.0
        return next(
            (step for step, edge in enumerate((0.33, 0.66, 1.33, 2.0), 1) if ratio < edge), 5
        )


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How the expectation of one pair comes about."""

    cell: PairCell
    crossing: int
    possible_all: int


@dataclass(frozen=True, slots=True)
class BridgePage:
    """The map for one kind of community."""

    kind: str
    what: str
    communities: tuple[Community, ...]
    pairs: tuple[PairCell, ...]
    within: tuple[PairCell, ...]
    crossing: int
    inside: int
    hidden: int
    k: int
    computed_at: datetime | None
    arithmetic: Arithmetic | None
    may_compute: bool
    is_waiting: bool

    @property
    def walls(self) -> tuple[PairCell, ...]:
        """Far fewer than chance, with enough opportunity; by name."""
        return tuple(pair for pair in self.pairs if pair.verdict == "wall")

    @property
    def bridges(self) -> tuple[PairCell, ...]:
        """More than twice what chance would give; by name."""
        return tuple(pair for pair in self.pairs if pair.verdict == "bridge")


def bridge_page(visitor: Visitor, *, kind: str, what: str, one: str, other: str) -> BridgePage:
    """The published map; unknown choices fall back on departments and bonds. Queries: 2."""
    kind = kind if kind in UnitKind.values else UnitKind.DEPARTMENT
    what = what if what in TieKind.values else TieKind.BONDS
    drawn = BridgeMap.objects.filter(state=ComputationState.DONE).first()
    part = drawn.result.get(what, {}).get(kind, {}) if drawn else {}
    told = read_map(part, drawn.k if drawn else 0, kind, what)
    return BridgePage(
        kind=kind,
        what=what,
        communities=told.communities,
        pairs=told.pairs,
        within=told.within,
        crossing=told.crossing,
        inside=sum(cell.ties or 0 for cell in told.within),
        hidden=sum(cell.ties is None for cell in (*told.pairs, *told.within)),
        k=drawn.k if drawn else 0,
        computed_at=drawn.created_at if drawn else None,
        arithmetic=_arithmetic(told, one, other),
        may_compute=rules.may_compute(visitor),
        is_waiting=BridgeMap.objects.filter(
            state__in=(ComputationState.WAITING, ComputationState.RUNNING)
        ).exists(),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The pairs of one published map with what chance would give."""

    communities: tuple[Community, ...]
    pairs: tuple[PairCell, ...]
    within: tuple[PairCell, ...]
    crossing: int
    possible: int


def read_map(part: dict[str, Any], k: int, kind: str, what: str) -> Told:
    """From the stored numbers to pairs.

    Expected: the crossing ties of all told pairs, spread evenly over all pairs of people between
    two told communities. Only published numbers go in, so nothing hidden comes out.
    """
    units = tuple(
        Community(
            key, str(_("Residents and entrepreneurs")) if key == RESIDENTS else name, slug, size
        )
        for key, name, slug, size in part.get("units", [])
    )
    ties = {(first, second): count for first, second, count in part.get("pairs", [])}
    across = [(i, j) for i in range(len(units)) for j in range(i + 1, len(units))]
    told = [pair for pair in across if ties.get(pair, 0) is not None]
    crossing = sum(ties.get(pair, 0) for pair in told)
    possible = sum(units[i].size * units[j].size for i, j in told)
    rate = crossing / possible if possible else 0.0
    withheld = {(first, second) for first, second in part.get("withheld", [])}

    def cell(i: int, j: int) -> PairCell:
        own, size = units[i].size, units[j].size
        chances = own * size if i != j else own * (own - 1) // 2
        count, expected = ties.get((i, j), 0), rate * chances
        # Of a hidden number we know a limit only for bonds: the same two may meet many times.
        limited = what == TieKind.BONDS and (i, j) not in withheld
        upper = most_ties((i, j), k) if limited else None
        verdict = "" if i == j else verdict_of(count, expected, upper)
        query = f"?soort={kind}&wat={what}&een={i}&ander={j}"
        return PairCell(units[i], units[j], count, expected, chances, upper, verdict, query)

    return Told(
        units,
        tuple(cell(i, j) for i, j in across),
        tuple(cell(i, i) for i in range(len(units))),
        crossing,
        possible,
    )


def verdict_of(ties: int | None, expected: float, upper: int | None) -> str:
    """“wall”, “bridge” or nothing. Of a hidden pair only the most that it can be counts."""
    if ties is not None and ties >= OPPORTUNITY and ties > BRIDGE * expected:
        return "bridge"
    at_most = upper if ties is None else ties
    if expected >= OPPORTUNITY and at_most is not None and at_most < WALL * expected:
        return "wall"
    return ""


def _arithmetic(told: Told, one: str, other: str) -> Arithmetic | None:
    if not (one.isdecimal() and other.isdecimal()):
        return None
    i, j = sorted((int(one[:6]), int(other[:6])))
    wanted = [
        cell for cell in (*told.pairs, *told.within) if cell.query.endswith(f"&een={i}&ander={j}")
    ]
    if not wanted:
        return None
    return Arithmetic(wanted[0], told.crossing, told.possible)


def share_of(community_id: str, kind: str) -> tuple[int, int] | None:
    """Bonds of a community that cross its border, and all its bonds, as far as told. Queries: 1.

    None when it has no row on the map.
    """
    drawn = BridgeMap.objects.filter(state=ComputationState.DONE).first()
    part: dict[str, Any] = drawn.result.get(TieKind.BONDS, {}).get(kind, {}) if drawn else {}
    place = next(
        (number for number, unit in enumerate(part.get("units", [])) if unit[0] == community_id),
        None,
    )
    if place is None:
        return None
    mine: Sequence[Any] = [
        pair for pair in part["pairs"] if place in pair[:2] and pair[2] is not None
    ]
    crossing = sum(count for first, second, count in mine if first != second)
    return crossing, sum(count for _first, _second, count in mine)
