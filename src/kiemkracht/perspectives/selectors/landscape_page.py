"""The page of a landscape: everything ready to show, nothing left to compute."""

from collections.abc import Mapping
from typing import Any

from kiemkracht.base.thresholds import Shown, k_small, shown
from kiemkracht.perspectives import rules
from kiemkracht.perspectives.enums import Lens, RunState
from kiemkracht.perspectives.models import Conversation, LandscapeRun, Participant, Statement, Vote
from kiemkracht.perspectives.selectors import findings, words
from kiemkracht.perspectives.selectors.course import TimeParts, time_parts
from kiemkracht.perspectives.selectors.landscape_parts import (
    Cell,
    Divided,
    GroupCard,
    Insight,
    LandscapePage,
    Mark,
    RunFacts,
    Shared,
    StatementLine,
)
from kiemkracht.perspectives.selectors.lenses import lens_named, lens_parts
from kiemkracht.perspectives.selectors.picture import (
    Counts,
    GroupNumbers,
    Picture,
    StatementNumbers,
)
from kiemkracht.perspectives.selectors.ring import ring_of
from kiemkracht.perspectives.selectors.stored import picture_of, public_result
from kiemkracht.perspectives.selectors.voters import Voter

SHAPES = ("circle", "square", "triangle", "diamond", "cross")
TONES = ("leaf", "sky", "plum", "spark", "olive")


def newest_run(conversation: Conversation, *, also_held_back: bool = False) -> LandscapeRun | None:
    """The last run that everyone sees; none while results wait. Queries: 1, or 0.

    `also_held_back` gives the very last, for one's own place and for who tends.
    """
    if rules.hides_results(conversation):
        return None
    runs = LandscapeRun.objects.done() if also_held_back else LandscapeRun.objects.public()
    return runs.filter(conversation=conversation).first()


class PageMaker:
    """Turns a stored picture into what a page shows; holds what every part needs."""

    def __init__(
        self, picture: Picture, texts: Mapping[int, str], mine: Mapping[int, int], k: int
    ) -> None:
        self.picture = picture
        self.texts = texts
        self.k = k
        self._mine = mine
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
            mine=self._mine.get(numbers.number),
        )

    def _cell(self, group: int, counts: Counts, hidden: frozenset[int]) -> Cell:
        name, shape, tone = self._look[group]
        if group in hidden:
            return Cell(name, shape, tone, True, 0, 0, 0, 0)
        return Cell(name, shape, tone, False, *_counts(counts))

    def groups(self, mine: int | None) -> tuple[GroupCard, ...]:
        """The groups, largest first."""
        return tuple(self._group(group, mine) for group in self.picture.groups)

    def _group(self, group: GroupNumbers, mine: int | None) -> GroupCard:
        name, shape, tone = self._look[group.id]
        size = shown(group.size, self.k)
        marks = () if size.is_hidden else tuple(self._marks(group))
        return GroupCard(
            id=group.id,
            name=name,
            shape=shape,
            tone=tone,
            size=size,
            is_mine=group.id == mine,
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


ORDERS: Mapping[str, Any] = {
    "nummer": lambda line: line.number,
    "eens": lambda line: (-line.everyone.agree_share, line.number),
    "oneens": lambda line: (-line.everyone.disagree_share, line.number),
    "verdeeld": lambda line: (-line.spread, line.number),
    "gedeeld": lambda line: (-line.bridging, line.number),
}


def landscape_page(
    voter: Voter, conversation: Conversation, *, order: str = "gedeeld", lens: str = ""
) -> LandscapePage:
    """The last finished run as this voter may see it through a lens. Queries: 5."""
    run = newest_run(conversation)
    k = k_small()
    if run is None or run.people < k:
        return _nothing_yet(run, k)
    choice = lens_named(lens)
    result = public_result(run, choice.engine)
    picture = picture_of(result)
    me = Participant.objects.filter(voter.is_me(), conversation=conversation).first()
    maker = PageMaker(picture, texts_of(conversation), _my_votes(me), k)
    mine = picture.positions.get(me.number) if me else None
    groups = maker.groups(mine.group if mine else None)
    by_id = {group.id: group for group in groups}
    facts = _facts(run, result)
    hides_a_size = any(group.size.is_hidden for group in groups)
    return LandscapePage(
        people=shown(run.people, k),
        votes=run.votes,
        k=k,
        has_run=True,
        groups=groups,
        shared=tuple(_shared(maker)),
        divided=tuple(_divided(maker, by_id)),
        insights=tuple(_insights(maker, by_id)),
        sureness=words.sureness(picture.sureness),
        lines=tuple(sorted(maker.lines.values(), key=ORDERS.get(order, ORDERS["gedeeld"]))),
        me=ring_of(me, run, result, by_id, waits=facts.waits),
        # With the sizes of all other groups it would tell the size that is hidden.
        not_placed=Shown(None, k) if hides_a_size else shown(picture.sureness.not_placed, k),
        run=facts,
        run_id=run.pk,
        result=result,
        lens=choice,
        parts=lens_parts(run.result, maker.texts, k),
        time=time_parts(run.over_time, maker.texts, k) if choice.key == "tijd" else TimeParts(),
    )


def _nothing_yet(run: LandscapeRun | None, k: int) -> LandscapePage:
    return LandscapePage(
        people=shown(run.people if run else 0, k),
        votes=0,
        k=k,
        has_run=run is not None,
        groups=(),
        shared=(),
        divided=(),
        insights=(),
        sureness=None,
        lines=(),
        me=None,
        not_placed=Shown(0, k),
        run=None,
    )


def texts_of(conversation: Conversation) -> dict[int, str]:
    """Texts of the statements that are shown now, by number. Queries: 1."""
    rows = Statement.objects.shown().filter(conversation=conversation)
    return dict(rows.values_list("number", "text"))


def _my_votes(me: Participant | None) -> dict[int, int]:
    if me is None:
        return {}
    rows = Vote.objects.filter(participant=me)
    return dict(rows.values_list("statement__number", "value"))


def _shared(maker: PageMaker) -> list[Shared]:
    return [
        Shared(maker.lines[bridge.statement.number], bridge.direction)
        for bridge in findings.bridges(maker.picture, maker.k)
        if bridge.statement.number in maker.lines
    ]


def _divided(maker: PageMaker, groups: Mapping[int, GroupCard]) -> list[Divided]:
    return [
        Divided(maker.lines[line.statement.number], groups[line.for_it], groups[line.against_it])
        for line in findings.fault_lines(maker.picture, maker.k)
        if line.statement.number in maker.lines
    ]


def _insights(maker: PageMaker, groups: Mapping[int, GroupCard]) -> list[Insight]:
    return [
        Insight(maker.lines[each.statement.number], groups[each.group.id], each.direction)
        for each in findings.small_insights(maker.picture, maker.k)
        if each.statement.number in maker.lines
    ]


def _facts(run: LandscapeRun, result: Mapping[str, Any]) -> RunFacts:
    later = LandscapeRun.objects.filter(conversation=run.conversation_id, pk__gt=run.pk)
    states = set(later.exclude(state=RunState.FAILED).values_list("state", flat=True))
    return RunFacts(
        at=run.created_at,
        engine=result["engine"],
        lens=str(Lens(result["lens"]).label),
        seed=run.seed,
        digest=run.input_digest,
        wall_ms=run.wall_ms,
        is_busy=bool(states - {RunState.DONE}),
        waits=RunState.DONE in states,
    )
