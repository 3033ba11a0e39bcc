"""Made-up members and projects, and the slow way to the best division."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from kiemkracht.engines.teams import (
    KINDS,
    Composition,
    Member,
    Project,
    Rules,
    learning_sets,
)

SLOTS = ("ma", "di", "wo", "do")
HARD = ("popular", "residents", "managers", "hours", "tight")


def town(members: int, sets: int, *, seed: int = 1) -> tuple[list[Member], list[Project]]:
    """People with three wishes each, a third residents, some who report to another."""
    chance = np.random.default_rng(seed)
    least, most = max(1, members // sets - 1), members // sets + 2
    projects = [Project(f"project-{at:02}", least, most) for at in range(sets)]
    people = [_member(at, projects, chance) for at in range(members)]
    for at in np.flatnonzero(chance.random(members) < 0.2):
        manager = people[int(chance.integers(members))]
        people[at] = replace(people[at], reports_to=frozenset({manager.id}))
    return people, projects


def hard_town(
    kind: str, members: int, sets: int, *, seed: int = 1
) -> tuple[list[Member], list[Project]]:
    """A town that is hard in one way of `HARD`, or in all of them at once."""
    people, projects = town(members, sets, seed=seed)
    chance = np.random.default_rng([seed, len(kind)])
    ways = HARD if kind == "everything" else (kind,)
    if "popular" in ways:
        people = _with_favourites(people, projects, chance)
    if "residents" in ways:
        few = set(chance.choice(members, sets + max(1, sets // 12), replace=False).tolist())
        people = [replace(each, is_resident=at in few) for at, each in enumerate(people)]
    if "managers" in ways:
        few = set(chance.choice(members, max(1, members // 20), replace=False).tolist())
        heads = [people[at].id for at in sorted(few)]
        people = [
            replace(
                each, reports_to=frozenset({heads[int(chance.integers(len(heads)))]} - {each.id})
            )
            for each in people
        ]
    if "hours" in ways:
        people = [
            replace(each, slots=frozenset(s for s in (*SLOTS, "vr") if chance.random() < 0.45))
            for each in people
        ]
    if "tight" in ways:
        size = members // sets
        projects = [Project(each.id, size, size + (members > size * sets)) for each in projects]
    if kind == "no wishes":
        people = [replace(each, wishes=()) for each in people]
        projects = list(learning_sets(sets, least=members // sets - 1, most=members // sets + 2))
    return people, projects


def _with_favourites(
    people: Sequence[Member], projects: Sequence[Project], chance: np.random.Generator
) -> list[Member]:
    """The same people, with wishes of which half go to one in eight projects."""
    share = 1 / np.arange(1, len(projects) + 1)
    wished = [
        chance.choice(len(projects), min(3, len(projects)), replace=False, p=share / share.sum())
        for _ in people
    ]
    return [
        replace(each, wishes=tuple(projects[at].id for at in wishes))
        for each, wishes in zip(people, wished, strict=True)
    ]


def _member(at: int, projects: Sequence[Project], chance: np.random.Generator) -> Member:
    wishes = chance.choice(len(projects), min(3, len(projects)), replace=False)
    return Member(
        id=f"member-{at:03}",
        wishes=tuple(projects[each].id for each in wishes),
        craft=f"craft-{chance.integers(10)}",
        organisation=f"organisation-{chance.integers(12)}",
        layer=f"layer-{chance.integers(3)}",
        world=("street", "office")[int(chance.integers(2))],
        is_resident=bool(chance.random() < 0.35),
        slots=frozenset(slot for slot in SLOTS if chance.random() < 0.75),
    )


def broken(
    members: Sequence[Member], projects: Sequence[Project], rules: Rules, where: dict[str, str]
) -> list[str]:
    """Every hard rule that a division breaks, by the book."""
    if set(where) != {member.id for member in members}:
        return ["not everyone has a set"]
    found = []
    for project in projects:
        inside = [member for member in members if where[member.id] == project.id]
        if not project.least <= len(inside) <= project.most:
            found.append(f"size of {project.id}")
        if sum(member.is_resident for member in inside) < rules.residents:
            found.append(f"residents of {project.id}")
        ids = {member.id for member in inside}
        # Who is written down as their own manager is not kept from themselves.
        over = [ids & (member.reports_to - {member.id}) for member in inside]
        if rules.managers_apart and any(over):
            found.append(f"manager with staff in {project.id}")
        if any(set(pair) <= ids for pair in rules.apart):
            found.append(f"pair together in {project.id}")
        if any(not any(need in member.attributes for member in inside) for need in project.needs):
            found.append(f"need of {project.id}")
        named = {slot for member in members for slot in member.slots}
        common = named & (project.slots or named)
        asks = rules.shared_slot and any(member.slots for member in members)
        if asks and not any(
            all(not member.slots or slot in member.slots for member in inside) for slot in common
        ):
            found.append(f"slot of {project.id}")
    return found


def points(members: Sequence[Member], rules: Rules, where: dict[str, str]) -> int:
    """The value of a division, by the book."""
    total = 0
    for member in members:
        wishes = member.wishes[: len(rules.wishes)]
        if where[member.id] in wishes:
            total += rules.wishes[wishes.index(where[member.id])]
    for project in set(where.values()):
        for kind in KINDS:
            values = {getattr(each, kind) for each in members if where[each.id] == project} - {""}
            total += len(values) * rules.of_kind(kind)
    return total


def divisions(members: Sequence[Member], projects: Sequence[Project]) -> Iterator[dict[str, str]]:
    """Every way to give everyone a set."""
    for chosen in product([project.id for project in projects], repeat=len(members)):
        yield {member.id: each for member, each in zip(members, chosen, strict=True)}


def checked(
    found: Composition, members: Sequence[Member], projects: Sequence[Project], rules: Rules
) -> Composition:
    """A division that keeps every rule and adds up to its own numbers."""
    where = dict(found.assignment)
    assert broken(members, projects, rules, where) == []
    assert found.value == points(members, rules, where)
    assert found.value == sum(team.points for team in found.teams)
    assert found.value == sum(each.points for each in found.per_rule)
    assert all(each.points <= each.most for each in found.per_rule)
    assert found.value <= found.bound
    return found
