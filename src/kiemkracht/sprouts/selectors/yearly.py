"""Kiemen for everyone that were told in one year, and whether a human answered in time."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.waiting import answer_by


@dataclass(frozen=True, slots=True)
class ToldSprout:
    """A kiem that everyone may see; `is_late` also while it waits too long."""

    title: str
    url: str
    at: datetime
    is_answered: bool
    is_late: bool


def told_between(start: datetime, end: datetime) -> tuple[ToldSprout, ...]:
    """Kiemen for everyone, told from `start` until before `end`. Queries: 1."""
    rows = Sprout.objects.filter(
        created_at__gte=start, created_at__lt=end, visibility=Visibility.PUBLIC, is_held=False
    )
    return tuple(_told(row) for row in rows.order_by("created_at", "pk"))


def _told(row: Sprout) -> ToldSprout:
    last_day = answer_by(timezone.localdate(row.created_at))
    answered = timezone.localdate(row.answered_at) if row.answered_at else None
    return ToldSprout(
        row.title,
        row.get_absolute_url(),
        row.created_at,
        answered is not None,
        (answered or clock.today()) > last_day,
    )
