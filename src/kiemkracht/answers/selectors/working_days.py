"""How long something waits, in working days and in words."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.base import clock


def day_of(moment: datetime) -> date:
    """The date on the wall in Amsterdam."""
    return timezone.localtime(moment).date()


def age_in_words(since: datetime, until: datetime | None = None) -> str:
    """“today”, “1 working day”, “9 working days”: from `since` up to `until`, or up to now."""
    end = day_of(until) if until else clock.today()
    days = clock.working_days_between(day_of(since), end)
    if days <= 0:
        return _("today") if until is None else _("the same day")
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}


def term_in_words(deadline: date, today: date | None = None) -> str:
    """“3 working days left”, “today is the last day”, or “2 working days too late”."""
    left = clock.working_days_between(today or clock.today(), deadline)
    if left < 0 or (left == 0 and deadline < (today or clock.today())):
        late = max(-left, 1)
        return ngettext("%(days)d working day too late", "%(days)d working days too late", late) % {
            "days": late
        }
    if left == 0:
        return _("today is the last day")
    return ngettext("%(days)d working day left", "%(days)d working days left", left) % {
        "days": left
    }
