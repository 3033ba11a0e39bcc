"""What was missing in jobs, as far as k people told it."""

from dataclasses import dataclass

from kiemkracht.base.thresholds import k_small
from kiemkracht.connect.enums.gigs import Drive
from kiemkracht.connect.enums.missed_work import ITEMS, Item
from kiemkracht.connect.models import MissedTally


@dataclass(frozen=True, slots=True)
class ItemView:
    """One sentence with its counts; `share` is None as long as fewer than k told."""

    key: str
    sentence: str
    ask: str
    there: int
    some: int
    missing: int

    @property
    def people(self) -> int:
        """How many told."""
        return self.there + self.some + self.missing

    @property
    def share(self) -> float | None:
        """The part that missed it, 0 to 1."""
        return self.missing / self.people if self.people else None


@dataclass(frozen=True, slots=True)
class DriveView:
    """Freedom, mastery or meaning, with its sentences."""

    key: str
    label: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class MissedPage:
    """The whole picture."""

    drives: tuple[DriveView, ...]
    k: int

    @property
    def is_told(self) -> bool:
        """Whether any sentence has numbers."""
        return any(item.people for drive in self.drives for item in drive.items)


def missed_page() -> MissedPage:
    """The same for everyone. Queries: 1."""
    rows = {row.key: row for row in MissedTally.objects.all()}
    return MissedPage(
        drives=tuple(
            DriveView(
                drive.value,
                str(drive.label),
                tuple(_view(item, rows.get(item.key)) for item in ITEMS if item.drive == drive),
            )
            for drive in Drive
        ),
        k=k_small(),
    )


def _view(item: Item, row: MissedTally | None) -> ItemView:
    known = row or MissedTally(key=item.key)
    return ItemView(
        key=item.key,
        sentence=str(item.sentence),
        ask=str(item.ask),
        there=known.told_there,
        some=known.told_some,
        missing=known.told_missing,
    )
