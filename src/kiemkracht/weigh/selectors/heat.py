"""The heat table: criteria by viewpoints in words, and how far apart people look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kiemkracht.weigh.enums.weighing import Degree
from kiemkracht.weigh.models import TalkNote, Viewpoint
from kiemkracht.weigh.selectors.frameworks import FrameworkText

WIDE = 2
"""From this range on people look at it differently enough to begin the talk with."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one viewpoint says of one criterion; degree None is “I don’t know”."""

    degree: int | None
    words: str | Promise
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A criterion: what each viewpoint says, from least to most, and how wide that is.

    `spread` is None when fewer than two viewpoints gave a degree.
    """

    code: str
    name: str
    question: str
    cells: tuple[Cell, ...]
    spread: int | None
    spread_words: str
    notes: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """Whether the talk begins here."""
        return self.spread is not None and self.spread >= WIDE


@dataclass(frozen=True, slots=True)
class View:
    """One viewpoint as a column: who looks from where, and what they add in their own words."""

    lens: str
    name: str
    speaks_for: str
    worry: str
    need: str
    edge: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole table. There is no total and no mean in it, on purpose."""

    views: tuple[View, ...]
    rows: tuple[HeatRow, ...]

    @property
    def widest(self) -> tuple[HeatRow, ...]:
        """What to talk about first: the largest differences, in the order of the criteria."""
        wide = [row for row in self.rows if row.is_wide]
        return tuple(sorted(wide, key=lambda row: -(row.spread or 0)))


def heat_of(
    framework: FrameworkText, views: Sequence[Viewpoint], notes: Sequence[TalkNote]
) -> Heat:
    """The table of filled viewpoints. Queries: 0. Call it only once the talk is open."""
    order = [each.code for each in framework.lenses]
    filled = in_order(order, [each for each in views if each.filled_at])
    lenses = {each.code: each.name for each in framework.lenses}
    columns = tuple(
        View(
            lenses.get(each.lens, each.lens),
            each.name or _("a participant"),
            each.speaks_for,
            each.worry,
            each.need,
            each.edge,
        )
        for each in filled
    )
    rows = []
    for criterion in framework.criteria:
        cells = tuple(_cell(each.judgements.get(criterion.code, {}), each) for each in filled)
        spread = _spread(cells)
        rows.append(
            HeatRow(
                criterion.code,
                criterion.name,
                criterion.question,
                cells,
                spread,
                _in_words(cells, spread),
                tuple(each.text for each in notes if each.criterion == criterion.code),
            )
        )
    return Heat(columns, tuple(rows))


def in_order(order: Sequence[str], views: Sequence[Viewpoint]) -> list[Viewpoint]:
    """Viewpoints in the order of the lenses; who looks from the same place in the order asked."""
    return sorted(views, key=lambda each: order.index(each.lens) if each.lens in order else 99)


def _cell(kept: Mapping[str, object], view: Viewpoint) -> Cell:
    degree = kept.get("degree")
    known = degree if isinstance(degree, int) and degree in Degree.values else None
    words = _("don’t know") if known is None else Degree(known).label
    return Cell(known, words, str(kept.get("reason", "")), view.name or _("a participant"))


def _degrees(cells: Sequence[Cell]) -> list[int]:
    return [each.degree for each in cells if each.degree is not None]


def _spread(cells: Sequence[Cell]) -> int | None:
    known = _degrees(cells)
    return max(known) - min(known) if len(known) >= 2 else None


def _in_words(cells: Sequence[Cell], spread: int | None) -> str:
    known = _degrees(cells)
    if spread is None:
        return _("too few answers")
    low, high = Degree(min(known)).label, Degree(max(known)).label
    if spread == 0:
        return _("all: %(words)s") % {"words": low}
    return _("from “%(low)s” to “%(high)s”") % {"low": low, "high": high}
