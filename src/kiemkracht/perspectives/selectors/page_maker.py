"""From the numbers of a stored picture to the lines, groups and findings of a page."""

from collections.abc import Mapping

from kiemkracht.base.thresholds import shown
from kiemkracht.perspectives.selectors import findings, words
from kiemkracht.perspectives.selectors.landscape_parts import (
    Cell,
    Divided,
    GroupCard,
    Insight,
    Mark,
    Shared,
    StatementLine,
)
from kiemkracht.perspectives.selectors.picture import (
    Counts,
    GroupNumbers,
    Picture,
    StatementNumbers,
)

SHAPES = ("circle", "square", "triangle", "diamond", "cross")
TONES = ("leaf", "sky", "plum", "spark", "olive")


class PageMaker:
    """Turns a stored picture into what a page shows; holds what every part needs."""

    def __init__(self, picture: Picture, texts: Mapping[int, str], k: int) -> None:
        self.picture = picture
        self.texts = texts
        self.k = k
        self._look = {
            group.id: (words.group_name(index), SHAPES[index % 5], TONES[index % 5])
            for index, group in enumerate(picture.groups)
        }
        self.lines = {
            numbers.number: self._line(numbers)
            for numbers in picture.statements
            if numbers.number in texts
        }

    def _line(self, numbers: StatementNumbers) -> StatementLine:
        hidden = findings.hidden_on(self.picture, numbers, self.k)
        cells = tuple(
            self._cell(group.id, numbers.by_group.get(group.id, Counts(0, 0, 0)), hidden)
            for group in self.picture.groups
        )
        open_shares = [cell.smoothed_agree for cell in cells if not cell.is_hidden and cell.seen]
        total = numbers.total
        return StatementLine(
            number=numbers.number,
            text=self.texts[numbers.number],
            everyone=Cell(words.everyone(), "", "", 0 < total.seen < self.k, *_counts(total)),
            cells=cells,
            bridging=numbers.bridging,
            spread=max(open_shares) - min(open_shares) if len(open_shares) > 1 else 0.0,
        )

    def _cell(self, group: int, counts: Counts, hidden: frozenset[int]) -> Cell:
        name, shape, tone = self._look[group]
        if group in hidden:
            return Cell(name, shape, tone, True, 0, 0, 0, 0)
        return Cell(name, shape, tone, False, *_counts(counts))

    def groups(self) -> tuple[GroupCard, ...]:
        """The groups, largest first."""
        return tuple(self._group(group) for group in self.picture.groups)

    def _group(self, group: GroupNumbers) -> GroupCard:
        name, shape, tone = self._look[group.id]
        size = shown(group.size, self.k)
        marks = () if size.is_hidden else tuple(self._marks(group))
        return GroupCard(
            id=group.id,
            name=name,
            shape=shape,
            tone=tone,
            size=size,
            marks=marks,
            label=words.group_label(marks[0].line.text, marks[0].direction) if marks else "",
        )

    def _marks(self, group: GroupNumbers) -> list[Mark]:
        index = next(at for at, each in enumerate(self.picture.groups) if each.id == group.id)
        found = []
        for number, direction in group.marks:
            line = self.lines.get(number)
            if line is not None and not line.cells[index].is_hidden and line.cells[index].seen:
                found.append(Mark(line, direction, line.cells[index]))
        return found


def _counts(counts: Counts) -> tuple[int, int, int, int]:
    return counts.agree, counts.disagree, counts.passed, counts.seen


def shared_of(maker: PageMaker) -> list[Shared]:
    """Statements that all groups agree on. Queries: 0."""
    return [
        Shared(maker.lines[bridge.statement.number], bridge.direction)
        for bridge in findings.bridges(maker.picture, maker.k)
        if bridge.statement.number in maker.lines
    ]


def divided_of(maker: PageMaker, groups: Mapping[int, GroupCard]) -> list[Divided]:
    """Statements on which two groups stand far apart. Queries: 0."""
    return [
        Divided(maker.lines[line.statement.number], groups[line.for_it], groups[line.against_it])
        for line in findings.fault_lines(maker.picture, maker.k)
        if line.statement.number in maker.lines
    ]


def insights_of(maker: PageMaker, groups: Mapping[int, GroupCard]) -> list[Insight]:
    """What a small group sees and others don’t yet. Queries: 0."""
    return [
        Insight(maker.lines[each.statement.number], groups[each.group.id], each.direction)
        for each in findings.small_insights(maker.picture, maker.k)
        if each.statement.number in maker.lines
    ]
