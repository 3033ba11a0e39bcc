"""The participation paragraph of a year: what the public registers hold, and nothing of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiemkracht.answers.selectors.paragraph_answers import (
    Chapter,
    Line,
    Number,
    challenges_of,
    number_of,
    second_looks_of,
)
from kiemkracht.base import clock
from kiemkracht.direction.selectors.yearly import published_between
from kiemkracht.perspectives.selectors.yearly import begun_between
from kiemkracht.sprouts.selectors.yearly import told_between

FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class ParagraphOfYear:
    """Everything of one year."""

    year: int
    chapters: tuple[Chapter, ...]
    is_running: bool

    @property
    def numbers(self) -> Iterator[Number]:
        """All numbers, in order."""
        return (number for chapter in self.chapters for number in chapter.numbers)


def this_year() -> int:
    """The year on the wall in Amsterdam."""
    return clock.today().year


def paragraph_of(year: int) -> ParagraphOfYear | None:
    """The paragraph of a year; None for a year to come or long past. Queries: 7.

    Only what is for everyone is counted, so the numbers are the same whoever asks; no number
    counts people.
    """
    if not FIRST_YEAR <= year <= this_year():
        return None
    start = timezone.make_aware(datetime(year, 1, 1))  # noqa: DTZ001 - made aware right here
    end = timezone.make_aware(datetime(year + 1, 1, 1))  # noqa: DTZ001 - idem
    return ParagraphOfYear(
        year,
        (
            _conversations(start, end),
            _choices(start, end),
            _answers(start, end),
            second_looks_of(start, end),
            challenges_of(start, end),
        ),
        year == this_year(),
    )


def _conversations(start: datetime, end: datetime) -> Chapter:
    lines = [Line(each.question, each.url, each.at) for each in begun_between(start, end)]
    return Chapter(
        _("Conversations"), (number_of("conversations", _("Meervoud conversations begun"), lines),)
    )


def _choices(start: datetime, end: datetime) -> Chapter:
    texts = [
        (each, Line(each.question, each.url, each.at)) for each in published_between(start, end)
    ]
    first = [(text, line) for text, line in texts if not text.is_revision]
    return Chapter(
        _("Choices"),
        (
            number_of("choices", _("Choices published"), (line for _text, line in first)),
            number_of(
                "choices_dissent",
                _("of which the dissent is told"),
                (line for text, line in first if text.has_dissent),
            ),
            number_of(
                "choices_not_heard",
                _("of which a group that is touched was not heard"),
                (line for text, line in first if text.not_heard),
            ),
            number_of(
                "choices_revised",
                _("Choices changed after publication"),
                (line for text, line in texts if text.is_revision),
            ),
        ),
    )


def _answers(start: datetime, end: datetime) -> Chapter:
    told = [(each, Line(each.title, each.url, each.at)) for each in told_between(start, end)]
    return Chapter(
        _("Kiemen and their answer"),
        (
            number_of("kiemen", _("Kiemen told to everyone"), (line for _each, line in told)),
            number_of(
                "kiemen_in_time",
                _("answered by a human in time"),
                (line for each, line in told if each.is_answered and not each.is_late),
            ),
            number_of(
                "kiemen_late",
                _("answered too late"),
                (line for each, line in told if each.is_answered and each.is_late),
            ),
            number_of(
                "kiemen_waiting",
                _("without an answer, and too late"),
                (line for each, line in told if not each.is_answered and each.is_late),
            ),
        ),
    )
