"""A startfoto as JSON: read it strictly, and say where it goes wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiemkracht.cli.json_file import (
    NotUnderstoodError,
    list_of,
    object_of,
    one_line,
    read_json,
    text_of,
    texts_of,
)
from kiemkracht.engines.appraisal import ActorGroup, Photo, Sheet, answers_of
from kiemkracht.engines.scripts import CONTEXTS
from kiemkracht.weigh.services.working_out import Setting

_WHOLE = {
    "name", "affected", "population", "sheets", "groups", "settled", "context", "patterns",
    "themes",
}  # fmt: skip
_GROUP = {"name", "size", "positions", "influence", "touched", "source"}


@dataclass(frozen=True, slots=True)
class StartfotoFile:
    """What a file holds: a photo, and what a script needs besides its figures."""

    name: str
    photo: Photo
    context: str
    patterns: frozenset[str]
    themes: frozenset[str]

    @property
    def setting(self) -> Setting:
        """What a script needs besides the figures."""
        return Setting(self.context, self.patterns, self.themes)


def read_startfoto(path: Path) -> StartfotoFile:
    """Raises NotUnderstoodError, EngineInputError for answers, or OSError without a file."""
    whole = object_of(read_json(path), "het bestand", _WHOLE)
    context = text_of(whole, "context", "het bestand") or "both"
    if context not in CONTEXTS:
        raise NotUnderstoodError(f"context: kies uit {', '.join(CONTEXTS)}")
    sheets = [_sheet(row, f"sheets[{at}]") for at, row in enumerate(_rows(whole, "sheets"))]
    groups = [_group(row, f"groups[{at}]") for at, row in enumerate(_rows(whole, "groups"))]
    photo = Photo(
        affected=_count_or_nothing(whole, "affected"),
        population=_count_or_nothing(whole, "population"),
        answers=answers_of(sheets),
        groups=tuple(groups),
        settled=_numbers(whole.get("settled", {}), "settled"),
    )
    return StartfotoFile(
        one_line(text_of(whole, "name", "het bestand")),
        photo,
        context,
        frozenset(texts_of(whole, "patterns", "het bestand")),
        frozenset(texts_of(whole, "themes", "het bestand")),
    )


def _rows(whole: dict[str, Any], name: str) -> list[Any]:
    return list_of(whole, name, "", [])


def _sheet(value: Any, where: str) -> Sheet:
    row = object_of(value, where, {"group", "answers"})
    answers = row.get("answers")
    if not isinstance(answers, dict):
        raise NotUnderstoodError(f"{where}.answers: hier hoort een object")
    return Sheet(one_line(text_of(row, "group", where)), answers)


def _group(value: Any, where: str) -> ActorGroup:
    row = object_of(value, where, _GROUP)
    name = one_line(text_of(row, "name", where, needed=True))
    positions = row.get("positions", [0, 0, 0, 0, 0])
    if not isinstance(positions, list) or len(positions) != 5:
        raise NotUnderstoodError(f"{where}.positions: hier horen vijf aantallen, van -2 tot +2")
    counts = [_count(each, f"{where}.positions") for each in positions]
    return ActorGroup(
        name,
        _count(row.get("size"), f"{where}.size"),
        (counts[0], counts[1], counts[2], counts[3], counts[4]),
        _number_or_nothing(row, "influence", where),
        _number_or_nothing(row, "touched", where),
        text_of(row, "source", where) or "estimate",
    )


def _count_or_nothing(row: dict[str, Any], name: str) -> int | None:
    return None if row.get(name) is None else _count(row[name], name)


def _count(value: Any, where: str) -> int:
    if type(value) is not int:
        raise NotUnderstoodError(f"{where}: hier hoort een heel getal")
    return value


def _number_or_nothing(row: dict[str, Any], name: str, where: str) -> float | None:
    value = row.get(name)
    return None if value is None else _number(value, f"{where}.{name}")


def _numbers(value: Any, where: str) -> dict[str, float]:
    if not isinstance(value, dict):
        raise NotUnderstoodError(f"{where}: hier hoort een object")
    return {name: _number(each, f"{where}.{name}") for name, each in value.items()}


def _number(value: Any, where: str) -> float:
    if type(value) not in (int, float):
        raise NotUnderstoodError(f"{where}: hier hoort een getal van 0 tot en met 4")
    try:
        return float(value)
    except OverflowError as error:
        raise NotUnderstoodError(f"{where}: dit getal is te groot") from error
