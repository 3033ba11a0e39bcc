"""The last picture of a conversation that nobody closes: its last moment went by."""

from datetime import datetime, time, timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import RunState, State
from kiemkracht.perspectives.models import Conversation, LandscapeRun
from kiemkracht.perspectives.services import asking


def ask_last_pictures() -> int:
    """Ask for the picture with everyone in it, where the clock closed; for how many.

    While a conversation is open its picture lags behind (`releasing`), and closing brings the rest.
    Closing by hand asks for that; the worker asks here every minute for those that went by.
    Where the newest run was begun after the last moment nothing is asked any more. Queries: 1.
    """
    newest = LandscapeRun.objects.filter(conversation=OuterRef("pk")).order_by("-pk")
    rows = Conversation.objects.filter(state=State.OPEN, closes_on__lte=clock.today()).annotate(
        how=Subquery(newest.values("state")[:1]),
        is_seen=Subquery(newest.values("is_public")[:1]),
        begun_at=Subquery(newest.values("created_at")[:1]),
    )
    waiting = rows.filter(how=RunState.DONE, is_seen=False)
    behind = []
    for pk, day, hour, begun_at in waiting.values_list("pk", "closes_on", "closes_at", "begun_at"):
        ends = Conversation(closes_on=day, closes_at=hour)
        if ends.is_past and begun_at < last_moment(ends):
            behind.append(pk)
    for pk in behind:
        asking.for_landscape(pk, at_once=True)
    return len(behind)


def last_moment(conversation: Conversation) -> datetime:
    """When the clock closes it: its hour on the last day, or the end of that day."""
    day = conversation.closes_on
    if day is None:
        raise ValueError("This conversation has no last day.")
    if conversation.closes_at is not None:
        return timezone.make_aware(datetime.combine(day, conversation.closes_at))
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
