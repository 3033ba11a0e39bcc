"""The question of `kiemkracht teams` as JSON: read it strictly, and say where it goes wrong."""

import json
from pathlib import Path
from typing import Any

from kiemkracht.engines.teams import Member, Project, Rules, learning_sets

MOST_BYTES = 5_000_000
_MEMBER = {
    "id", "wishes", "resident", "craft", "organisation", "layer", "world", "place", "slots",
    "reports_to", "attributes",
}  # fmt: skip
_PROJECT = {"id", "least", "most", "needs", "slots"}
_POINTS = ("craft", "organisation", "layer", "world", "place", "residents")
_RULES = {*_POINTS, "wishes", "apart", "managers_apart", "shared_slot"}


class NotUnderstoodError(ValueError):
    """The file can't be read as a question; the text says where and what, in Dutch."""


def read_question(path: Path) -> tuple[tuple[Member, ...], tuple[Project, ...], Rules]:
    """Members, projects and rules. Raises NotUnderstoodError, or OSError without a file."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotUnderstoodError("Dit bestand is te groot (meer dan 5 MB).")
    try:
        whole = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError(f"Dit is geen JSON in UTF-8: {error}") from error
    parts = _object(whole, "het bestand", {"members", "projects", "sets", "rules"})
    if ("projects" in parts) == ("sets" in parts):
        raise NotUnderstoodError("Geef projecten (projects) of leersets (sets), een van de twee.")
    members = tuple(
        _member(each, f"members[{at}]") for at, each in enumerate(_list(parts, "members", ""))
    )
    projects = _sets(parts["sets"]) if "sets" in parts else _projects(parts)
    return members, projects, _rules(parts.get("rules", {}))


def _member(value: Any, where: str) -> Member:
    row = _object(value, where, _MEMBER)
    return Member(
        id=_text(row, "id", where, needed=True),
        wishes=tuple(_texts(row, "wishes", where)),
        is_resident=_flag(row, "resident", where, usual=False),
        craft=_text(row, "craft", where),
        organisation=_text(row, "organisation", where),
        layer=_text(row, "layer", where),
        world=_text(row, "world", where),
        place=_text(row, "place", where),
        slots=frozenset(_texts(row, "slots", where)),
        reports_to=frozenset(_texts(row, "reports_to", where)),
        attributes=frozenset(_texts(row, "attributes", where)),
    )


def _projects(parts: dict[str, Any]) -> tuple[Project, ...]:
    return tuple(
        _project(each, f"projects[{at}]") for at, each in enumerate(_list(parts, "projects", ""))
    )


def _project(value: Any, where: str) -> Project:
    row = _object(value, where, _PROJECT)
    return Project(
        id=_text(row, "id", where, needed=True),
        least=_number(row, "least", where),
        most=_number(row, "most", where),
        needs=frozenset(_texts(row, "needs", where)),
        slots=frozenset(_texts(row, "slots", where)),
    )


def _sets(value: Any) -> tuple[Project, ...]:
    row = _object(value, "sets", {"count", "least", "most"})
    count, least, most = (_number(row, name, "sets") for name in ("count", "least", "most"))
    if count > 1000:
        raise NotUnderstoodError("sets.count: hoogstens 1000")
    return learning_sets(count, least=least, most=most)


def _rules(value: Any) -> Rules:
    row = _object(value, "rules", _RULES)
    usual = Rules()
    wishes = row.get("wishes", list(usual.wishes))
    if not isinstance(wishes, list) or not all(_is_number(each) for each in wishes):
        raise NotUnderstoodError("rules.wishes: hier hoort een lijst van hele getallen")
    points = {
        name: _number(row, name, "rules") if name in row else getattr(usual, name)
        for name in _POINTS
    }
    return Rules(
        wishes=tuple(wishes),
        apart=frozenset(_pair(each) for each in _list(row, "apart", "rules.", usual=[])),
        managers_apart=_flag(row, "managers_apart", "rules", usual=True),
        shared_slot=_flag(row, "shared_slot", "rules", usual=True),
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


def _object(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotUnderstoodError(f"{where}: hier hoort een object")
    unknown = sorted(set(value) - known)
    if unknown:
        raise NotUnderstoodError(f"{where}: onbekend: {', '.join(unknown)}")
    return value


def _list(row: dict[str, Any], name: str, where: str, usual: Any = None) -> list[Any]:
    value = row.get(name, usual)
    if not isinstance(value, list):
        raise NotUnderstoodError(f"{where}{name}: hier hoort een lijst")
    return value


def _text(row: dict[str, Any], name: str, where: str, *, needed: bool = False) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or (needed and not value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort tekst")
    return value


def _texts(row: dict[str, Any], name: str, where: str) -> list[str]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort een lijst van teksten")
    return value


def _flag(row: dict[str, Any], name: str, where: str, *, usual: bool) -> bool:
    value = row.get(name, usual)
    if not isinstance(value, bool):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort true of false")
    return value


def _number(row: dict[str, Any], name: str, where: str) -> int:
    value = row.get(name)
    if not _is_number(value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort een heel getal vanaf 0")
    return int(value)  # type: ignore[arg-type]


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 1_000_000
