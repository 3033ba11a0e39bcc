"""`kiemkracht draw FILE.csv`: draw a panel by lot, with quotas and known chances."""

import argparse
import csv
import io
import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiemkracht.cli.teams_words import draw_lines, refused_line
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.teams import Candidate, Draw, draw_panel

NEEDS_DJANGO = False
MOST_BYTES = 20_000_000
_QUOTA = re.compile(r"(?P<feature>[^:=]+):(?P<value>[^=]+)=(?P<least>\d{1,6})-(?P<most>\d{1,6})")


class NotUnderstoodError(ValueError):
    """A file or quota can't be read; the text says what, in Dutch."""


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("draw", help="draw a panel by lot, with quotas")
    parser.add_argument("file", type=Path, help="a row per person (CSV), with a column id")
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--quotas", type=Path, help="CSV with feature, value, least, most")
    parser.add_argument("--quota", action="append", default=[], metavar="FEATURE:VALUE=LEAST-MOST")
    parser.add_argument("--household", metavar="COLUMN", help="at most one of a household")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="OUT", help="- is standard output")


def run(chosen: argparse.Namespace) -> int:
    """Read, draw and tell; 1 when no panel keeps the quotas, 2 when not understood."""
    try:
        quotas = _quotas(chosen.quotas, chosen.quota)
        pool = _pool(chosen.file, quotas, chosen.household)
        found = draw_panel(pool, quotas, chosen.size, seed=chosen.seed)
    except NotUnderstoodError as error:
        print(error, file=sys.stderr)
        return 2
    except EngineInputError as error:
        print(refused_line(error), file=sys.stderr)
        return 2
    if chosen.json is not None:
        _write(chosen.json, found)
    where = sys.stderr if str(chosen.json) == "-" else sys.stdout
    for line in draw_lines(found):
        print(line, file=where)
    return 0 if found.is_possible else 1


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotUnderstoodError(f"{path}: dit bestand is te groot (meer dan 20 MB).")
    try:
        text = content.decode("utf-8-sig")
        first = text.split("\n", 1)[0]
        separator = ";" if first.count(";") > first.count(",") else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotUnderstoodError(
            f"{path}: dit is niet als tabel in UTF-8 te lezen: {error}"
        ) from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise NotUnderstoodError(
                f"{path}, regel {number}: een ander aantal cellen dan de eerste"
            )
    return rows


def _pool(
    path: Path, quotas: dict[str, dict[str, tuple[int, int]]], home: str | None
) -> list[Candidate]:
    rows = _rows(path)
    needed = ["id", *quotas, *([home] if home else [])]
    missing = [name for name in needed if rows and name not in rows[0]]
    if missing:
        raise NotUnderstoodError(f"{path}: deze kolommen ontbreken: {', '.join(missing)}")
    return [
        Candidate(
            row["id"].strip(),
            {feature: row[feature].strip() for feature in quotas},
            row[home].strip() if home else "",
        )
        for row in rows
    ]


def _quotas(path: Path | None, given: list[str]) -> dict[str, dict[str, tuple[int, int]]]:
    lines = [_from_option(each) for each in given]
    if path is not None:
        lines += [_from_row(row, path) for row in _rows(path)]
    quotas: dict[str, dict[str, tuple[int, int]]] = {}
    for feature, value, least, most in lines:
        if value in quotas.setdefault(feature, {}):
            raise NotUnderstoodError(f"Dit quotum staat er twee keer: {feature} {value}.")
        quotas[feature][value] = (least, most)
    return quotas


def _from_option(text: str) -> tuple[str, str, int, int]:
    found = _QUOTA.fullmatch(text)
    if found is None:
        raise NotUnderstoodError(f"--quota {text}: schrijf bijvoorbeeld leeftijd:18-29=3-5.")
    feature, value = found["feature"].strip(), found["value"].strip()
    return feature, value, int(found["least"]), int(found["most"])


def _from_row(row: dict[str, str], path: Path) -> tuple[str, str, int, int]:
    names = ("feature", "value", "least", "most")
    if any(name not in row for name in names):
        raise NotUnderstoodError(f"{path}: de eerste regel is feature,value,least,most.")
    least, most = row["least"].strip(), row["most"].strip()
    if not (re.fullmatch(r"[0-9]{1,6}", least) and re.fullmatch(r"[0-9]{1,6}", most)):
        raise NotUnderstoodError(f"{path}: least en most zijn hele getallen ({least}, {most}).")
    return row["feature"].strip(), row["value"].strip(), int(least), int(most)


def _write(path: Path, found: Draw) -> None:
    text = json.dumps(asdict(found), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if str(path) == "-":
        sys.stdout.write(text)
    else:
        path.write_text(text, encoding="utf-8")
