"""The clocks of a weighing in working days: what is in time, what is late, and who to call."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kiemkracht.base import clock
from kiemkracht.weigh.enums.weighing import Track, WeighingStage
from kiemkracht.weigh.models import Weighing
from kiemkracht.weigh.selectors.frameworks import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Clock:
    """One step: its last day, when it was done, and how many working days it is or was late."""

    label: str | Promise
    due: date
    done_on: date | None
    days_late: int
    days_left: int

    @property
    def is_late(self) -> bool:
        """Not done, and the last day has passed."""
        return self.done_on is None and self.days_late > 0


@dataclass(frozen=True, slots=True)
class Call:
    """Who to call: a name when there is one, and how to reach the house."""

    name: str
    email: str
    phone: str


_NEXT = {
    WeighingStage.RECEIVED: "contact_days",
    WeighingStage.GATE_CHECK: "gates_days",
    WeighingStage.VIEWPOINTS: "viewpoints_days",
    WeighingStage.TALK: "talk_days",
    WeighingStage.ADVICE: "decision_days",
}


def due_of(row: Weighing) -> date | None:
    """The last day of the step that this weighing waits for now; None when it waits for none.

    Counted from receipt; publishing from the decision; the look back has its own day.
    Queries: 0 for a row that was read with its version, and its decision once published.
    """
    terms = terms_of(row.version.content)
    if row.stage == WeighingStage.DECISION and row.decided_at:
        return _after(row.decided_at, terms.publish_days)
    name = _NEXT.get(WeighingStage(row.stage))
    if name:
        return _after(row.received_at, getattr(terms, name))
    if row.stage in (WeighingStage.PUBLISHED, WeighingStage.CARRYING_OUT):
        return row.decision.review_on
    return None


def clocks_of(row: Weighing) -> tuple[Clock, ...]:
    """All clocks of a weighing, in order; a light one has no viewpoints and talk. Queries: 0."""
    terms = terms_of(row.version.content)
    return tuple(
        _clock(label, _after(since, days), done)
        for label, since, days, done in _steps(row, terms)
        if since is not None
    )


def is_overdue(row: Weighing, today: date) -> bool:
    """Whether the present step is late."""
    return row.due_on is not None and row.due_on < today


def who_to_call(row: Weighing, face: str) -> Call:
    """The face, and how to reach the house when there is none or it does not answer."""
    return Call(face, settings.KIEMKRACHT_CONTACT_EMAIL, settings.KIEMKRACHT_CONTACT_PHONE)


Step = tuple[str | Promise, datetime | None, int, datetime | None]


def _steps(row: Weighing, terms: Terms) -> tuple[Step, ...]:
    since = row.received_at
    talk: tuple[Step, ...] = (
        (_("Viewpoints gathered"), since, terms.viewpoints_days, row.talk_at),
        (_("Talk held, advice written"), since, terms.talk_days, row.advised_at),
    )
    return (
        (_("A person calls or comes by"), since, terms.contact_days, row.contacted_at),
        (_("Gates checked"), since, terms.gates_days, row.track_at),
        *(() if row.track == Track.LIGHT else talk),
        (_("The decision is taken"), since, terms.decision_days, row.decided_at),
        (_("Published"), row.decided_at, terms.publish_days, row.published_at),
    )


def _clock(label: str | Promise, due: date, done: datetime | None) -> Clock:
    done_on = timezone.localdate(done) if done else None
    passed = clock.working_days_between(due, done_on or clock.today())
    return Clock(label, due, done_on, max(passed, 0), max(-passed, 0))


def _after(since: datetime, days: int) -> date:
    return clock.add_working_days(timezone.localdate(since), days)
