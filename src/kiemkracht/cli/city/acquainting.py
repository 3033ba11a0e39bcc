"""Who knows whom in Lindehaven: 760 pairs, with a wall and five people who cross it."""

import random
from dataclasses import dataclass, field
from uuid import UUID

from kiemkracht.cli.city.chance import content, stream
from kiemkracht.cli.city.settling import Townspeople

# Sort of pair and how many there are; together with the five bridge persons' four pairs 760.
BETWEEN_DEPARTMENTS, WITHIN_DEPARTMENTS, SAME_STREET, ACROSS = 440, 40, 146, 130
WALL = ("beheer-openbare-ruimte", "sociaal-domein")
Pair = tuple[UUID, UUID]

_AT_WORK = ("employee", "leader")
_INVITED_LATER = frozenset(
    {
        frozenset({"Zofia Kowalska", "Sevda Aydin"}),
        frozenset({"Ellen Vos", "Joost Terpstra"}),
        frozenset({"Sem Willems", "Lotte van Rijn"}),
        frozenset({"Wietske Brouwer", "Anke Visser"}),
    }
)


@dataclass(slots=True)
class Acquaintances:
    """All pairs in a fixed order; `within` are those that cross no border at all."""

    pairs: list[Pair] = field(default_factory=list)
    within: set[Pair] = field(default_factory=set)
    bridge_persons: tuple[UUID, ...] = ()
    taken: set[frozenset[UUID]] = field(default_factory=set)

    def know(self, one: UUID, other: UUID) -> bool:
        """Whether these two have a bond."""
        return frozenset({one, other}) in self.taken

    def add(self, one: UUID, other: UUID, *, within: bool = False) -> bool:
        """Let two people know each other, once; whether they did not yet."""
        key = frozenset({one, other})
        if len(key) < 2 or key in self.taken:
            return False
        self.taken.add(key)
        self.pairs.append((one, other))
        if within:
            self.within.add((one, other))
        return True


def acquaint(town: Townspeople) -> Acquaintances:
    """Tie the pairs. Beheer and Sociaal know many others, and each other only over a bridge."""
    chance = stream("acquaintances")
    known = Acquaintances()
    known.taken = {frozenset(town.by_name[name] for name in names) for names in _INVITED_LATER}
    departments = _departments(town)
    known.bridge_persons = _cross_the_wall(known, departments, chance)
    _between_departments(known, departments, chance)
    _within_departments(known, departments, chance)
    _in_the_street(known, town, chance)
    _across(known, town, chance)
    known.taken -= {frozenset(town.by_name[name] for name in names) for names in _INVITED_LATER}
    return known


def _departments(town: Townspeople) -> dict[str, list[UUID]]:
    """People at work by their department, teams inside it included."""
    rows = {row["key"]: row for row in content("communities")}
    workers = {person for kind in _AT_WORK for person in town.by_kind[kind]}
    found: dict[str, list[UUID]] = {}
    for key, people in sorted(town.by_community.items()):
        inside = [person for person in people if person in workers]
        above = rows[key]["parent"]
        is_inside = above in rows and rows[above]["kind"] == "department"
        if inside:
            found.setdefault(above if is_inside else key, []).extend(inside)
    return found


def _cross_the_wall(
    known: Acquaintances, departments: dict[str, list[UUID]], chance: random.Random
) -> tuple[UUID, ...]:
    """Three of Beheer and two of Sociaal: four bonds in all."""
    beheer = chance.sample(sorted(departments[WALL[0]]), 3)
    sociaal = chance.sample(sorted(departments[WALL[1]]), 2)
    for one, other in ((0, 0), (1, 0), (2, 1), (0, 1)):
        known.add(beheer[one], sociaal[other])
    return (*beheer, *sociaal)


def _between_departments(
    known: Acquaintances, departments: dict[str, list[UUID]], chance: random.Random
) -> None:
    home = {person: key for key, people in departments.items() for person in people}
    workers = sorted(home)
    busy = [person for person in workers if home[person] in WALL]
    tied = 0
    while tied < BETWEEN_DEPARTMENTS:
        # Every other bond begins in Beheer or Sociaal: they know many people, but not each other.
        one = chance.choice(busy if tied % 2 else workers)
        other = chance.choice(workers)
        if home[one] != home[other] and {home[one], home[other]} != set(WALL):
            tied += known.add(one, other)


def _within_departments(
    known: Acquaintances, departments: dict[str, list[UUID]], chance: random.Random
) -> None:
    large = [people for _key, people in sorted(departments.items()) if len(people) >= 5]
    tied = 0
    while tied < WITHIN_DEPARTMENTS:
        tied += known.add(*chance.sample(chance.choice(large), 2))


def _in_the_street(known: Acquaintances, town: Townspeople, chance: random.Random) -> None:
    """Neighbours: the same neighbourhood, and so no border that we know of."""
    rows = content("communities")
    streets = [
        town.by_community[row["key"]]
        for row in rows
        if row["kind"] == "neighbourhood" and len(town.by_community.get(row["key"], [])) >= 4
    ]
    kind_of = {person: kind for kind, people in town.by_kind.items() for person in people}
    lives_here = {"resident", "youth", "entrepreneur"}
    tied = 0
    while tied < SAME_STREET:
        one, other = chance.sample(chance.choice(streets), 2)
        if kind_of[one] in lives_here and kind_of[other] in lives_here:
            tied += known.add(one, other, within=True)


def _across(known: Acquaintances, town: Townspeople, chance: random.Random) -> None:
    """Residents with people at work, and with residents of another neighbourhood."""
    workers = [person for kind in _AT_WORK for person in town.by_kind[kind]]
    places = {row["key"] for row in content("communities") if row["kind"] == "neighbourhood"}
    home = {
        person: key
        for key, people in sorted(town.by_community.items())
        for person in people
        if key in places
    }
    others = sorted(home)
    tied = 0
    while tied < ACROSS:
        one = chance.choice(others)
        other = chance.choice(workers) if chance.random() < 0.8 else chance.choice(others)
        if home[one] != home.get(other):
            tied += known.add(one, other)
