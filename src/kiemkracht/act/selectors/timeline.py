"""Steps on a line of time: bars as shares of the whole width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemkracht.act.selectors.steps import StepView

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: from its start to looking back, in percents of the width."""

    step: StepView
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line: the first of a month, today, or the photo anew."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """All bars under one scale. `photo` is when the photo can be taken anew, as a bar."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    months: tuple[Mark, ...]
    today: float | None
    photo: tuple[float, float]


def timeline(steps: Sequence[StepView], photo: tuple[date, date], today: date) -> Timeline | None:
    """Steps that count, on one scale; None without steps. Queries: 0."""
    shown = [step for step in steps if not step.is_dropped]
    if not shown:
        return None
    first = min(step.start_on for step in shown)
    first -= timedelta(days=first.weekday())
    last = max([photo[1], *(step.look_back_on for step in shown)]) + _WEEK
    days = (last - first).days

    def at(day: date) -> float:
        return round(100 * min(max((day - first).days, 0), days) / days, 2)

    bars = [
        Bar(step, at(step.start_on), max(round(at(step.look_back_on) - at(step.start_on), 2), 1.0))
        for step in shown
    ]
    return Timeline(
        first,
        last,
        tuple(bars),
        tuple(Mark(at(day), day) for day in _months(first, last)),
        at(today) if first <= today <= last else None,
        (at(photo[0]), round(at(photo[1]) - at(photo[0]), 2)),
    )


def _months(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= last:
        if day > first:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)
