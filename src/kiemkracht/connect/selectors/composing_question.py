"""From rows to the question that the engine of teams answers."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiemkracht.connect.enums.composing import Weight
from kiemkracht.connect.models import Composition, SetMember

if TYPE_CHECKING:
    from kiemkracht.engines.teams import Member, Project, Rules, Team

HARD = ("residents", "managers", "apart", "slots")
SOFT = ("wishes", "craft", "organisation", "layer")
USUAL: Mapping[str, Any] = {
    "residents": True,
    "managers": True,
    "apart": True,
    "slots": True,
    "wishes": Weight.NORMAL,
    "craft": Weight.NORMAL,
    "organisation": Weight.NORMAL,
    "layer": Weight.LITTLE,
}
_TIMES = {Weight.NONE: 0, Weight.LITTLE: 1, Weight.NORMAL: 2, Weight.MUCH: 4}
_ONCE = {"craft": 2, "organisation": 2, "layer": 2}
_WISHES = (5, 3, 1)


@dataclass(frozen=True, slots=True)
class Question:
    """What the engine is asked: everyone by a number in text, no name."""

    members: tuple["Member", ...]
    projects: tuple["Project", ...]
    rules: "Rules"


def points_of(rules: Mapping[str, Any], rule: str) -> tuple[int, ...]:
    """Points that a weight word stands for; for wishes those of the first, second and third."""
    times = _TIMES[Weight(rules.get(rule, Weight.NONE))]
    if rule == "wishes":
        return tuple(each * times for each in _WISHES) if times else ()
    return (_ONCE[rule] * times,)


def setup_of(composition: Composition) -> dict[str, Any]:
    """Rules, projects and pairs of this moment, to keep with a run."""
    return {
        "rules": dict(composition.rules),
        "projects": list(composition.projects),
        "apart": list(composition.apart),
    }


def question_of(setup: Mapping[str, Any], members: Sequence[SetMember]) -> Question:
    """The question of a setup for these members. Queries: 0."""
    from kiemkracht.engines.teams import Member, Project, Rules

    rules = setup["rules"]
    key_of = {row["name"]: row["key"] for row in setup["projects"] if row["name"]}
    numbers = {row.pk: str(row.number) for row in members}
    return Question(
        members=tuple(
            Member(
                id=str(row.number),
                wishes=tuple(key_of[wish] for wish in row.wishes if wish in key_of),
                craft=row.craft,
                organisation=row.organisation,
                layer=row.layer,
                is_resident=row.is_resident,
                slots=frozenset(row.slots),
                reports_to=frozenset(
                    numbers[pk] for pk in [row.manager_id] if pk is not None and pk in numbers
                ),
            )
            for row in members
        ),
        projects=tuple(
            Project(row["key"], int(row["least"]), int(row["most"])) for row in setup["projects"]
        ),
        rules=Rules(
            wishes=points_of(rules, "wishes"),
            craft=points_of(rules, "craft")[0],
            organisation=points_of(rules, "organisation")[0],
            layer=points_of(rules, "layer")[0],
            world=0,
            residents=int(bool(rules.get("residents"))),
            managers_apart=bool(rules.get("managers")),
            shared_slot=bool(rules.get("slots")),
            apart=_apart(setup, members) if rules.get("apart") else frozenset(),
        ),
    )


def _apart(setup: Mapping[str, Any], members: Sequence[SetMember]) -> frozenset[tuple[str, str]]:
    there = {row.number for row in members}
    return frozenset(
        (str(one), str(other))
        for one, other in setup["apart"]
        if one in there and other in there and one != other
    )


def digest_of(question: Question) -> str:
    """A mark of the whole question: the same question always has the same one."""
    plain = [
        sorted(
            [each.id, each.wishes, each.craft, each.organisation, each.layer, each.is_resident,
             sorted(each.slots), sorted(each.reports_to)]
            for each in question.members
        ),
        [[each.id, each.least, each.most] for each in question.projects],
        [question.rules.wishes, question.rules.craft, question.rules.organisation,
         question.rules.layer, question.rules.residents, question.rules.managers_apart,
         question.rules.shared_slot, sorted(question.rules.apart)],
    ]  # fmt: skip
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def teams_now(question: Question, where: Mapping[str, str]) -> tuple["Team", ...]:
    """The sets as people sit now, with their points and shared times, added up by the engine."""
    from kiemkracht.engines.teams.reckoning import teams_of

    projects = sorted(question.projects, key=lambda project: project.id)
    return teams_of(question.members, projects, question.rules, where)


def value_now(question: Question, where: Mapping[str, str]) -> int:
    """All points of the sets as people sit now."""
    return sum(team.points for team in teams_now(question, where))
