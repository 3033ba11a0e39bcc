"""The two routes of one question: through an organisation, and through the street."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION: Final = 140
LONGEST_STORY: Final = 600
LONGEST_DESK: Final = 60
LAST_DAY: Final = 3650
MOST_EVENTS: Final = 80


class RouteSide(TextChoices):
    """Which of the two routes something belongs to."""

    INSIDE = "inside", _("Inside the organisation")
    STREET = "street", _("On the street")


class CrossingKind(TextChoices):
    """What a shorter crossing begins as."""

    KIEM = "kiem", _("A kiem: we begin with it")
    ASK = "ask", _("A question: who helps with it?")


class RouteVerb(TextChoices):
    """What the chronicle notes."""

    TOLD = "connect.route_told", _("told two routes of a question")
    ADDED = "connect.route_event_added", _("added a step to a route")
    REMOVED = "connect.route_event_removed", _("took a step of a route away")
    CROSSED = "connect.route_crossed", _("proposed a shorter crossing")
    GONE = "connect.route_gone", _("took two routes away")
