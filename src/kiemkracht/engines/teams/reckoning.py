"""The points of a division per set and per rule, added up anew from members and rules."""

from collections.abc import Mapping, Sequence

from kiemkracht.engines.teams.members import KINDS, Member, Project, Rules
from kiemkracht.engines.teams.result import RulePoints, Team


def teams_of(
    members: Sequence[Member], projects: Sequence[Project], rules: Rules, where: Mapping[str, str]
) -> tuple[Team, ...]:
    """Every set with its members, shared slots and points. Cost: O(members)."""
    slots = frozenset(slot for member in members for slot in member.slots)
    teams = []
    for project in projects:
        inside = [member for member in members if where[member.id] == project.id]
        common = slots & (project.slots or slots)
        for member in inside:
            common &= member.slots or slots
        points = [RulePoints("wishes", _wish_points(inside, project, rules), 0)]
        points += [
            RulePoints(kind, rules.of_kind(kind) * len(_values(inside, kind)), 0) for kind in KINDS
        ]
        worth = tuple(each for each in points if each.rule in _counting(rules))
        names = tuple(sorted(member.id for member in inside))
        teams.append(Team(project.id, names, tuple(sorted(common)), worth))
    return tuple(teams)


def per_rule(
    members: Sequence[Member], projects: Sequence[Project], rules: Rules, teams: Sequence[Team]
) -> tuple[RulePoints, ...]:
    """Points per rule over all sets, beside what that rule alone could earn."""
    totals = []
    for rule in _counting(rules):
        points = sum(each.points for team in teams for each in team.per_rule if each.rule == rule)
        most = (
            _most_wishes(members, rules)
            if rule == "wishes"
            else rules.of_kind(rule) * _most_different(members, projects, rule)
        )
        totals.append(RulePoints(rule, points, most))
    return tuple(totals)


def wish_of(member: Member, project: str, rules: Rules) -> int | None:
    """Which wish a project is, 1 the dearest, None when it is none that earns points."""
    counted = member.wishes[: len(rules.wishes)]
    return counted.index(project) + 1 if project in counted else None


def _counting(rules: Rules) -> list[str]:
    names = ["wishes"] if any(rules.wishes) else []
    return names + [kind for kind in KINDS if rules.of_kind(kind)]


def _wish_points(inside: Sequence[Member], project: Project, rules: Rules) -> int:
    wishes = [wish_of(member, project.id, rules) for member in inside]
    return sum(rules.wishes[wish - 1] for wish in wishes if wish is not None)


def _values(inside: Sequence[Member], kind: str) -> set[str]:
    return {getattr(member, kind) for member in inside} - {""}


def _most_wishes(members: Sequence[Member], rules: Rules) -> int:
    dearest = max(rules.wishes, default=0)
    return sum(dearest if member.wishes else 0 for member in members)


def _most_different(members: Sequence[Member], projects: Sequence[Project], kind: str) -> int:
    """Different values per set: of one value no more than it has people, nor than sets."""
    values = [getattr(member, kind) for member in members if getattr(member, kind)]
    by_value = sum(min(len(projects), values.count(value)) for value in set(values))
    by_set = sum(min(project.most, len(set(values))) for project in projects)
    return min(by_value, by_set)
