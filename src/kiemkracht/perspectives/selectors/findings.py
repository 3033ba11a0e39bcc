"""What a landscape says: bridges, fault lines and what only a small group sees. Pure functions.

All take the numbers of a stored run. A share counts only where at least k people of a group gave
their view. The thresholds are choices of ours, not of nature; the page names them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.perspectives.selectors.picture import (
    GroupNumbers,
    Picture,
    StatementNumbers,
)

SHARED_FROM = 0.6
DIVIDED_FROM = 0.4
SMALL_BELOW = 0.25
AHEAD_BY = 0.3
MOST_BRIDGES = 5
MOST_FAULT_LINES = 3


@dataclass(frozen=True, slots=True)
class Bridge:
    """A statement that every group agrees (1) or disagrees (-1) with."""

    statement: StatementNumbers
    direction: int
    least: float


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A statement on which two groups stand far apart."""

    statement: StatementNumbers
    for_it: int
    against_it: int
    gap: float


@dataclass(frozen=True, slots=True)
class SmallInsight:
    """Something that a small group sees and the others don't (yet)."""

    statement: StatementNumbers
    group: GroupNumbers
    direction: int
    lead: float


def bridges(picture: Picture, k: int) -> list[Bridge]:
    """Shared by at least 60 % of every group, the surest first; at most five.

    With one group that is simply what most people share.
    """
    found = [
        bridge
        for statement in _open(picture)
        for direction in (1, -1)
        if (bridge := _bridge(statement, direction, picture.groups, k)) is not None
    ]
    found.sort(key=lambda each: (-_strength(each), each.statement.number))
    return found[:MOST_BRIDGES]


def _open(picture: Picture) -> list[StatementNumbers]:
    """What is claimed of a group must open its arithmetic, so only of numbers that are shown."""
    return [each for each in picture.statements if each.number not in picture.closed]


def _bridge(
    statement: StatementNumbers, direction: int, groups: Sequence[GroupNumbers], k: int
) -> Bridge | None:
    counts = [statement.by_group.get(group.id) for group in groups]
    if not counts or any(each is None or each.seen < k for each in counts):
        return None
    least = min(each.share(direction) for each in counts if each is not None)
    return Bridge(statement, direction, least) if least >= SHARED_FROM else None


def _strength(bridge: Bridge) -> float:
    """Group-aware consensus: the product over groups of (A + 1) / (S + 2), engines.md L1.14."""
    strength = 1.0
    for counts in bridge.statement.by_group.values():
        strength *= counts.share(bridge.direction)
    return strength


def fault_lines(picture: Picture, k: int) -> list[FaultLine]:
    """Where the agreeing part of two groups differs most, from 40 points on; at most three."""
    found = []
    for statement in _open(picture):
        shares = _shares(statement, k)
        if len(shares) < 2:
            continue
        most = max(shares, key=lambda group: shares[group])
        least = min(shares, key=lambda group: shares[group])
        gap = shares[most] - shares[least]
        if gap >= DIVIDED_FROM:
            found.append(FaultLine(statement, most, least, gap))
    found.sort(key=lambda each: (-each.gap, each.statement.number))
    return found[:MOST_FAULT_LINES]


def _shares(statement: StatementNumbers, k: int) -> dict[int, float]:
    return {
        group: counts.share(1)
        for group, counts in sorted(statement.by_group.items())
        if counts.seen >= k
    }


def small_insights(picture: Picture, k: int) -> list[SmallInsight]:
    """For each group with less than a quarter of the people: what sets it apart most.

    Most of the group agrees (or disagrees), at least 30 points more than any other group.
    """
    everyone = picture.placed
    found = []
    for group in picture.groups:
        if len(picture.groups) < 2 or group.size < k or group.size >= SMALL_BELOW * everyone:
            continue
        own = [
            insight
            for statement in _open(picture)
            for direction in (1, -1)
            if (insight := _insight(statement, group, direction, k)) is not None
        ]
        if own:
            found.append(max(own, key=lambda each: (each.lead, -each.statement.number)))
    return found


def _insight(
    statement: StatementNumbers, group: GroupNumbers, direction: int, k: int
) -> SmallInsight | None:
    own = statement.by_group.get(group.id)
    others = [
        counts.share(direction)
        for other, counts in statement.by_group.items()
        if other != group.id and counts.seen >= k
    ]
    if own is None or own.seen < k or not others or own.share(direction) < SHARED_FROM:
        return None
    lead = own.share(direction) - max(others)
    return SmallInsight(statement, group, direction, lead) if lead >= AHEAD_BY else None


def hidden_groups(statement: StatementNumbers, k: int) -> frozenset[int]:
    """Groups of which the numbers on one statement stay hidden.

    Fewer than k people; and as long as what is hidden is one part only, or fewer than k people
    together, the next smallest too, because it would follow from the total. Who stands in no
    group is such a part as well: everyone minus the groups.
    """
    sizes = {group: counts.seen for group, counts in statement.by_group.items() if counts.seen}
    rest = statement.total.seen - sum(sizes.values())
    hidden = {group for group, seen in sizes.items() if seen < k}
    together, parts = sum(sizes[group] for group in hidden), len(hidden)
    if 0 < rest < k:
        together, parts = together + rest, parts + 1
    others = sorted(set(sizes) - hidden, key=lambda group: (sizes[group], group))
    for group in others:
        if not parts or (parts > 1 and together >= k):
            break
        hidden.add(group)
        together, parts = together + sizes[group], parts + 1
    return frozenset(hidden)


def hidden_on(picture: Picture, statement: StatementNumbers, k: int) -> frozenset[int]:
    """The same, and all groups where this lens beside another one would tell of fewer than k."""
    if statement.number in picture.closed:
        return frozenset(statement.by_group)
    return hidden_groups(statement, k)
