"""When a conversation closes, in words."""

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiemkracht.base import clock
from kiemkracht.perspectives.models import Conversation


def closing_words(conversation: Conversation) -> str:
    """“Closes today at 17:00”, “Closes on Friday, in 3 days”; empty without a last day."""
    day = conversation.closes_on
    if day is None or conversation.is_past:
        return ""
    hour = time_format(conversation.closes_at, "H:i") if conversation.closes_at else ""
    left = (day - clock.today()).days
    if left == 0:
        return _("Closes today at %(hour)s") % {"hour": hour} if hour else _("Closes tonight")
    when = date_format(day, "l j F")
    words = _("Closes on %(day)s at %(hour)s") if hour else _("Open until the end of %(day)s")
    told = words % {"day": when, "hour": hour}
    days = ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return f"{told} ({days})"
