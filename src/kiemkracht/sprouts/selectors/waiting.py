"""The honest clock: how long until a human answers, and who waits longest."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kiemkracht.base import clock
from kiemkracht.base.errors import require
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.models import Sprout, SproutQuerySet

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Wait:
    """Someone waits for a human. `days_left` counts working days; it says nothing when late."""

    answer_by: date
    days_left: int
    is_late: bool
    contact: str
    email: str
    phone: str

    @property
    def headline(self) -> str:
        """What there is to know first."""
        return _("We are too late.") if self.is_late else _("Waits for a human:")

    @property
    def words(self) -> str:
        """The rest of the sentence: how long still, or whose face it has."""
        if not self.is_late:
            return _days_left(self.days_left)
        sorry = _("That should not happen.")
        if not self.contact:
            return sorry
        whose = _("This is your contact: %(name)s.") % {"name": self.contact}
        return f"{sorry} {whose}"


def _days_left(days: int) -> str:
    if days == 0:
        return _("today is the last day")
    words = ngettext("%(days)s working day left", "%(days)s working days left", days)
    return words % {"days": days}


_WORDS = (
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
)


def in_words(count: int) -> str | Promise:
    """A small number as one says it; digits above ten."""
    return _WORDS[count - 1] if 1 <= count <= len(_WORDS) else str(count)


def answer_by(planted_on: date) -> date:
    """The last day on which an answer is in time."""
    return clock.add_working_days(planted_on, settings.KIEMKRACHT_ANSWER_WORKING_DAYS)


def wait_of(sprout: Sprout) -> Wait | None:
    """The clock of a kiem, or None when nobody waits. Queries: 0 when `contact` was joined."""
    if (
        sprout.answered_at is not None
        or not sprout.is_alive
        or sprout.visibility == Visibility.PRIVATE
    ):
        return None
    last_day = answer_by(timezone.localdate(sprout.created_at))
    today = clock.today()
    is_late = today > last_day
    return Wait(
        answer_by=last_day,
        days_left=0 if is_late else clock.working_days_between(today, last_day),
        is_late=is_late,
        contact=sprout.contact.name if sprout.contact else "",
        email=settings.KIEMKRACHT_CONTACT_EMAIL,
        phone=settings.KIEMKRACHT_CONTACT_PHONE,
    )


def waiting_rows(visitor: Visitor) -> SproutQuerySet:
    """What waits for a first answer where this visitor tends, oldest first. Queries: 0."""
    rows = Sprout.objects.visible_to(visitor).tended_by(visitor).waiting()
    return rows.with_card().order_by("created_at", "pk")


def quiet_rows(visitor: Visitor) -> SproutQuerySet:
    """What had no step for thirty days where this visitor tends, the longest quiet first."""
    since = clock.now() - rules.QUIET_AFTER
    rows = Sprout.objects.visible_to(visitor).tended_by(visitor).quiet(since)
    return rows.with_card().order_by("changed_at", "pk")


def late_edge() -> date:
    """What was planted on or before this day and still waits, waits too long."""
    day = clock.today()
    while answer_by(day) >= clock.today():
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class Queue:
    """A list for who tends: its rows and its pages."""

    rows: tuple[Sprout, ...]
    page: Page[Sprout]
    total: int


def queue(visitor: Visitor, rows: SproutQuerySet, *, page: str | int = 1) -> Queue:
    """A page of `waiting_rows` or `quiet_rows`. Leave: who tends somewhere. Queries: 2."""
    require(rules.may_tend_anything(visitor))
    paginator: Paginator[Sprout] = Paginator(rows, PER_PAGE)
    chosen = paginator.get_page(page)
    return Queue(tuple(chosen), chosen, paginator.count)
