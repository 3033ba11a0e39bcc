"""The landscape in the order in which it is read: what is shared first, the sums folded away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiemkracht.perspectives.selectors import claims
from kiemkracht.perspectives.selectors.claims import Claim, Said
from kiemkracht.perspectives.selectors.landscape_parts import (
    GroupCard,
    LandscapePage,
    Mark,
    Shared,
    StatementLine,
)
from kiemkracht.perspectives.selectors.lenses import Reach

SPLIT_FROM = 0.3
MOST_SPLITS = 3
IN_SIGHT = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement on a card, with the claim that opens its sum.

    `kind` is "bridge", "small", "gap", "split" or "doubt"; `direction` is 1 or -1; `group` is the
    small group that sees it.
    """

    kind: str
    line: StatementLine
    claim: Claim
    direction: int = 1
    group: GroupCard | None = None

    @property
    def has_groups(self) -> bool:
        """Whether the card shows every group, instead of everyone together."""
        return self.kind in ("bridge", "small", "gap") and len(self.line.cells) > 1


@dataclass(frozen=True, slots=True)
class Pile:
    """Cards of one kind: those in sight, and those under a fold with their number."""

    first: tuple[Finding, ...] = ()
    more: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.first)

    @property
    def cards(self) -> tuple[Finding, ...]:
        """All of them in order."""
        return self.first + self.more


@dataclass(frozen=True, slots=True)
class GroupReading:
    """A group with the statements that mark it, each with the numbers under it."""

    group: GroupCard
    marks: tuple[tuple[Mark, Said], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The page from top to bottom, before the map and the other lenses."""

    shared: Pile
    small: Pile
    apart: Pile
    doubted: Pile
    unknown: tuple[Reach, ...]
    groups: tuple[GroupReading, ...]

    @property
    def best(self) -> Finding | None:
        """What to make something of first: what is shared, else what a few see, else a gap."""
        for pile in (self.shared, self.small, self.apart, self.doubted):
            if pile:
                return pile.first[0]
        return None


def reading_of(page: LandscapePage) -> Reading:
    """The findings of a page in reading order. Queries: 0. Cost: O(statements)."""
    lines = {line.number: line for line in page.lines if line.everyone.seen >= page.k}
    return Reading(
        shared=_pile(_bridge(each, page.is_strict) for each in page.shared),
        small=_pile(
            Finding(
                "small",
                each.line,
                claims.lead(each.line, each.group.name, each.direction),
                each.direction,
                each.group,
            )
            for each in page.insights
        ),
        apart=_pile(_apart(page)),
        doubted=_pile(
            Finding("doubt", lines[each.number], claims.doubt(lines[each.number]))
            for each in page.parts.doubted
            if each.number in lines
        ),
        unknown=page.parts.unknown,
        groups=tuple(_group(group) for group in page.groups) if len(page.groups) > 1 else (),
    )


def _pile(found: Iterable[Finding]) -> Pile:
    cards = tuple(found)
    return Pile(cards[:IN_SIGHT], cards[IN_SIGHT:])


def _bridge(shared: Shared, is_strict: bool) -> Finding:
    claim = claims.bridge(shared.line, shared.direction, is_strict=is_strict)
    return Finding("bridge", shared.line, claim, shared.direction)


def _apart(page: LandscapePage) -> list[Finding]:
    """Between groups; in one cloud what many are for and many against."""
    if len(page.groups) > 1:
        told = {each.line.number for each in page.insights}
        # What a small group sees stands right above; something else comes first here.
        return [
            Finding("gap", each.line, claims.gap(each.line, each.for_it.name, each.against_it.name))
            for each in sorted(page.divided, key=lambda each: each.line.number in told)
        ]
    return [Finding("split", line, claims.split(line)) for line in split_lines(page)]


def split_lines(page: LandscapePage) -> Sequence[StatementLine]:
    """Statements on which one cloud is split most; at most three."""
    seen = [line for line in page.lines if line.everyone.seen >= page.k]
    found = [line for line in seen if _least(line) >= SPLIT_FROM]
    found.sort(key=lambda line: (-_least(line), line.number))
    return found[:MOST_SPLITS]


def _least(line: StatementLine) -> float:
    return min(line.everyone.agree_share, line.everyone.disagree_share)


def _group(group: GroupCard) -> GroupReading:
    marks = tuple(
        (mark, claims.said_by(mark.own, "agree" if mark.direction > 0 else "disagree"))
        for mark in group.marks
    )
    return GroupReading(group, marks)
