"""How is it going: from question to help, first answers, and kiemen that are carried together."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Min

from kiemkracht.base import clock
from kiemkracht.base.models import Comment
from kiemkracht.base.thresholds import k_small
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.models import Post, Promise
from kiemkracht.sprouts.selectors.company import Carried, carried_together

LOOKS_BACK: Final = timedelta(days=365)
ANSWER_WITHIN: Final = 5
_STEPS: Final = ((1, "1"), (3, "3"), (7, "7"), (14, "14"), (30, "30"))


@dataclass(frozen=True, slots=True)
class Bar:
    """How many questions found help within so many days."""

    days: str
    count: int
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class TimeToHelp:
    """The median of the time between a question and the yes to somebody's help.

    `hours` is None when fewer than `k` different people asked. Not counted: questions that are
    still open, that expired, and offers.
    """

    hours: float | None
    questions: int
    people: int
    k: int
    bars: tuple[Bar, ...]

    @property
    def is_hidden(self) -> bool:
        """Too few people behind it."""
        return self.hours is None

    @property
    def days(self) -> int:
        """In whole days, for who reads days."""
        return round((self.hours or 0) / 24)


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """How many questions heard a human within five working days."""

    in_time: int
    questions: int
    people: int
    k: int

    @property
    def is_hidden(self) -> bool:
        """Too few people behind it."""
        return self.people < self.k


@dataclass(frozen=True, slots=True)
class HowItGoes:
    """The page “how is it going?”."""

    help: TimeToHelp
    answer: FirstAnswer
    carried: Carried
    looks_back_days: int


def how_it_goes(visitor: Visitor) -> HowItGoes:
    """Counted over all questions of a year, whoever may see them: only numbers. Queries: 4."""
    since = clock.now() - LOOKS_BACK
    return HowItGoes(
        help=time_to_help(since),
        answer=first_answers(since),
        carried=carried_together(visitor),
        looks_back_days=LOOKS_BACK.days,
    )


def time_to_help(since: datetime) -> TimeToHelp:
    """From asking to accepted help, over questions asked since then. Queries: 1."""
    rows = Post.objects.filter(
        direction=Direction.NEED, created_at__gte=since, accepted_at__isnull=False
    ).values_list("owner_id", "created_at", "accepted_at")
    found = list(rows)
    people, k = len({owner for owner, _asked, _helped in found}), k_small()
    hours = sorted(
        (helped - asked).total_seconds() / 3600 for _owner, asked, helped in found if helped
    )
    if people < k:
        return TimeToHelp(None, len(found), people, k, ())
    return TimeToHelp(statistics.median(hours), len(found), people, k, _bars(hours))


def _bars(hours: Sequence[float]) -> tuple[Bar, ...]:
    bars = [Bar(label, sum(each <= days * 24 for each in hours)) for days, label in _STEPS]
    return (*bars, Bar("", len(hours), is_last=True))


def first_answers(since: datetime) -> FirstAnswer:
    """Questions whose five working days are over: how many heard a human in time.

    A promise or a remark of somebody else counts. Queries: 3.
    """
    rows = list(
        Post.objects.filter(direction=Direction.NEED, created_at__gte=since).values_list(
            "pk", "owner_id", "created_at"
        )
    )
    today = clock.today()
    due = [
        (pk, owner, created)
        for pk, owner, created in rows
        if clock.add_working_days(created.date(), ANSWER_WITHIN) < today
    ]
    first = _first_voices(due)
    in_time = sum(
        pk in first
        and clock.working_days_between(created.date(), first[pk].date()) <= ANSWER_WITHIN
        for pk, _owner, created in due
    )
    people = len({owner for _pk, owner, _created in due})
    return FirstAnswer(in_time, len(due), people, k_small())


def _first_voices(due: Sequence[tuple[UUID, UUID, datetime]]) -> dict[UUID, datetime]:
    owners = {pk: owner for pk, owner, _created in due}
    # What was promised and taken back is gone; its answer then counts from the yes to another.
    promised = Promise.objects.filter(post__in=owners).values("post_id").annotate(at=Min("at"))
    found: dict[UUID, datetime] = {row["post_id"]: row["at"] for row in promised}
    remarks = Comment.objects.filter(
        place__in=[f"connect.post:{pk}" for pk in owners], hidden_at=None
    ).values_list("place", "author_id", "created_at")
    for place, author, at in remarks:
        pk = UUID(place.partition(":")[2])
        if author != owners[pk]:
            found[pk] = min(found.get(pk, at), at)
    return found
