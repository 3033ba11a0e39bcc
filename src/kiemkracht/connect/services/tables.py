"""Reading a table that somebody pasted or uploaded: whole and clear, or not at all."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiemkracht.base.errors import RoomError
from kiemkracht.base.texts import one_line

MOST_BYTES = 1024 * 1024
LONGEST_CELL = 300
MOST_COLUMNS = 30
MOST_LINES_TOLD = 12


class TableRefusedError(RoomError):
    """Nothing was read; `lines` say what is wrong and where."""

    def __init__(self, lines: Sequence[str]) -> None:
        more = len(lines) - MOST_LINES_TOLD
        told = list(lines[:MOST_LINES_TOLD])
        if more > 0:
            told.append(_("And %(number)s other lines like these.") % {"number": more})
        self.lines = tuple(told)
        super().__init__(gettext_lazy("The table can’t be used as it is. Nothing was kept."))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, and a text per column."""

    line: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The text in a column; empty when there is none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the columns of the first line, in order."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes | str, *, most_rows: int, names: Mapping[str, str]) -> Table:
    """Read a CSV with `;`, `,` or tab between cells; the first line names the columns.

    `names` gives our name for what people call a column, in lower case; other columns keep their
    own. Texts lose control characters. Raises `TableRefusedError` for a file that is too large, is
    no text, has no rows, more than `most_rows`, or rows that don't fit.
    """
    text = content if isinstance(content, str) else _decoded(content)
    if len(text) > MOST_BYTES:
        raise TableRefusedError([_("This table is larger than 1 MB. Keep only the columns asked.")])
    if "\0" in text:
        raise TableRefusedError([_("This is not a text file. Save your sheet as CSV and try.")])
    lines = _lines(text)
    if not lines:
        raise TableRefusedError([_("The table is empty. The first line names the columns.")])
    columns = _columns(lines[0][1], names)
    rows = [(line, cells) for line, cells in lines[1:] if any(cell.strip() for cell in cells)]
    if not rows:
        raise TableRefusedError([_("There are no rows under the first line.")])
    if len(rows) > most_rows:
        told = {"number": len(rows), "most": most_rows}
        raise TableRefusedError(
            [_("There are %(number)s rows; at most %(most)s fit. Make two groups.") % told]
        )
    return Table(columns, _rows(columns, rows))


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise TableRefusedError([_("This file is larger than 1 MB. Keep only the columns asked.")])
    if content[:4] == b"PK\x03\x04" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise TableRefusedError(
            [_("This is a spreadsheet. Save it as CSV (File, Save as) and choose that file.")]
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes on a Dutch computer.
        return content.decode("cp1252", errors="replace")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max((";", "\t", ","), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
    except csv.Error:
        told = {"line": reader.line_num}
        raise TableRefusedError(
            [
                _("Line %(line)s can’t be read: do the quotation marks match, is it far too long?")
                % told
            ]
        ) from None
    return found


def _columns(cells: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    if len(cells) > MOST_COLUMNS:
        raise TableRefusedError([_("There are more than 30 columns. Keep only those asked.")])
    columns = [one_line(cell)[:60] for cell in cells]
    ours = [names.get(column.lower(), column) for column in columns]
    twice = sorted({column for column in ours if column and ours.count(column) > 1})
    if twice:
        raise TableRefusedError(
            [_("The column “%(name)s” is there twice.") % {"name": name} for name in twice]
        )
    return tuple(ours)


def _rows(columns: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]]) -> tuple[Row, ...]:
    wrong, rows = [], []
    for line, cells in lines:
        clean = [one_line(cell) for cell in cells]
        if any(clean[len(columns) :]):
            wrong.append(_("Line %(line)s has more cells than the first line.") % {"line": line})
        if any(len(cell) > LONGEST_CELL for cell in clean):
            wrong.append(_("Line %(line)s has a cell of more than 300 signs.") % {"line": line})
        pairs = zip(columns, clean, strict=False)
        rows.append(Row(line, {column: cell for column, cell in pairs if column}))
    if wrong:
        raise TableRefusedError(wrong)
    return tuple(rows)
