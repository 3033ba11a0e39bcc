"""Dates in words: today, yesterday, in 3 days, Friday 21 November 2026."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, pgettext

AROUND_TODAY = {
    -2: gettext_noop("the day before yesterday"),
    -1: gettext_noop("yesterday"),
    0: gettext_noop("today"),
    1: gettext_noop("tomorrow"),
    2: gettext_noop("the day after tomorrow"),
}
NEAR_DAYS = 13
NEAR_WEEKS = 8


def in_full(day: date) -> str:
    """Friday 21 November 2026."""
    return date_format(day, pgettext("format of a date", "l j F Y"))


@lru_cache(maxsize=4096)
def exactly(moment: date, language: str) -> str:
    """Friday 21 November 2026, 14:05; without the time for a plain date.

    `language` is the language now spoken. It is asked for because the answer is remembered: a
    list shows the same moments again and again, and putting one into words takes 0.1 ms.
    """
    if isinstance(moment, datetime):
        return date_format(moment, pgettext("format of a moment", "l j F Y, H:i"))
    return in_full(moment)


def relative(moment: date, *, now: datetime) -> str:
    """How far off `moment` is: in minutes today, then days, then weeks, then the date itself.

    Both are local times; a plain date counts in days only.
    """
    day = moment.date() if isinstance(moment, datetime) else moment
    if isinstance(moment, datetime) and day == now.date() and moment <= now:
        return _earlier_today(now - moment)
    days = (day - now.date()).days
    if abs(days) <= 2:
        return _(AROUND_TODAY[days])
    if abs(days) <= NEAR_DAYS:
        return _in_days(days)
    if abs(days) <= NEAR_WEEKS * 7:
        return _in_weeks(days)
    return in_full(day)


def _earlier_today(ago: timedelta) -> str:
    minutes = int(ago.total_seconds() // 60)
    if minutes < 2:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {
            "count": minutes
        }
    return _("today")


def _in_days(days: int) -> str:
    count = abs(days)
    if days < 0:
        return ngettext("%(count)d day ago", "%(count)d days ago", count) % {"count": count}
    return ngettext("in %(count)d day", "in %(count)d days", count) % {"count": count}


def _in_weeks(days: int) -> str:
    count = abs(days) // 7
    if days < 0:
        return ngettext("%(count)d week ago", "%(count)d weeks ago", count) % {"count": count}
    return ngettext("in %(count)d week", "in %(count)d weeks", count) % {"count": count}
