"""The participation paragraph as CSV and as ODT: the same numbers and rows as the page."""

from collections.abc import Callable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiemkracht.answers.selectors.paragraph import ParagraphOfYear
from kiemkracht.answers.selectors.working_days import day_of
from kiemkracht.base.odt import Heading, Paragraph, Part, Table, document

Address = Callable[[str], str]
RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")


def number_rows(page: ParagraphOfYear) -> Iterator[tuple[str, ...]]:
    """Year, key, what it counts, how many; the first row names the columns."""
    yield ("year", "key", "label", "count")
    for number in page.numbers:
        yield (str(page.year), number.key, str(number.label), str(number.count))


def line_rows(page: ParagraphOfYear, address: Address) -> Iterator[tuple[str, ...]]:
    """Every row behind a number; the first row names the columns."""
    yield ("year", "key", "title", "date", "url")
    for number in page.numbers:
        for line in number.lines:
            day = day_of(line.at).isoformat()
            yield (str(page.year), number.key, harmless(line.title), day, address(line.url))


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would compute becomes text."""
    return f"'{cell}" if cell.startswith(RISKY_STARTS) else cell


def odt_of(page: ParagraphOfYear, address: Address, *, language: str) -> bytes:
    """The whole paragraph as a text to edit on."""
    title = _("Participation paragraph %(year)s") % {"year": page.year}
    return document(title, _parts(page, title, address), language=language)


def _parts(page: ParagraphOfYear, title: str, address: Address) -> Iterator[Part]:
    yield Heading(title)
    yield Paragraph(str(intro(page)))
    for chapter in page.chapters:
        yield Heading(str(chapter.title), 2)
        rows = [(str(number.label), str(number.count)) for number in chapter.numbers]
        yield Table(str(chapter.title), (_("What"), _("How many")), rows)
        for number in chapter.numbers:
            if number.lines:
                yield Heading(f"{number.label} ({number.count})", 3)
                yield Table(
                    number.key,
                    (_("What"), _("Date")),
                    [
                        ((line.title, address(line.url)), date_format(day_of(line.at)))
                        for line in number.lines
                    ],
                )


def intro(page: ParagraphOfYear) -> str:
    """What is counted, and what not."""
    counted = _(
        "Counted from the registers that everyone can read. No number counts people, and nothing "
        "that is shared in a smaller circle is in it."
    )
    running = _("The year is still going on: this is how it stands now.")
    return f"{counted} {running}" if page.is_running else counted
