"""Learning sets as a table to take along."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kiemkracht.connect.selectors.composition_parts import CompositionPage


def plain_cell(text: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    shown = str(text)
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@", "\t") else shown


def sets_rows(page: CompositionPage) -> Iterator[list[str]]:
    """A head and one row per person; nothing that says what somebody is worth."""
    yield [_("Set"), _("Name"), _("About"), _("Resident"), _("Shared times")]
    for card in page.result.sets if page.result else ():
        for seat in card.seats:
            cells = [
                card.name,
                seat.name,
                seat.about,
                _("yes") if seat.is_resident else _("no"),
                ", ".join(card.slots),
            ]
            yield [plain_cell(cell) for cell in cells]
