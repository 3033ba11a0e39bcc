"""What stands in the files of a set: from the codes of the engine to sentences for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from kiemkracht.engines.landscape.polis_csv import Issue, Reading


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Where something is, and what is the matter."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """Row by row what was found, and how much more there is."""

    lines: tuple[ReportLine, ...]
    more: int = 0


def refusal_of(reading: "Reading") -> Report:
    """Why nothing was brought in: the errors, without the remarks."""
    errors = [issue for issue in reading.issues if issue.is_error]
    return Report(_lines(errors), max(reading.errors - len(errors), 0))


def remarks_of(reading: "Reading") -> Report:
    """What was peculiar about a set that was brought in."""
    remarks = [issue for issue in reading.issues if not issue.is_error]
    return Report(_lines(remarks), max(reading.found - reading.errors - len(remarks), 0))


def _lines(issues: "Sequence[Issue]") -> tuple[ReportLine, ...]:
    return tuple(ReportLine(_where(issue), sentence_of(issue)) for issue in issues)


def _where(issue: "Issue") -> str:
    parts = [issue.file]
    if issue.row:
        parts.append(_("row %(row)s") % {"row": issue.row})
    if issue.column:
        parts.append(_("column “%(column)s”") % {"column": issue.column[:60]})
    return ", ".join(parts) + ":"


def sentence_of(issue: "Issue") -> str:
    """One issue in plain words, with what to do about it."""
    words = _SENTENCES.get(issue.code)
    if words is None:
        return _("There is something wrong here: %(excerpt)s") % {"excerpt": issue.excerpt}
    return str(_(words)) % {"excerpt": issue.excerpt}


_SENTENCES = {
    "stopped": gettext_noop("After %(excerpt)s faults we stopped reading."),
    "missing_file": gettext_noop("This file is missing. Choose it too, and try again."),
    "empty_file": gettext_noop("This file is empty."),
    "too_large": gettext_noop("This file is too large to read."),
    "not_utf8": gettext_noop("This file is not UTF-8 text. Save it as “CSV UTF-8” and try again."),
    "nul_byte": gettext_noop(
        "There is a NUL character in it, which no text has. Is this really a CSV file?"
    ),
    "not_a_table": gettext_noop("We can’t read this as a table: %(excerpt)s"),
    "too_many_columns": gettext_noop(
        "There are too many columns: %(excerpt)s. At most 20,000 are read."
    ),
    "too_many_cells": gettext_noop("There are too many cells: %(excerpt)s."),
    "too_many_rows": gettext_noop("There are too many rows; at most %(excerpt)s are read."),
    "wrong_number_of_cells": gettext_noop(
        "This row has %(excerpt)s cells, and the first row has another number."
    ),
    "missing_column": gettext_noop(
        "This column is missing. The first row begins with: %(excerpt)s"
    ),
    "column_twice": gettext_noop("This column is there twice."),
    "unknown_column": gettext_noop("We don’t know this column, and left it out."),
    "not_a_number": gettext_noop("“%(excerpt)s” is not a whole number."),
    "not_a_time": gettext_noop("“%(excerpt)s” is not a moment in milliseconds since 1970."),
    "not_a_vote": gettext_noop(
        "“%(excerpt)s” is no vote. A vote is 1 (agree), -1 (disagree) or 0 (don’t know)."
    ),
    "not_a_flag": gettext_noop(
        "“%(excerpt)s” is not 1 (let in), 0 (not looked at) or -1 (set aside)."
    ),
    "not_yes_or_no": gettext_noop("“%(excerpt)s” is not yes (1) or no (0)."),
    "too_long": gettext_noop("This text is too long (%(excerpt)s characters)."),
    "id_twice": gettext_noop("Number %(excerpt)s is there twice."),
    "unknown_statement": gettext_noop("Statement %(excerpt)s does not stand in comments.csv."),
    "unknown_participant": gettext_noop(
        "Participant %(excerpt)s does not stand in participants-votes.csv; we added them."
    ),
    "matrix_differs": gettext_noop(
        "Participant %(excerpt)s voted differently here than in votes.csv; votes.csv counts."
    ),
    "matrix_lacks": gettext_noop("%(excerpt)s votes stand in votes.csv only; we took them along."),
}
