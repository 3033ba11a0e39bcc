"""From a table of people to who takes part in learning sets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.connect.services.tables import Row, TableRefusedError, read_table

MOST_PEOPLE = 500
COLUMNS = {
    "naam": "name", "name": "name",
    "vak": "craft", "craft": "craft", "discipline": "craft",
    "organisatie": "organisation", "organisation": "organisation",
    "laag": "layer", "layer": "layer",
    "bewoner": "resident", "resident": "resident",
    "leidinggevende": "manager", "manager": "manager",
    "wensen": "wishes", "wishes": "wishes",
    "tijden": "times", "momenten": "times", "times": "times",
}  # fmt: skip
_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "waar"})
_NO = frozenset({"", "nee", "n", "no", "0", "false", "onwaar", "-"})


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Someone who takes part, as the table tells it; `manager` is a name in the same table."""

    name: str
    craft: str = ""
    organisation: str = ""
    layer: str = ""
    is_resident: bool = False
    manager: str = ""
    wishes: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    person_id: UUID | None = None


def read_members(content: bytes | str, *, projects: Sequence[str]) -> tuple[MemberRow, ...]:
    """Read a table of at most 500 people; `projects` are the names that can be wished.

    Raises `TableRefusedError` with a sentence per line: a name that is empty, too long or there
    twice, yes or no that is neither, a manager or a project that is not there.
    """
    table = read_table(content, most_rows=MOST_PEOPLE, names=COLUMNS)
    if "name" not in table.columns:
        raise TableRefusedError(
            [_("The column “naam” is missing. The first line names the columns.")]
        )
    known = {project.casefold(): project for project in projects}
    names = {row.get("name").casefold(): row.get("name") for row in table.rows}
    wrong: list[str] = []
    seen: set[str] = set()
    members = []
    for row in table.rows:
        wrong += [
            _("Line %(line)s: %(what)s") % {"line": row.line, "what": what}
            for what in _wrong(row, seen, names, known)
        ]
        seen.add(row.get("name").casefold())
        members.append(_member(row, names, known))
    if wrong:
        raise TableRefusedError(wrong)
    return tuple(members)


def _wrong(
    row: Row, seen: set[str], names: Mapping[str, str], projects: Mapping[str, str]
) -> list[str]:
    name, manager = row.get("name"), row.get("manager")
    found = []
    if not name:
        found.append(_("the name is missing."))
    elif len(name) > 80:
        found.append(_("keep a name within 80 signs."))
    elif name.casefold() in seen:
        found.append(
            _("“%(name)s” is there twice. Add a letter, so that we can tell them apart.")
            % {"name": name}
        )
    if row.get("resident").lower() not in _YES | _NO:
        found.append(_("write “ja” or “nee” under “bewoner”."))
    if manager and manager.casefold() not in names:
        found.append(
            _(
                "manager “%(name)s” is not in this table. Check the spelling, or leave it"
                " empty when that person does not take part."
            )
            % {"name": manager}
        )
    for wish in _parts(row.get("wishes")):
        if wish.casefold() not in projects:
            found.append(_("there is no project “%(name)s”.") % {"name": wish})
    return found


def _member(row: Row, names: Mapping[str, str], projects: Mapping[str, str]) -> MemberRow:
    wishes = [projects.get(wish.casefold(), "") for wish in _parts(row.get("wishes"))]
    return MemberRow(
        name=row.get("name"),
        craft=row.get("craft")[:80],
        organisation=row.get("organisation")[:120],
        layer=row.get("layer")[:60],
        is_resident=row.get("resident").lower() in _YES,
        manager=names.get(row.get("manager").casefold(), ""),
        wishes=tuple(dict.fromkeys(wish for wish in wishes if wish)),
        slots=tuple(sorted(set(_parts(row.get("times"))))),
    )


def _parts(text: str) -> list[str]:
    """Several things in one cell, with a comma, a bar or a slash between them."""
    return [part.strip() for part in re.split(r"[,|/]", text) if part.strip()]
