"""Second looks and challenges of a year, as numbers with the rows that they count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.enums.challenges import ChallengeState
from kiemkracht.answers.enums.second_looks import Outcome
from kiemkracht.answers.models import Challenge, ChallengeMove, SecondLook
from kiemkracht.answers.selectors.working_days import day_of
from kiemkracht.base import clock
from kiemkracht.direction.selectors import reviewing

S = ChallengeState


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a register behind a number."""

    title: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the rows that it counts; `key` names it in the files."""

    key: str
    label: Promise
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many rows there are: the number is never kept apart from them."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Numbers of one subject."""

    title: Promise
    numbers: tuple[Number, ...]


def number_of(key: str, label: Promise, lines: Iterable[Line]) -> Number:
    """A number from the rows it counts."""
    return Number(key, label, tuple(lines))


def second_looks_of(start: datetime, end: datetime) -> Chapter:
    """Asked in this time, and what came of them. Queries: 2."""
    rows = list(
        SecondLook.objects.filter(asked_at__gte=start, asked_at__lt=end).order_by("asked_at", "pk")
    )
    choices = reviewing.published_choices({row.choice_id for row in rows})
    told = [
        (row, Line(choices[row.choice_id].question, row.get_absolute_url(), row.asked_at))
        for row in rows
        if row.choice_id in choices
    ]
    return Chapter(
        _("Second looks"),
        (
            number_of("second_looks", _("Second looks asked"), (line for _row, line in told)),
            number_of(
                "second_looks_in_time",
                _("answered within twenty working days"),
                (line for row, line in told if _in_time(row)),
            ),
            number_of(
                "second_looks_late",
                _("answered too late, or waiting too long"),
                (line for row, line in told if _is_late(row)),
            ),
            *(
                number_of(
                    f"second_looks_{outcome.value}",
                    outcome.label,
                    (line for row, line in told if row.outcome == outcome),
                )
                for outcome in Outcome
            ),
        ),
    )


def _in_time(row: SecondLook) -> bool:
    return row.answered_at is not None and day_of(row.answered_at) <= row.answer_by


def _is_late(row: SecondLook) -> bool:
    ended = day_of(row.answered_at) if row.answered_at else clock.today()
    return ended > row.answer_by


def challenges_of(start: datetime, end: datetime) -> Chapter:
    """Handed in and decided in this time. Queries: 3."""
    handed = Challenge.objects.filter(submitted_at__gte=start, submitted_at__lt=end)
    decided = list(
        Challenge.objects.filter(decided_at__gte=start, decided_at__lt=end)
        .select_related("terms")
        .order_by("decided_at", "pk")
    )
    in_time = _decided_in_time(decided)
    return Chapter(
        _("Right to challenge"),
        (
            number_of(
                "challenges",
                _("Challenges handed in"),
                (
                    Line(row.title, row.get_absolute_url(), row.submitted_at)
                    for row in handed.order_by("submitted_at", "pk")
                    if row.submitted_at
                ),
            ),
            *(
                number_of(
                    f"challenges_{decision.value}",
                    decision.label,  # type: ignore[arg-type] # a lazy label
                    (_decided_line(row) for row in decided if row.decision == decision),
                )
                for decision in (S.GRANTED, S.TRIAL, S.PARTLY, S.REFUSED)
            ),
            number_of(
                "challenges_in_time",
                _("decided within the term of the ordinance"),
                (_decided_line(row) for row in decided if in_time.get(row) is True),
            ),
            number_of(
                "challenges_late",
                _("decided after that term"),
                (_decided_line(row) for row in decided if in_time.get(row) is False),
            ),
        ),
    )


def _decided_line(row: Challenge) -> Line:
    assert row.decided_at is not None  # noqa: S101 - filtered on it
    return Line(row.title, row.get_absolute_url(), row.decided_at)


def _decided_in_time(rows: list[Challenge]) -> dict[Challenge, bool]:
    """Whether each was decided in time; those without a term in the ordinance are absent."""
    moves = ChallengeMove.objects.filter(challenge__in=rows, to=S.DIALOGUE)
    began = dict(moves.order_by("at").values_list("challenge_id", "at"))
    found = {}
    for row in rows:
        days = row.terms.decide_days if row.terms else None
        if days and row.pk in began and row.decided_at:
            last = clock.add_working_days(day_of(began[row.pk]), days)
            found[row] = day_of(row.decided_at) <= last
    return found
