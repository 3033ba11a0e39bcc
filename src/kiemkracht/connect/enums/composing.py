"""Words of learning sets: how far a computation is, and how much a wish weighs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(TextChoices):
    """How far a computation is."""

    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("being computed")
    DONE = "done", pgettext_lazy("computation", "done")
    IMPOSSIBLE = "impossible", _("not possible within the rules")
    FAILED = "failed", _("failed")


class Weight(TextChoices):
    """How much a soft rule counts, in words."""

    NONE = "none", _("does not count")
    LITTLE = "little", _("counts a little")
    NORMAL = "normal", _("counts")
    MUCH = "much", _("counts a lot")


class Verb(TextChoices):
    """What the chronicle notes: that it happened, never who sits where."""

    MADE = "connect.sets_made", _("prepared learning sets")
    CHANGED = "connect.sets_changed", _("changed the rules of learning sets")
    COMPOSED = "connect.sets_composed", _("Learning sets were computed")
    SWAPPED = "connect.sets_swapped", _("let two people change places")
    SHARED = "connect.sets_shared", _("shared the learning sets with those in them")
    REMOVED = "connect.sets_removed", _("threw learning sets away")
