"""My meetings, and what all meetings together tell about borders."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.base import clock, names
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Meeting
from kiemkracht.connect.selectors.bonds import MeetingCard, meeting_card
from kiemkracht.connect.selectors.crossings import Quarter, quarters

SHOWN = 30


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """My meetings, and the quarters of everyone's."""

    mine: tuple[MeetingCard, ...]
    quarters: Sequence[Quarter]


def meeting_page(visitor: Visitor) -> MeetingPage:
    """The page of meetings. Queries: 1 for a stranger, 3 more for somebody's own."""
    return MeetingPage(mine=_mine(visitor), quarters=quarters(clock.today()))


def _mine(visitor: Visitor) -> tuple[MeetingCard, ...]:
    if not visitor.is_known:
        return ()
    rows = Meeting.objects.visible_to(visitor).select_related("bond").prefetch_related("notes")
    shown = list(rows[:SHOWN])
    known = names.of(row.bond.other_of(visitor.identity) for row in shown)
    return tuple(
        meeting_card(visitor, row, known[row.bond.other_of(visitor.identity)]) for row in shown
    )


def own_meeting(visitor: Visitor, meeting_id: int) -> Meeting | None:
    """A meeting this visitor was at. Queries: 1."""
    rows = Meeting.objects.visible_to(visitor).select_related("bond")
    return rows.filter(pk=meeting_id).first()
