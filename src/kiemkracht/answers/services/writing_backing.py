"""Writing what need not be asked: every version of a backing sheet stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.answers.enums.support import SupportVerb
from kiemkracht.answers.models import BackingSheet
from kiemkracht.answers.rules.support import may_write_sheet
from kiemkracht.answers.selectors.money import MOST_CENTS
from kiemkracht.base import chronicle, clock
from kiemkracht.base.errors import require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import many_lines, one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors import community_names
from kiemkracht.people.selectors.leading import teams_led_by

MOST_LINES, LONGEST_LINE = 40, 200


@dataclass(frozen=True, slots=True)
class SheetWords:
    """A backing sheet as somebody writes it. `based_on` is the version they read (0: none)."""

    lines: Sequence[str]
    words: str = ""
    up_to_cents: int | None = None
    why: str = ""
    based_on: int = 0


@transaction.atomic
def write_sheet(*, by: Visitor, community_id: UUID, sheet: SheetWords) -> BackingSheet:
    """Write the next version of the sheet of a team; it counts from now on. Queries: 6.

    Raises `RoomError` when somebody wrote a version since `based_on`: nobody's words are lost.
    """
    led = teams_led_by(by)
    require(
        may_write_sheet(by, community_id, led),
        _("Only who leads this team writes what need not be asked."),
    )
    newest = BackingSheet.objects.filter(community_id=community_id).first()
    number = newest.number if newest else 0
    require_that(
        number == sheet.based_on,
        _("Somebody wrote a new version just before you. Read it first; your words are below."),
    )
    row = keep(community_id, sheet, number=number + 1, by_id=by.person_id, at=clock.now())
    chronicle.record(SupportVerb.SHEET_WRITTEN, place_of(row), by=by, number=row.number)
    return row


def keep(
    community_id: UUID, sheet: SheetWords, *, number: int, by_id: UUID | None, at: datetime
) -> BackingSheet:
    """Write a version; also for the demo city. Raises `RoomError` for what can't be."""
    lines = list(dict.fromkeys(line for each in sheet.lines if (line := one_line(each))))
    require_that(bool(lines), _("Name at least one thing that need not be asked."))
    require_that(
        len(lines) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in lines),
        _("At most forty lines, each of at most 200 characters."),
    )
    why = one_line(sheet.why)[:300]
    require_that(number == 1 or bool(why), _("Tell in one sentence why the sheet changes."))
    cents = sheet.up_to_cents
    require_that(
        cents is None or 0 <= cents <= MOST_CENTS,
        _("Give the amount in euros, or leave it empty."),
    )
    require_that(community_id in community_names([community_id]), _("This team is not there."))
    return BackingSheet.objects.create(
        community_id=community_id,
        number=number,
        words=many_lines(sheet.words)[:1000],
        lines=lines,
        up_to_cents=cents,
        why=why,
        by_id=by_id,
        at=at,
    )
