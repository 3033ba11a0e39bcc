"""Read a JSON file strictly, and say in Dutch where it goes wrong."""

import json
from pathlib import Path
from typing import Any

MOST_BYTES = 5_000_000


class NotUnderstoodError(ValueError):
    """The file can't be read as a question; the text says where and what, in Dutch."""


def read_json(path: Path) -> Any:
    """What a file of at most 5 MB holds. Raises NotUnderstoodError, or OSError without a file."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotUnderstoodError("Dit bestand is te groot (meer dan 5 MB).")
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError(f"Dit is geen JSON in UTF-8: {error}") from error


def object_of(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    """An object with none but the known names."""
    if not isinstance(value, dict):
        raise NotUnderstoodError(f"{where}: hier hoort een object")
    unknown = sorted(set(value) - known)
    if unknown:
        raise NotUnderstoodError(f"{where}: onbekend: {one_line(', '.join(unknown))}")
    return value


def list_of(row: dict[str, Any], name: str, where: str, usual: Any = None) -> list[Any]:
    """The list under a name."""
    value = row.get(name, usual)
    if not isinstance(value, list):
        raise NotUnderstoodError(f"{where}{name}: hier hoort een lijst")
    return value


def text_of(row: dict[str, Any], name: str, where: str, *, needed: bool = False) -> str:
    """The text under a name, empty when it is not there."""
    value = row.get(name, "")
    if not isinstance(value, str) or (needed and not value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort tekst")
    return value


def texts_of(row: dict[str, Any], name: str, where: str) -> list[str]:
    """The list of texts under a name."""
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort een lijst van teksten")
    return value


def flag_of(row: dict[str, Any], name: str, where: str, *, usual: bool) -> bool:
    """The true or false under a name."""
    value = row.get(name, usual)
    if not isinstance(value, bool):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort true of false")
    return value


def number_of(row: dict[str, Any], name: str, where: str) -> int:
    """The whole number from 0 under a name."""
    value = row.get(name)
    if not is_number(value):
        raise NotUnderstoodError(f"{where}.{name}: hier hoort een heel getal vanaf 0")
    return int(value)  # type: ignore[arg-type]


def is_number(value: Any) -> bool:
    """Whether it is a whole number of 0 to a million."""
    return type(value) is int and 0 <= value <= 1_000_000


def one_line(text: str) -> str:
    """Text without anything that moves a terminal."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
