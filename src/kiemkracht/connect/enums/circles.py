"""Circles: what one can say to a charter, the parts of its page, and what the chronicle notes."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Voice(TextChoices):
    """What somebody says to a charter. There is no “no”: an objection comes with a proposal."""

    YES = "yes", _("Yes, good enough to begin with")
    NOT_YET = "not_yet", _("Not yet, because…")


class CharterState(TextChoices):
    """How far a version of the charter is."""

    PROPOSED = "proposed", pgettext_lazy("charter", "proposed")
    AGREED = "agreed", pgettext_lazy("charter", "agreed")
    REPLACED = "replaced", pgettext_lazy("charter", "replaced")
    WITHDRAWN = "withdrawn", pgettext_lazy("charter", "withdrawn")


class Module(TextChoices):
    """What the page of a circle can hold. The value names the room whose panel it is."""

    SPROUTS = "sprouts", _("Kiemen")
    CONNECT = "connect", _("Asked and offered")
    PERSPECTIVES = "perspectives", _("Conversations")
    DIRECTION = "direction", _("Direction")


MODULE_HINTS: Final = {
    Module.SPROUTS: _("What grows in this circle."),
    Module.CONNECT: _("What we ask and offer each other."),
    Module.PERSPECTIVES: _("What we think, and where we differ."),
    Module.DIRECTION: _("Where we want to go."),
}


class CircleVerb(TextChoices):
    """What the chronicle notes."""

    DRAFTED = "connect.circle_drafted", _("Began a circle")
    INVITED = "connect.circle_invited", _("Invited someone to a circle")
    CONSENTED = "connect.charter_yes", _("Said yes to a charter")
    OBJECTED = "connect.charter_not_yet", _("Said “not yet” to a charter, with a proposal")
    PROPOSED = "connect.charter_proposed", _("Proposed another charter")
    WITHDREW = "connect.charter_withdrawn", _("Took a proposed charter back")
    AGREED = "connect.charter_agreed", _("The charter holds")
    LIVES = "connect.circle_lives", _("The circle lives: three people said yes")
    ARRANGED = "connect.circle_arranged", _("Arranged the page of the circle")
    LEFT = "connect.circle_left", _("Left the circle")
    RETURNED = "connect.circle_returned", _("Came back to the circle")
