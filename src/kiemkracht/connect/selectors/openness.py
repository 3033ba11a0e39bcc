"""What somebody asked for themselves: being introduced, reminders, and whom they don't want."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiemkracht.base import names
from kiemkracht.base.remembering import remembered
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.suggesting import Frequency, Reminders
from kiemkracht.connect.models import Block, Openness


@dataclass(frozen=True, slots=True)
class Blocked:
    """Someone whom this visitor does not want to meet."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class OpennessPage:
    """The settings of one visitor; nobody else reads them."""

    longing: str
    learning: str
    themes: tuple[str, ...]
    frequency: str
    paused_until: date | None
    reminders: str
    is_open: bool
    blocked: tuple[Blocked, ...]


def openness_page(visitor: Visitor) -> OpennessPage:
    """What this visitor asked for. Queries: 3."""
    row = openness_of(visitor.identity) or Openness(frequency=Frequency.WEEKLY)
    blocks = list(Block.objects.filter(person_id=visitor.identity).order_by("-at"))
    known = names.of(block.other_id for block in blocks)
    return OpennessPage(
        longing=row.longing,
        learning=row.learning,
        themes=tuple(row.themes),
        frequency=row.frequency,
        paused_until=row.paused_until,
        reminders=row.reminders,
        is_open=row.is_open,
        blocked=tuple(Blocked(block.pk, known[block.other_id]) for block in blocks),
    )


def reminders_of(visitor: Visitor) -> str:
    """How often this visitor wants to hear of a bond that sleeps. Queries: 1."""
    found = openness_of(visitor.identity)
    return (found.reminders if found else "") or Reminders.MONTHLY


def openness_of(person_id: UUID) -> Openness | None:
    """What somebody asked for, if ever. Queries: 1, or 0 when this page asked before."""

    def read(missing: frozenset[UUID]) -> dict[UUID, Openness]:
        return {row.person_id: row for row in Openness.objects.filter(person_id__in=missing)}

    return remembered("openness", {person_id}, read).get(person_id)
