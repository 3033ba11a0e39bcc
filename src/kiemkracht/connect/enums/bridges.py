"""Between which communities bridges are counted, and what is counted."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """Between what kind of communities; each person stands in at most one of a kind."""

    DISTRICT = "district", _("districts")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhoods")
    DEPARTMENT = "department", _("departments and teams")
    ORGANISATION = "organisation", _("organisations and residents")


class TieKind(TextChoices):
    """What crosses."""

    BONDS = "bonds", _("bonds")
    MEETINGS = "meetings", _("meetings")


class BridgeVerb(TextChoices):
    """What the chronicle notes about the map of bridges."""

    COMPUTED = "connect.bridges_computed", _("The map of bridges was drawn again")
