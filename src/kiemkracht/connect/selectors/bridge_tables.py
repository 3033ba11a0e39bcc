"""How many ties cross between communities, as far as that may be told. No query, no clock.

Three rules keep small groups safe, and every published number follows from published numbers:

1. A community of fewer than k people has no row. A pair is told when at least k different people
   stand behind its ties, or nobody at all.
2. There are no totals but those of the pairs that are told, so nothing follows by subtraction.
3. Where one kind of community lies inside another (neighbourhoods in districts, departments in
   organisations), the larger pair is told only if what remains after taking away the smaller
   pairs leaves every one of those undetermined, and concerns at least k people.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

Unit = Hashable
Pair = tuple[Unit, Unit]
Tie = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Table:
    """One map: how many people each community has, and the ties of every pair that is told.

    A pair whose ties are None has some, but too few people; or, when it is in `withheld`, enough
    people, but a number from which a smaller pair would follow. A pair that is absent has none.
    """

    sizes: Mapping[Unit, int]
    ties: Mapping[Pair, int | None]
    withheld: frozenset[Pair] = frozenset()


@dataclass(slots=True)
class _Cell:
    ties: int = 0
    people: frozenset[UUID] = frozenset()


def table(ties: Iterable[Tie], unit_of: Mapping[UUID, Unit], k: int) -> Table:
    """Count the ties of each pair of communities. Cost: O(ties + people)."""
    sizes: dict[Unit, int] = defaultdict(int)
    for unit in unit_of.values():
        sizes[unit] += 1
    listed = {unit: size for unit, size in sizes.items() if size >= k}
    cells = _cells(ties, unit_of)
    return Table(
        sizes=listed,
        ties={
            pair: cell.ties if len(cell.people) >= k else None
            for pair, cell in cells.items()
            if pair[0] in listed and pair[1] in listed
        },
    )


def _cells(ties: Iterable[Tie], unit_of: Mapping[UUID, Unit]) -> dict[Pair, _Cell]:
    cells: dict[Pair, _Cell] = defaultdict(_Cell)
    for one, other in ties:
        if one in unit_of and other in unit_of:
            cell = cells[pair_of(unit_of[one], unit_of[other])]
            cell.ties += 1
            cell.people |= {one, other}
    return cells


def pair_of(one: Unit, other: Unit) -> Pair:
    """The same pair, whichever comes first."""
    return (one, other) if str(one) <= str(other) else (other, one)


def guarded(
    outer: Table,
    inner: Table,
    ties: Sequence[Tie],
    outer_of: Mapping[UUID, Unit],
    inner_of: Mapping[UUID, Unit],
    k: int,
) -> Table:
    """`outer` without the pairs that would give away a hidden pair of `inner` by subtraction."""
    inside: dict[Pair, dict[Pair | None, _Cell]] = defaultdict(lambda: defaultdict(_Cell))
    for one, other in ties:
        if one not in outer_of or other not in outer_of:
            continue
        within = None
        if one in inner_of and other in inner_of:
            within = pair_of(inner_of[one], inner_of[other])
        cell = inside[pair_of(outer_of[one], outer_of[other])][within]
        cell.ties += 1
        cell.people |= {one, other}
    unsafe = {
        pair
        for pair, count in outer.ties.items()
        if count is not None and not _is_safe(inside[pair], inner, k)
    }
    ties_left = {pair: None if pair in unsafe else count for pair, count in outer.ties.items()}
    return Table(outer.sizes, ties_left, frozenset(unsafe))


def _is_safe(cells: Mapping[Pair | None, _Cell], inner: Table, k: int) -> bool:
    """Whether what the told pairs leave over still hides each pair that is not told."""
    left = {
        pair: cell for pair, cell in cells.items() if pair is None or inner.ties.get(pair) is None
    }
    hidden = [pair for pair in left if pair is not None and pair in inner.ties]
    if not hidden:
        return True
    rest = sum(cell.ties for cell in left.values())
    people = frozenset[UUID]().union(*(cell.people for cell in left.values()))
    least, most = len(hidden), sum(most_ties(pair, k) for pair in hidden)
    return len(hidden) > 1 and least < rest < most and len(people) >= k


def most_ties(pair: Pair, k: int) -> int:
    """The largest number of different pairs of people among fewer than k people."""
    few = k - 1
    if pair[0] == pair[1]:
        return few * (few - 1) // 2
    return (few // 2) * (few - few // 2)


def told_changes(changes: Sequence[tuple[Tie, Sequence[tuple[str, Pair]]]], k: int) -> list[int]:
    """Which changes may reach the next map: only together with those of k people in every pair.

    So that two maps beside each other tell no more than each alone. `changes` gives, per tie that
    was added or let go, its pair in each kind of community. Gives their indexes.
    """
    kept = set(range(len(changes)))
    while True:
        people: dict[tuple[str, Pair], set[UUID]] = defaultdict(set)
        for index in kept:
            for pair in changes[index][1]:
                people[pair].update(changes[index][0])
        fitting = {
            index for index in kept if all(len(people[pair]) >= k for pair in changes[index][1])
        }
        if fitting == kept:
            return sorted(kept)
        kept = fitting
