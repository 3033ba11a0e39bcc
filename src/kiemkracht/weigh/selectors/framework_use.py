"""Where a framework counts, and what it did: numbers from the register, each with its rows."""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import IN_PUBLIC, Answer
from kiemkracht.weigh.models import Framework, FrameworkUse, Weighing
from kiemkracht.weigh.selectors.overturned import overturned

REVIEW_AFTER_MONTHS = 6


@dataclass(frozen=True, slots=True)
class UseLine:
    """A time that it was taken into use."""

    community: str
    why: str
    at: datetime
    is_now: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A published weighing by this framework."""

    subject: str
    url: str
    answer: str | Promise
    is_no: bool
    days: int | None
    is_overturned: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What a framework did. `median_days` in working days from receipt to decision, None without
    any; `overturned` is None where no room knows of second looks.
    """

    rows: tuple[ReviewRow, ...]
    median_days: float | None
    knows_overturned: bool
    due_on: date

    @property
    def total(self) -> int:
        """Published answers."""
        return len(self.rows)

    @property
    def no(self) -> int:
        """Answers that were no."""
        return sum(each.is_no for each in self.rows)

    @property
    def no_share(self) -> float | None:
        """Share of no among all, from 0 to 100; None without any."""
        return 100 * self.no / self.total if self.total else None

    @property
    def overturned(self) -> int:
        """Answers that changed after a second look."""
        return sum(each.is_overturned for each in self.rows)

    @property
    def is_early(self) -> bool:
        """Whether half a year has not passed yet."""
        return clock.today() < self.due_on


def _newest_uses() -> dict[UUID, FrameworkUse]:
    newest: dict[UUID, FrameworkUse] = {}
    for use in FrameworkUse.objects.select_related("community").order_by("pk"):
        newest[use.community_id] = use
    return newest


def places_using() -> dict[int, tuple[str, ...]]:
    """Per framework the places that use it now, by name. Queries: 1."""
    found: dict[int, list[str]] = {}
    for use in _newest_uses().values():
        found.setdefault(use.framework_id, []).append(use.community.name)
    return {key: tuple(sorted(each)) for key, each in found.items()}


def uses_of(framework: Framework) -> tuple[UseLine, ...]:
    """Every time that it was taken into use, newest first. Queries: 1."""
    newest = {use.pk for use in _newest_uses().values()}
    rows = list(framework.uses.select_related("community").order_by("-pk"))
    return tuple(UseLine(use.community.name, use.why, use.at, use.pk in newest) for use in rows)


def review_of(framework: Framework) -> Review:
    """What it did, from what is published. Queries: 3 and what counts second looks."""
    rows = list(
        Weighing.objects.filter(version__framework=framework, stage__in=IN_PUBLIC)
        .select_related("decision")
        .order_by("-published_at")
    )
    changed = overturned(each.choice_id for each in rows if each.choice_id)
    lines = tuple(
        ReviewRow(
            row.subject,
            row.get_absolute_url(),
            Answer(row.decision.answer).label,
            row.decision.answer == Answer.NO,
            _days(row),
            changed is not None and row.choice_id in changed,
        )
        for row in rows
    )
    days = [each.days for each in lines if each.days is not None]
    first = framework.uses.order_by("pk").first()
    began = first.at if first else framework.created_at
    return Review(
        lines, float(median(days)) if days else None, changed is not None, half_a_year_on(began)
    )


def half_a_year_on(moment: datetime) -> date:
    """The day six months later; the last day of that month where it is shorter."""
    day = timezone.localtime(moment).date()
    month = day.month - 1 + REVIEW_AFTER_MONTHS
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, min(day.day, 28))


def _days(row: Weighing) -> int | None:
    if row.decided_at is None:
        return None
    began, ended = (timezone.localtime(each).date() for each in (row.received_at, row.decided_at))
    return clock.working_days_between(began, ended)
