"""Conversations for everyone that began in one year."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kiemkracht.base.visibility import Visibility
from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import Conversation


@dataclass(frozen=True, slots=True)
class BegunConversation:
    """A conversation: nothing of who took part in it."""

    question: str
    url: str
    at: datetime


def begun_between(start: datetime, end: datetime) -> tuple[BegunConversation, ...]:
    """Conversations for everyone, begun from `start` until before `end`. Queries: 1."""
    rows = Conversation.objects.filter(
        created_at__gte=start, created_at__lt=end, visibility=Visibility.PUBLIC
    ).exclude(state=State.DRAFT)
    return tuple(
        BegunConversation(
            row.question, reverse("perspectives:conversation", args=[row.slug]), row.created_at
        )
        for row in rows.order_by("created_at", "slug")
    )
