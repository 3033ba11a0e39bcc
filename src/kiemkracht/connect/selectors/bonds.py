"""My bonds: awake and asleep; only I and the other see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.base import clock, names
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.bonds import BondKind, BondStage
from kiemkracht.connect.enums.meetings import MeetingForm
from kiemkracht.connect.enums.suggesting import Reminders
from kiemkracht.connect.models import Bond, Meeting
from kiemkracht.connect.selectors.openness import reminders_of
from kiemkracht.connect.selectors.reasons import crossings

# Every so many days a reminder stands there, for so many days.
_RHYTHM = {Reminders.WEEKLY: (7, 2), Reminders.MONTHLY: (28, 7)}


@dataclass(frozen=True, slots=True)
class BondCard:
    """One bond as one of the two sees it."""

    id: int
    name: str
    kind: str
    kind_label: str
    stage_label: str
    crossed: tuple[str, ...]
    since: datetime
    watered_at: datetime
    is_asleep: bool
    has_met: bool
    is_fruitful: bool
    contact: str


@dataclass(frozen=True, slots=True)
class BondList:
    """All living bonds of one visitor."""

    awake: tuple[BondCard, ...]
    asleep: tuple[BondCard, ...]
    reminders: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What one of the two noted."""

    who: str
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """One meeting with its notes."""

    id: int
    bond_id: int
    name: str
    held_on: date
    form_label: str
    crossed: tuple[str, ...]
    notes: tuple[NoteLine, ...]

    @property
    def has_mine(self) -> bool:
        """Whether this visitor noted something already."""
        return any(note.is_mine for note in self.notes)


@dataclass(frozen=True, slots=True)
class BondPage:
    """One bond with its meetings."""

    card: BondCard
    other_id: UUID
    meetings: tuple[MeetingCard, ...]


def bond_list(visitor: Visitor) -> BondList:
    """Bonds of one visitor, the driest last. Queries: 3."""
    rows = list(Bond.objects.visible_to(visitor).alive())
    cards = cards_of(visitor, rows)
    return BondList(
        awake=tuple(card for card in cards if not card.is_asleep),
        asleep=tuple(card for card in cards if card.is_asleep),
        reminders=reminders_of(visitor),
    )


def cards_of(visitor: Visitor, rows: Sequence[Bond]) -> tuple[BondCard, ...]:
    """Bonds as their one end sees them. Queries: 1."""
    mine = visitor.identity
    known = names.of(row.other_of(mine) for row in rows)
    return tuple(
        BondCard(
            id=row.pk,
            name=known[row.other_of(mine)],
            kind=row.kind,
            kind_label=str(BondKind(row.kind).label),
            stage_label=str(BondStage(row.stage).label),
            crossed=crossings(row.crossed),
            since=row.since,
            watered_at=row.watered_at,
            is_asleep=row.is_asleep,
            has_met=row.stage != BondStage.ACCEPTED,
            is_fruitful=row.stage == BondStage.FRUITFUL,
            contact=row.contact_of(row.other_of(mine)),
        )
        for row in rows
    )


def own_bond(visitor: Visitor, bond_id: int) -> Bond | None:
    """A living bond of this visitor. Queries: 1."""
    return Bond.objects.visible_to(visitor).alive().filter(pk=bond_id).first()


def bond_page(visitor: Visitor, bond: Bond) -> BondPage:
    """One bond with its meetings. Queries: 3."""
    card = cards_of(visitor, [bond])[0]
    meetings = Meeting.objects.filter(bond=bond).prefetch_related("notes")
    return BondPage(
        card=card,
        other_id=bond.other_of(visitor.identity),
        meetings=tuple(meeting_card(visitor, row, card.name) for row in meetings),
    )


def meeting_card(visitor: Visitor, row: Meeting, name: str) -> MeetingCard:
    """A meeting whose notes are read already."""
    notes = [
        NoteLine(
            who="" if note.by_id == visitor.person_id else name,
            text=note.saw_otherwise,
            is_mine=note.by_id == visitor.person_id,
        )
        for note in row.notes.all()
        if note.saw_otherwise
    ]
    return MeetingCard(
        id=row.pk,
        bond_id=row.bond_id,
        name=name,
        held_on=row.held_on,
        form_label=str(MeetingForm(row.form).label),
        crossed=crossings(row.crossed),
        notes=tuple(notes),
    )


def reminder_of_today(visitor: Visitor) -> BondCard | None:
    """A bond that sleeps, to think of today; as often as this visitor wants. Queries: 0 to 3.

    Which one, and when, follows from the date: nothing is kept about reminding. It stands there
    two days a week, or one week in four; a different bond each time.
    """
    if not visitor.is_known:
        return None
    asleep = list(Bond.objects.visible_to(visitor).asleep().order_by("pk"))
    if not asleep:
        return None
    rhythm = _RHYTHM.get(Reminders(reminders_of(visitor)))
    if rhythm is None:
        return None
    turn, day = divmod(clock.today().toordinal() + visitor.identity.int % 28, rhythm[0])
    return cards_of(visitor, [asleep[turn % len(asleep)]])[0] if day < rhythm[1] else None
