"""Words of the room: stages of a startfoto, sources, positions, and what the chronicle notes."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """A startfoto asks first, is then interpreted by its own people, and is fixed at last."""

    ASKING = "asking", _("asking")
    READING = "reading", _("being interpreted")
    FIXED = "fixed", _("fixed")


class Source(TextChoices):
    """How we know where a group stands."""

    ESTIMATE = "estimate", _("We estimate it")
    CONVERSATION = "conversation", _("We heard it in a conversation")
    SELF = "self", _("They say so themselves, on a sheet of their own")


class Stance(IntegerChoices):
    """Where somebody stands."""

    AGAINST = -2, _("I am against it")
    RATHER_NOT = -1, _("Rather not")
    UNDECIDED = 0, _("I don’t know yet")
    FOR = 1, _("I am for it")
    CARRIES = 2, _("I help to carry it")


class Weight(IntegerChoices):
    """How much a group decides, or is touched, in words."""

    NONE = 0, _("not at all")
    LITTLE = 1, _("a little")
    SOME = 2, _("somewhat")
    MUCH = 3, _("much")
    VERY_MUCH = 4, _("very much")


class Context(TextChoices):
    """Where it plays; cards of a script differ."""

    NEIGHBOURHOOD = "neighbourhood", _("In a street, a neighbourhood or a village")
    ORGANISATION = "organisation", _("In an organisation or a team")
    BOTH = "both", _("In both")


class Theme(TextChoices):
    """Themes that have cards of their own."""

    SAFETY = "safety", _("Safety in the street")
    YOUNG_PEOPLE = "young_people", _("Young people")
    OLDER_PEOPLE = "older_people", _("Growing older")


class Verb(TextChoices):
    """What the chronicle notes: that it happened, never what anybody answered."""

    STARTED = "weigh.photo_started", _("started a startfoto")
    GROUP_KEPT = "weigh.group_kept", _("named a group of a startfoto")
    GROUP_REMOVED = "weigh.group_removed", _("took a group off a startfoto")
    CODES_MADE = "weigh.codes_made", _("made codes for a startfoto")
    ENDED = "weigh.asking_ended", _("ended the asking of a startfoto")
    SETTLED = "weigh.reading_settled", _("settled a reading of a startfoto together")
    REMARKED = "weigh.remarked", _("made a remark at a startfoto")
    HEARD = "weigh.remark_heard", _("answered a remark at a startfoto")
    FIXED = "weigh.photo_fixed", _("fixed a startfoto")
    THRESHOLD_SET = "weigh.threshold_set", _("changed a threshold")
