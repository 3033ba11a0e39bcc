"""The steps of a kiem on its page: what is to come, and what was taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemkracht.base import clock
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Sprout, Step

_OF_A_STEP = (
    "sprout_id",
    "text",
    "who__name",
    "who_else",
    "due",
    "done_at",
    "what_happened",
    "created_at",
)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step; `may_finish` when this visitor may tell that it was taken."""

    id: int
    text: str
    who: str
    when: date | None
    done: bool
    what_happened: str
    is_late: bool
    may_finish: bool


def steps_of(row: Sprout) -> list[Step]:
    """All its steps, with who takes them. Queries: 1."""
    return list(row.steps.select_related("who").only(*_OF_A_STEP))


def open_steps(
    visitor: Visitor, row: Sprout, steps: Sequence[Step], *, may_plan: bool
) -> tuple[StepLine, ...]:
    """Soonest first, undated last, as `services.stepping` keeps the next one."""
    far = date.max
    still_open = sorted(
        (step for step in steps if not step.done), key=lambda step: (step.due or far, step.pk)
    )
    return tuple(
        _step_line(
            step,
            may_finish=row.phase != Phase.CLOSED
            and (may_plan or (visitor.is_known and step.who_id == visitor.person_id)),
        )
        for step in still_open
    )


def done_steps(steps: Sequence[Step]) -> tuple[StepLine, ...]:
    taken = sorted(
        ((step.done_at, step) for step in steps if step.done_at), key=lambda pair: pair[0]
    )
    return tuple(_step_line(step, may_finish=False) for _, step in reversed(taken))


def _step_line(step: Step, *, may_finish: bool) -> StepLine:
    return StepLine(
        id=step.pk,
        text=step.text,
        who=step.who_name,
        when=step.done_at or step.due,
        done=step.done,
        what_happened=step.what_happened,
        is_late=not step.done and step.due is not None and step.due < clock.today(),
        may_finish=may_finish,
    )
