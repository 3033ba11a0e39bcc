"""How somebody has a talent, and what the chronicle notes of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Grade(TextChoices):
    """How somebody has a talent: no level, only what they want with it."""

    GIVES = "gives", _("I gladly give this")
    CAN = "can", _("I can do this")
    LEARNS = "learns", _("I want to learn this")


class TalentVerb(TextChoices):
    """What the chronicle notes."""

    TOLD = "connect.talent_told", _("Told what they gladly give, can or want to learn")
    SEEN = "connect.talent_seen", _("Saw a talent in someone")
    CONFIRMED = "connect.talent_confirmed", _("Said: yes, that is me")
    REMOVED = "connect.talent_removed", _("Took a talent away")
