"""The question of `kiemkracht teams` as JSON: read it strictly, and say where it goes wrong."""

from pathlib import Path
from typing import Any

from kiemkracht.cli.json_file import (
    NotUnderstoodError,
    flag_of,
    is_number,
    list_of,
    number_of,
    object_of,
    read_json,
    text_of,
    texts_of,
)
from kiemkracht.engines.teams import Member, Project, Rules, learning_sets

_MEMBER = {
    "id", "wishes", "resident", "craft", "organisation", "layer", "world", "place", "slots",
    "reports_to", "attributes",
}  # fmt: skip
_PROJECT = {"id", "least", "most", "needs", "slots"}
_POINTS = ("craft", "organisation", "layer", "world", "place", "residents")
_RULES = {*_POINTS, "wishes", "apart", "managers_apart", "shared_slot"}


def read_question(path: Path) -> tuple[tuple[Member, ...], tuple[Project, ...], Rules]:
    """Members, projects and rules. Raises NotUnderstoodError, or OSError without a file."""
    parts = object_of(read_json(path), "het bestand", {"members", "projects", "sets", "rules"})
    if ("projects" in parts) == ("sets" in parts):
        raise NotUnderstoodError("Geef projecten (projects) of leersets (sets), een van de twee.")
    members = tuple(
        _member(each, f"members[{at}]") for at, each in enumerate(list_of(parts, "members", ""))
    )
    projects = _sets(parts["sets"]) if "sets" in parts else _projects(parts)
    return members, projects, _rules(parts.get("rules", {}))


def _member(value: Any, where: str) -> Member:
    row = object_of(value, where, _MEMBER)
    return Member(
        id=text_of(row, "id", where, needed=True),
        wishes=tuple(texts_of(row, "wishes", where)),
        is_resident=flag_of(row, "resident", where, usual=False),
        craft=text_of(row, "craft", where),
        organisation=text_of(row, "organisation", where),
        layer=text_of(row, "layer", where),
        world=text_of(row, "world", where),
        place=text_of(row, "place", where),
        slots=frozenset(texts_of(row, "slots", where)),
        reports_to=frozenset(texts_of(row, "reports_to", where)),
        attributes=frozenset(texts_of(row, "attributes", where)),
    )


def _projects(parts: dict[str, Any]) -> tuple[Project, ...]:
    return tuple(
        _project(each, f"projects[{at}]") for at, each in enumerate(list_of(parts, "projects", ""))
    )


def _project(value: Any, where: str) -> Project:
    row = object_of(value, where, _PROJECT)
    return Project(
        id=text_of(row, "id", where, needed=True),
        least=number_of(row, "least", where),
        most=number_of(row, "most", where),
        needs=frozenset(texts_of(row, "needs", where)),
        slots=frozenset(texts_of(row, "slots", where)),
    )


def _sets(value: Any) -> tuple[Project, ...]:
    row = object_of(value, "sets", {"count", "least", "most"})
    count, least, most = (number_of(row, name, "sets") for name in ("count", "least", "most"))
    if count > 1000:
        raise NotUnderstoodError("sets.count: hoogstens 1000")
    return learning_sets(count, least=least, most=most)


def _rules(value: Any) -> Rules:
    row = object_of(value, "rules", _RULES)
    usual = Rules()
    wishes = row.get("wishes", list(usual.wishes))
    if not isinstance(wishes, list) or not all(is_number(each) for each in wishes):
        raise NotUnderstoodError("rules.wishes: hier hoort een lijst van hele getallen")
    points = {
        name: number_of(row, name, "rules") if name in row else getattr(usual, name)
        for name in _POINTS
    }
    return Rules(
        wishes=tuple(wishes),
        apart=frozenset(_pair(each) for each in list_of(row, "apart", "rules.", usual=[])),
        managers_apart=flag_of(row, "managers_apart", "rules", usual=True),
        shared_slot=flag_of(row, "shared_slot", "rules", usual=True),
        **points,
    )


def _pair(value: Any) -> tuple[str, str]:
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(type(each) is str for each in value)
    ):
        raise NotUnderstoodError("rules.apart: elk paar is een lijst van twee namen")
    return value[0], value[1]
