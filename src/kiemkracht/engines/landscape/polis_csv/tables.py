"""From bytes to rows of text, refusing what is too large or not text before it costs anything."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kiemkracht.engines.landscape.polis_csv.conversation_file import Issue, Limits

LONGEST_EXCERPT = 60
LONGEST_LINE = 1_000_000
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"PK\x03\x04", "zip or spreadsheet"))


@dataclass(slots=True)
class Report:
    """Gathers issues: keeps the first ones, counts them all."""

    limits: Limits
    issues: list[Issue] = field(default_factory=list)
    found: int = 0
    errors: int = 0

    def add(
        self,
        file: str,
        row: int,
        column: str,
        code: str,
        excerpt: object = "",
        *,
        is_error: bool = True,
    ) -> None:
        """Note an issue."""
        self.found += 1
        self.errors += is_error
        if len(self.issues) < self.limits.issues:
            text = "".join(sign if sign.isprintable() else "·" for sign in str(excerpt)[:200])
            self.issues.append(
                Issue(file, row, column, code, text[:LONGEST_EXCERPT], is_error=is_error)
            )

    def stop(self, file: str, row: int) -> None:
        """Note, once and whatever else was noted, that the rest was not looked at."""
        if not any(issue.code == "stopped" for issue in self.issues):
            self.found += 1
            self.errors += 1
            self.issues.append(Issue(file, row, "", "stopped", str(self.limits.errors)))


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a header and rows; rows are read one by one."""

    file: str
    header: tuple[str, ...]
    text: str
    most_rows: int

    def rows(self, report: Report) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of every row that has as many cells as the header.

        Ends early when nothing more can be learned: too many rows, or more errors than anyone
        will read.
        """
        reader = csv.reader(_lines(self.text), strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if number == 1 or not cells:
                    continue
                if number > self.most_rows:
                    report.add(self.file, number, "", "too_many_rows", self.most_rows)
                    return
                if report.errors >= report.limits.errors:
                    report.stop(self.file, number)
                    return
                if len(cells) != len(self.header):
                    report.add(self.file, number, "", "wrong_number_of_cells", len(cells))
                    continue
                yield number, cells
        except csv.Error as error:
            report.add(self.file, number + 1, "", "not_a_table", error)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, without a second copy of the whole text; no line is endless."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > LONGEST_LINE:
            raise csv.Error(f"a line of {end - start} characters")
        yield text[start:end]
        start = end


def open_table(
    file: str, content: bytes, report: Report, *, needed: Sequence[str], most_rows: int = 0
) -> Table | None:
    """Read the header of a file, or report why it can't be read at all."""
    text = _decoded(file, content, report)
    if text is None:
        return None
    header = _header(file, text, report)
    if header is None:
        return None
    missing = [name for name in needed if name not in header]
    for name in missing:
        report.add(file, 1, name, "missing_column", ",".join(header[:8]))
    doubled = sorted(name for name, count in Counter(header).items() if count > 1)
    for name in doubled:
        report.add(file, 1, name, "column_twice", name)
    if missing or doubled:
        return None
    return Table(file, header, text, most_rows or report.limits.rows)


def _decoded(file: str, content: bytes, report: Report) -> str | None:
    if len(content) > report.limits.bytes_per_file:
        report.add(file, 0, "", "too_large", len(content))
        return None
    if not content.strip():
        report.add(file, 0, "", "empty_file")
        return None
    for mark, name in _MARKS:
        if content.startswith(mark):
            report.add(file, 0, "", "not_utf8", name)
            return None
    if (place := content.find(b"\0")) >= 0:
        report.add(file, content.count(b"\n", 0, place) + 1, "", "nul_byte")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        report.add(file, row, "", "not_utf8", content[error.start : error.start + 4].hex(" "))
        return None
    # Line ends of the first Macintosh: only when there are no others.
    return text if "\n" in text else text.replace("\r", "\n")


def _header(file: str, text: str, report: Report) -> tuple[str, ...] | None:
    end = text.find("\n")
    line = text if end < 0 else text[:end]
    # Counted before the line is taken apart: a million columns cost nothing this way.
    if line.count(",") >= report.limits.columns:
        report.add(file, 1, "", "too_many_columns", line.count(",") + 1)
        return None
    if line.count(",") * text.count("\n") > report.limits.cells:
        report.add(file, 1, "", "too_many_cells", line.count(",") * text.count("\n"))
        return None
    try:
        cells = next(csv.reader([line]))
    except (csv.Error, StopIteration) as error:
        report.add(file, 1, "", "not_a_table", error)
        return None
    return tuple(cell.strip() for cell in cells)


def whole_number(text: str) -> int | None:
    """A number as a plain file writes it, or None; up to 18 digits, so that it fits 64 bits."""
    plain = text.strip()
    digits = plain[1:] if plain.startswith("-") else plain
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return int(plain)
    return None
