"""What a maker sees: the cases that are theirs to decide, and one of them. Never of another."""

from dataclasses import dataclass

from django.utils.functional import Promise

from kiemkracht.weigh.enums.workshops import Under
from kiemkracht.weigh.models import Maker, Workshop, WorkshopCase
from kiemkracht.weigh.selectors.frameworks import FrameworkText, text_of
from kiemkracht.weigh.selectors.workshops import (
    Task,
    board_of,
    new_text,
    newest_edition,
    round_of,
    tasks_of,
)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A case in my list."""

    task: Task
    title: str
    by_what: str | Promise
    is_done: bool


@dataclass(frozen=True, slots=True)
class MyCases:
    """All that a maker decides in this step."""

    workshop: Workshop
    name: str
    lines: tuple[TaskLine, ...]

    @property
    def done(self) -> int:
        """How many are decided."""
        return sum(each.is_done for each in self.lines)

    @property
    def next(self) -> TaskLine | None:
        """The first that is not decided."""
        return next((each for each in self.lines if not each.is_done), None)


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case; `text` is the framework to decide by, None for what you find yourself."""

    mine: MyCases
    case: WorkshopCase
    under: Under
    text: FrameworkText | None
    answer: str
    reason: str
    words: dict[str, str]
    at: int


def my_cases(maker: Maker, workshop: Workshop) -> MyCases:
    """What this maker decides now, in their order. Queries: 2."""
    cases = {each.pk: each for each in workshop.cases.filter(round=round_of(workshop.stage))}
    said = set(maker.answers.values_list("case_id", "under"))
    lines = tuple(
        TaskLine(
            each,
            cases[each.case_id].title,
            Under(each.under).label,
            (each.case_id, each.under) in said,
        )
        for each in tasks_of(maker, workshop.stage, list(cases))
    )
    return MyCases(workshop, maker.name, lines)


def case_page(maker: Maker, workshop: Workshop, case_id: int, under: str) -> CasePage | None:
    """One case of this maker; None when it is not theirs to decide now. Queries: 4 or 5."""
    mine = my_cases(maker, workshop)
    wanted = Task(case_id, under)
    at = next((n for n, each in enumerate(mine.lines, 1) if each.task == wanted), 0)
    case = workshop.cases.filter(pk=case_id).first() if at else None
    if case is None:
        return None
    text = None
    if under == Under.OLD:
        text = text_of(workshop.before)
    elif under == Under.NEW:
        text = new_text(workshop, board_of(newest_edition(workshop)))
    kept = maker.answers.filter(case_id=case_id, under=under).first()
    return CasePage(
        mine,
        case,
        Under(under),
        text,
        kept.answer if kept else "",
        kept.reason if kept else "",
        dict(kept.words) if kept else {},
        at,
    )
