"""Words of a second look: on what ground, how far it is, what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Ground(TextChoices):
    """The four grounds on which a choice is looked at again."""

    NEW_FACT = "new_fact", _("There is a new fact")
    NOT_HEARD = "not_heard", _("Somebody it touches was not heard")
    NO_MATCH = "no_match", _("The reason does not match what was agreed to weigh")
    UNEQUAL = "unequal", _("Others in the same situation got something else")


class LookState(TextChoices):
    """How far a second look is."""

    ASKED = "asked", _("waits for two people who look")
    LOOKING = "looking", _("two people look at it")
    ANSWERED = "answered", pgettext_lazy("second look", "answered")


class Outcome(TextChoices):
    """What the two can answer."""

    STAYS = "stays", _("The choice stays")
    TALK = "talk", _("Back to the conversation")
    CHANGED = "changed", _("The choice changes")


class LookVerb(TextChoices):
    """What the chronicle notes."""

    ASKED = "answers.look_asked", _("asked for a second look")
    NAMED = "answers.look_duo_named", _("named the two who look again")
    DECLINED = "answers.look_declined", _("gave a seat in a second look back")
    SAID = "answers.look_said", _("said what came of a second look")
    ANSWERED = "answers.look_answered", _("answered a second look together")
    CLAUSE_SET = "answers.objection_set", _("noted where one can object")
