"""How many meetings cross a border, by quarter; and how many surprises surprised. Never persons."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kiemkracht.base.thresholds import k_small
from kiemkracht.connect.models import Meeting, MeetingNote

QUARTERS = 6


@dataclass(frozen=True, slots=True)
class Quarter:
    """The meetings of a quarter; numbers are None where too few people stand behind them."""

    year: int
    number: int
    meetings: int | None
    crossing: int | None
    far: int | None

    @property
    def share(self) -> float | None:
        """The share that crosses a border."""
        if self.crossing is None or not self.meetings:
            return None
        return self.crossing / self.meetings


@dataclass(slots=True)
class _Count:
    meetings: int = 0
    people: set[UUID] = field(default_factory=set)

    def add(self, ends: Iterable[UUID]) -> None:
        self.meetings += 1
        self.people.update(ends)

    def may_be_told(self, k: int) -> bool:
        return self.meetings == 0 or len(self.people) >= k


def quarter_of(day: date) -> tuple[int, int]:
    """The year and quarter of a day."""
    return day.year, (day.month - 1) // 3 + 1


def quarters(today: date) -> Sequence[Quarter]:
    """Meetings of the last six quarters, oldest first; the running one included. Queries: 1.

    A number is told when at least k people stand behind it, and behind what is left when it is
    taken from the number around it; so nothing follows by subtraction.
    """
    wanted = _last_quarters(today)
    rows = Meeting.objects.filter(held_on__gte=date(wanted[0][0], wanted[0][1] * 3 - 2, 1))
    by_quarter: dict[tuple[int, int], list[_Count]] = defaultdict(
        lambda: [_Count(), _Count(), _Count()]
    )
    columns = ("held_on", "crossed", "bond__a_id", "bond__b_id")
    for held_on, crossed, a, b in rows.values_list(*columns):
        by_quarter[quarter_of(held_on)][min(len(crossed), 2)].add((a, b))
    return [_told(key, by_quarter[key]) for key in wanted]


def _last_quarters(today: date) -> list[tuple[int, int]]:
    year, number = quarter_of(today)
    counted = year * 4 + number - 1
    return [(each // 4, each % 4 + 1) for each in range(counted - QUARTERS + 1, counted + 1)]


def _told(key: tuple[int, int], counts: Sequence[_Count]) -> Quarter:
    """`counts` holds the meetings that cross no border, one, and two or more."""
    k = k_small()
    none, one, far = counts
    everyone = none.people | one.people | far.people
    crossing_people = one.people | far.people
    all_told = not everyone or len(everyone) >= k
    crossing_told = (
        all_told and none.may_be_told(k) and (not crossing_people or len(crossing_people) >= k)
    )
    far_told = crossing_told and one.may_be_told(k) and far.may_be_told(k)
    crossing = one.meetings + far.meetings
    return Quarter(
        *key,
        meetings=none.meetings + crossing if all_told else None,
        crossing=crossing if crossing_told else None,
        far=far.meetings if far_told else None,
    )


@dataclass(frozen=True, slots=True)
class SurpriseShare:
    """Of the meetings that came from a surprise: how often people said it surprised."""

    answers: int | None
    surprised: int | None
    k: int

    @property
    def share(self) -> float | None:
        """The share that said yes."""
        if self.surprised is None or not self.answers:
            return None
        return self.surprised / self.answers


def surprise_share() -> SurpriseShare:
    """What people answered to “did this surprise?”, from k people on each side. Queries: 2."""
    k = k_small()
    asked = MeetingNote.objects.filter(meeting__bond__is_surprise=True, by__isnull=False)
    yes = list(asked.filter(surprised=True).values_list("by_id", flat=True))
    no = list(asked.filter(surprised=False).values_list("by_id", flat=True))
    answers, people = len(yes) + len(no), {*yes, *no}
    if len(people) < k:
        return SurpriseShare(None, None, k)
    both_told = all(not side or len(set(side)) >= k for side in (yes, no))
    return SurpriseShare(answers, len(yes) if both_told else None, k)


MOST_SURPRISING, LEAST_SURPRISING = 0.7, 0.3
ENOUGH_ANSWERS = 20


def proposed_rhythm(share: SurpriseShare, every: int) -> int | None:
    """One surprise in how many suggestions would fit the answers; None to leave it as it is.

    A proposal to the operator and no more: nothing changes by itself. Many surprises that
    surprise ask for more of them, few for fewer; between two and six.
    """
    if share.share is None or (share.answers or 0) < ENOUGH_ANSWERS:
        return None
    if share.share >= MOST_SURPRISING and every > 2:
        return every - 1
    if share.share <= LEAST_SURPRISING and every < 6:
        return every + 1
    return None
