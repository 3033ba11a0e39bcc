"""Words of building a framework together: how far it is, who makes it, what the chronicle notes."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkshopStage(TextChoices):
    """How far a workshop is; each stage is one step of the path."""

    GATHERING = "gathering", _("cases and makers are gathered")
    DECIDING = "deciding", _("each maker decides alone")
    SORTING = "sorting", _("reasons become criteria")
    GATES = "gates", _("gates are chosen")
    TRYING = "trying", _("tried on new cases")
    TRIED = "tried", _("old beside new")
    PUBLISHED = "published", pgettext_lazy("workshop", "set and published")


ANSWERING: Final = (WorkshopStage.DECIDING, WorkshopStage.TRYING)
"""In these everybody decides alone and nobody reads what another said."""


class Side(TextChoices):
    """From which side a maker comes."""

    RESIDENT = "resident", pgettext_lazy("maker", "resident")
    OFFICIAL = "official", pgettext_lazy("maker", "official")


class Under(TextChoices):
    """By what a case was decided."""

    FIRST = "first", _("by what you find yourself")
    OLD = "old", _("by the framework of now")
    NEW = "new", _("by the new framework")


class WorkshopVerb(TextChoices):
    """What the chronicle notes of a workshop: never an answer, never a reason."""

    OPENED = "weigh.workshop_opened", _("began to build a framework together")
    MOVED = "weigh.workshop_moved", _("took the next step in building a framework")
    PUBLISHED = "weigh.workshop_published", _("published a framework that was built together")
    USED = "weigh.framework_used", _("took a framework into use")
