"""Words of drawing a panel by lot."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What the chronicle notes: that it happened, never who was drawn."""

    PREPARED = "connect.draw_prepared", _("prepared a draw")
    DRAWN = "connect.draw_drawn", _("A panel was drawn")
    PUBLISHED = "connect.draw_published", _("made the account of a draw public")
    JOINED = "connect.draw_joined", _("Someone may be drawn from now on")
    LEFT = "connect.draw_left", _("Someone is no longer in the pool")
