"""Forms of meeting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingForm(TextChoices):
    """How two people met."""

    WALK = "walk", _("a walk")
    COFFEE = "coffee", _("coffee")
    ALONG = "along", _("a day along at work or at home")
    CALL = "call", _("a call")


class MeetingVerb(TextChoices):
    """What the chronicle notes about meetings: that they were, never what was said."""

    MET = "connect.met", _("met someone")
    NOTED = "connect.noted", _("noted what the other saw otherwise")
