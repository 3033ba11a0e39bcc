"""A question about teams as arrays: what earns points, and what must be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams.members import KINDS, Member, Project, Rules

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

MOST_MEMBERS, MOST_SETS = 2000, 300


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of difference: a value per member (-1 unknown), and points per different one."""

    name: str
    points: int
    value: Ints
    count: int


@dataclass(frozen=True, slots=True)
class Problem:
    """n members (rows) and t sets (columns).

    `wish` (n, t) points; `least`, `most` (t,); `apart` (p, 2) rows; `has` per need a flag per
    member and a flag per set that needs it; `free` (n, s) and `open` (t, s) the slots.
    `is_alike`: the sets can change places without a difference.
    """

    wish: Ints
    kinds: tuple[Kind, ...]
    least: Ints
    most: Ints
    residents: int
    is_resident: Flags
    apart: Ints
    managers: Ints
    has: tuple[tuple[Flags, Flags], ...]
    free: Flags
    open: Flags
    is_alike: bool

    @property
    def members(self) -> int:
        """Number of members."""
        return len(self.wish)

    @property
    def sets(self) -> int:
        """Number of sets."""
        return len(self.least)

    @property
    def separate(self) -> Ints:
        """All pairs that may not share a set, shape (p, 2)."""
        return np.concatenate([self.apart, self.managers])


def problem_of(members: Sequence[Member], projects: Sequence[Project], rules: Rules) -> Problem:
    """The arrays of a question. Raises EngineInputError for what can't be meant."""
    _check(members, projects, rules)
    row = {member.id: at for at, member in enumerate(members)}
    slots = (
        sorted({slot for member in members for slot in member.slots}) if rules.shared_slot else []
    )
    needs = sorted({need for project in projects for need in project.needs})
    return Problem(
        wish=_wishes(members, projects, rules),
        kinds=tuple(_kind(name, members, rules) for name in KINDS if rules.of_kind(name)),
        least=np.array([project.least for project in projects], dtype=np.int64),
        most=np.array([project.most for project in projects], dtype=np.int64),
        residents=rules.residents,
        is_resident=np.array([member.is_resident for member in members], dtype=bool),
        apart=_pairs((row[one], row[other]) for one, other in rules.apart),
        managers=_pairs(_managers(members, row) if rules.managers_apart else ()),
        has=tuple(
            (
                np.array([need in member.attributes for member in members], dtype=bool),
                np.array([need in project.needs for project in projects], dtype=bool),
            )
            for need in needs
        ),
        free=_slots([member.slots for member in members], slots),
        open=_slots([project.slots for project in projects], slots),
        is_alike=_alike(members, projects),
    )


def _check(members: Sequence[Member], projects: Sequence[Project], rules: Rules) -> None:
    for name, rows in (("members", members), ("projects", projects)):
        ids = [each.id for each in rows]
        if len(set(ids)) != len(ids):
            raise EngineInputError(name, "an id occurs twice")
    if len(members) > MOST_MEMBERS or len(projects) > MOST_SETS:
        raise EngineInputError("members", f"at most {MOST_MEMBERS}, in {MOST_SETS} sets")
    known, wanted = {member.id for member in members}, {project.id for project in projects}
    for project in projects:
        if not 0 <= project.least <= project.most:
            raise EngineInputError("projects", f"{project.id} has no size from least to most")
    for member in members:
        if not set(member.wishes) <= wanted or len(set(member.wishes)) != len(member.wishes):
            raise EngineInputError("members", f"{member.id} wishes what is not there, or twice")
    _check_rules(rules, known)


def _check_rules(rules: Rules, known: set[str]) -> None:
    points = [*rules.wishes, *(rules.of_kind(kind) for kind in KINDS), rules.residents]
    if any(type(each) is not int or each < 0 for each in points):
        raise EngineInputError("rules", "points and residents are whole numbers from 0")
    for pair in rules.apart:
        if not set(pair) <= known or len(set(pair)) != 2:
            raise EngineInputError("rules", "apart names two different members")


def _wishes(members: Sequence[Member], projects: Sequence[Project], rules: Rules) -> Ints:
    column = {project.id: at for at, project in enumerate(projects)}
    points = np.zeros((len(members), len(projects)), dtype=np.int64)
    for row, member in enumerate(members):
        for wish, worth in zip(member.wishes, rules.wishes, strict=False):
            points[row, column[wish]] = worth
    return points


def _kind(name: str, members: Sequence[Member], rules: Rules) -> Kind:
    values = sorted({getattr(member, name) for member in members} - {""})
    at = {value: place for place, value in enumerate(values)}
    codes = [at.get(getattr(member, name), -1) for member in members]
    return Kind(name, rules.of_kind(name), np.array(codes, dtype=np.int64), len(values))


def _managers(members: Sequence[Member], row: dict[str, int]) -> list[tuple[int, int]]:
    return [
        (row[member.id], row[manager])
        for member in members
        for manager in member.reports_to
        if manager in row and manager != member.id
    ]


def _pairs(pairs: Iterable[tuple[int, int]]) -> Ints:
    found = sorted({(min(pair), max(pair)) for pair in pairs})
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _slots(chosen: Sequence[frozenset[str]], slots: Sequence[str]) -> Flags:
    """Who can when; whoever named none of the slots can always."""
    can = np.array([[slot in each for slot in slots] for each in chosen], dtype=bool)
    can = can.reshape(len(chosen), len(slots))
    always = np.array([not each for each in chosen], dtype=bool)
    return np.asarray(can | always.reshape(-1, 1))


def _alike(members: Sequence[Member], projects: Sequence[Project]) -> bool:
    shapes = {(each.least, each.most, each.needs, each.slots) for each in projects}
    return len(shapes) == 1 and not any(member.wishes for member in members)
