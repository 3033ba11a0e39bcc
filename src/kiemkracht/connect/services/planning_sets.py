"""The plan of learning sets: who, which projects, which rules; checked, and written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from kiemkracht.base.errors import require_that
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.connect.models import Composition, SetMember
from kiemkracht.connect.selectors.composing_question import HARD, SOFT, USUAL
from kiemkracht.connect.services.member_file import MOST_PEOPLE, MemberRow

FEWEST_PEOPLE, MOST_PROJECTS = 4, 100
LARGEST_SEED = 2**53 - 1


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project to learn in, with how many people fit."""

    name: str
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsPlan:
    """Everything a facilitator decides. Without `projects`: equal sets of `least` to `most`."""

    title: str
    community_id: UUID
    members: Sequence[MemberRow]
    purpose: str = ""
    seed: int = 1
    projects: Sequence[ProjectRow] = ()
    least: int = 4
    most: int = 6
    rules: Mapping[str, Any] = field(default_factory=lambda: dict(USUAL))
    apart: Sequence[tuple[str, str]] = ()


def write(plan: SetsPlan, *, made_by: UUID | None, key: UUID | None = None) -> Composition:
    """Write the rows of a plan; also for the demo city. Raises `RoomError` for what can't be."""
    _check(plan)
    members = _told_apart(plan.members)
    number_of = {row.name.casefold(): number for number, row in enumerate(members, start=1)}
    composition = Composition.objects.create(
        id=key or uuid4(),
        title=one_line(plan.title)[:120],
        purpose=many_lines(plan.purpose)[:1000],
        community_id=plan.community_id,
        made_by_id=made_by,
        seed=plan.seed,
        has_projects=bool(plan.projects),
        projects=_projects(plan),
        rules=clean_rules(plan.rules),
        apart=pairs_of(plan.apart, number_of),
    )
    _write_members(composition, members)
    return composition


def clean_rules(rules: Mapping[str, Any]) -> dict[str, Any]:
    """Only the switches and weights that exist."""
    kept: dict[str, Any] = {rule: bool(rules.get(rule)) for rule in HARD}
    return kept | {rule: str(rules.get(rule, USUAL[rule])) for rule in SOFT}


def _check(plan: SetsPlan) -> None:
    count = len(plan.members)
    require_that(bool(one_line(plan.title)), _("Give it a title, so that you find it again."))
    require_that(
        count >= FEWEST_PEOPLE,
        _("Choose at least %(number)s people.") % {"number": FEWEST_PEOPLE},
    )
    told = {"number": count, "most": MOST_PEOPLE}
    require_that(
        count <= MOST_PEOPLE,
        _("There are %(number)s people; at most %(most)s fit. Make two groups.") % told,
    )
    require_that(len(plan.projects) <= MOST_PROJECTS, _("At most 100 projects fit."))
    names = [project.name.casefold() for project in plan.projects]
    require_that(len(set(names)) == len(names), _("Two projects have the same name."))
    for project in plan.projects:
        require_that(
            0 < project.least <= project.most,
            _("“%(name)s” needs a least and a most number, with the least first.")
            % {"name": project.name},
        )
    check_seed(plan.seed)


def check_seed(seed: int) -> None:
    """A seed that also a browser can hold. Raises `RoomError`."""
    require_that(
        0 <= seed <= LARGEST_SEED, _("The seed is a whole number from 0 to 9007199254740991.")
    )


def _projects(plan: SetsPlan) -> list[dict[str, Any]]:
    if not plan.projects:
        return equal_sets(len(plan.members), plan.least, plan.most)
    width = len(str(len(plan.projects)))
    return [
        {
            "key": f"set-{at:0{width}}",
            "name": one_line(project.name)[:120],
            "least": project.least,
            "most": project.most,
        }
        for at, project in enumerate(plan.projects, start=1)
    ]


def equal_sets(count: int, least: int, most: int) -> list[dict[str, Any]]:
    """As many sets as make their size come nearest to the middle between least and most."""
    require_that(
        2 <= least <= most <= MOST_PEOPLE,
        _("A set has at least two people; the least comes first."),
    )
    fits = [sets for sets in range(1, count + 1) if sets * least <= count <= sets * most]
    told = {"number": count, "least": least, "most": most}
    require_that(
        bool(fits),
        _("%(number)s people can’t be divided over sets of %(least)s to %(most)s. Widen the sizes.")
        % told,
    )
    middle = (least + most) / 2
    sets = min(fits, key=lambda each: (abs(count / each - middle), each))
    width = len(str(sets))
    return [
        {"key": f"set-{at:0{width}}", "name": "", "least": least, "most": most}
        for at in range(1, sets + 1)
    ]


def _told_apart(rows: Sequence[MemberRow]) -> list[MemberRow]:
    """By name, so that the order of choosing does not matter; namesakes get a number."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    found = []
    for row in sorted(rows, key=lambda each: (each.name.casefold(), str(each.person_id))):
        times = seen[row.name.casefold()] = seen.get(row.name.casefold(), 0) + 1
        found.append(row if times == 1 else replace(row, name=f"{row.name[:74]} ({times})"))
    return found


def pairs_of(pairs: Sequence[tuple[str, str]], number_of: Mapping[str, int]) -> list[list[int]]:
    """Pairs of names as pairs of numbers. Raises `RoomError` for who does not take part."""
    found = []
    for pair in pairs:
        for name in pair:
            require_that(
                name.casefold() in number_of,
                _("“%(name)s” stands among the pairs, but does not take part.") % {"name": name},
            )
        one, other = (number_of[name.casefold()] for name in pair)
        require_that(one != other, _("A pair holds two different people."))
        found.append(sorted([one, other]))
    return sorted(found)


def _write_members(composition: Composition, members: Sequence[MemberRow]) -> None:
    rows = [
        SetMember(
            composition=composition,
            number=number,
            person_id=row.person_id,
            name=row.name,
            craft=row.craft,
            organisation=row.organisation,
            layer=row.layer,
            is_resident=row.is_resident,
            wishes=list(row.wishes),
            slots=list(row.slots),
        )
        for number, row in enumerate(members, start=1)
    ]
    made = {row.name.casefold(): row for row in SetMember.objects.bulk_create(rows)}
    led = []
    for given in members:
        if given.manager and given.manager.casefold() != given.name.casefold():
            row = made[given.name.casefold()]
            row.manager = made[given.manager.casefold()]
            led.append(row)
    SetMember.objects.bulk_update(led, ["manager"])
