"""From a table of people to the pool of a draw, and from lines to quotas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.connect.services.tables import Row, Table, TableRefusedError, read_table

MOST_POOL = 5000
COLUMNS = {
    "id": "id",
    "naam": "id",
    "name": "id",
    "huishouden": "household",
    "household": "household",
}
_QUOTA = re.compile(
    r"(?P<feature>[^:;=]{1,60})[:;](?P<value>[^;=]{1,60})[;=]\s*(?P<least>\d{1,5})"
    r"\s*[-–;]\s*(?P<most>\d{1,5})"
)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Someone who can be drawn."""

    label: str
    features: dict[str, str] = field(default_factory=dict)
    household: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many with this value of a feature sit in a panel: from `least` to `most`."""

    feature: str
    value: str
    least: int
    most: int


def read_pool(content: bytes | str) -> tuple[CandidateRow, ...]:
    """Read a pool of at most 5,000 people: a column id or name, the others are features.

    Raises `TableRefusedError` with a sentence per line.
    """
    table = read_table(content, most_rows=MOST_POOL, names=COLUMNS)
    if "id" not in table.columns:
        raise TableRefusedError(
            [_("The column “id” or “naam” is missing. The first line names the columns.")]
        )
    wrong: list[str] = []
    seen: set[str] = set()
    for row in table.rows:
        wrong += _wrong(row, table, seen)
        seen.add(row.get("id").casefold())
    if wrong:
        raise TableRefusedError(wrong)
    return tuple(
        CandidateRow(
            label=row.get("id")[:120],
            features={name: row.get(name)[:60] for name in _features(table)},
            household=row.get("household")[:60],
        )
        for row in table.rows
    )


def _features(table: Table) -> list[str]:
    return [name for name in table.columns if name and name not in ("id", "household")]


def _wrong(row: Row, table: Table, seen: set[str]) -> list[str]:
    told = {"line": row.line, "name": row.get("id")}
    if not row.get("id"):
        return [_("Line %(line)s: the name or id is missing.") % told]
    found = []
    if row.get("id").casefold() in seen:
        found.append(_("Line %(line)s: “%(name)s” is there twice.") % told)
    empty = [name for name in _features(table) if not row.get(name)]
    found += [
        _("Line %(line)s: “%(column)s” is empty. Write “onbekend” when you don’t know.")
        % {"line": row.line, "column": name}
        for name in empty
    ]
    return found


def read_quotas(text: str, features: Sequence[str]) -> tuple[Quota, ...]:
    """Read one quota per line, such as “leeftijd: 18-29 = 3-5”.

    Raises `TableRefusedError` for a line that can't be read, a feature that is not there, a
    quota that is there twice, or a least above the most.
    """
    known = {name.casefold(): name for name in features}
    wrong: list[str] = []
    found: dict[tuple[str, str], Quota] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        told = {"number": number, "line": line.strip()[:80]}
        parts = _QUOTA.fullmatch(line.strip())
        if parts is None:
            wrong.append(_("Quota %(number)s: write it like “leeftijd: 18-29 = 3-5”.") % told)
            continue
        feature = known.get(parts["feature"].strip().casefold())
        if feature is None:
            wrong.append(_("Quota %(number)s: no column is called that (%(line)s).") % told)
            continue
        quota = Quota(feature, parts["value"].strip(), int(parts["least"]), int(parts["most"]))
        if quota.least > quota.most:
            wrong.append(_("Quota %(number)s: the least is above the most (%(line)s).") % told)
        if (feature, quota.value) in found:
            wrong.append(_("Quota %(number)s is there twice (%(line)s).") % told)
        found[feature, quota.value] = quota
    if wrong:
        raise TableRefusedError(wrong)
    return tuple(found.values())
