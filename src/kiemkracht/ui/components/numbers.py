"""Numbers: always with how many people or things they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiemkracht.ui.components.rendering import show

Words = str | Promise
Share = float | Fraction


@dataclass(frozen=True, slots=True)
class _Cell:
    value: object
    is_number: bool


def grouped(number: object) -> str:
    """A whole number with a separator for thousands; anything else as it is."""
    return number_format(number, force_grouping=True) if isinstance(number, int) else str(number)


def stat(number: object, label: Words, href: str = "") -> SafeString:
    """One large number with what it counts."""
    return show("stat", number=grouped(number), label=label, href=href)


def percentage(share: Share) -> int:
    """Whole percents of a share 0..1; 0 only for nothing and 100 only for all."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    rounded = round(share * 100)
    if 0 < share < 1:
        return min(max(rounded, 1), 99)
    return rounded


def meter(share: Share, count: int, total: int, label: Words) -> SafeString:
    """A share as a bar, with the number of people beside it."""
    percent = percentage(share)
    words = _("%(count)s of %(total)s (%(percent)s%%)") % {
        "count": grouped(count),
        "total": grouped(total),
        "percent": percent,
    }
    return show("meter", percent=percent, words=words, label=label, is_empty=percent == 0)


def progress(done: int, total: int, label: Words) -> SafeString:
    """How far along something is, in things done."""
    words = _("%(done)s of %(total)s") % {"done": grouped(done), "total": grouped(total)}
    return show("progress", done=done, total=total, words=words, label=label)


def facts(rows: Iterable[tuple[Words, object]]) -> SafeString:
    """Facts under each other: what it is about, and what we know."""
    return show("facts", rows=rows)


def data_table(
    caption: Words, head: Sequence[Words], rows: Iterable[Sequence[object]]
) -> SafeString:
    """A table; the first cell of a row names it, and numbers stand right."""
    cells = [[_Cell(value, _is_number(value)) for value in row] for row in rows]
    numeric = [all(row[at].is_number for row in cells if at < len(row)) for at in range(len(head))]
    columns = [_Cell(words, bool(cells) and numeric[at]) for at, words in enumerate(head)]
    return show("data_table", caption=caption, head=columns, rows=cells)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Fraction) and not isinstance(value, bool)
