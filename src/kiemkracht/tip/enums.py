"""Words of the room: what can be chosen, what a rule advises, and what the chronicle notes."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Scale(TextChoices):
    """What people choose. Small is not a stage before large."""

    DEEPEN = "deepen", _("Deepen: first do it well where it is")
    BROADEN = "broaden", _("Broaden: let others begin with it")
    SCALE_UP = "scale_up", _("Scale up: prepare a change of the system")
    PHASE_OUT = "phase_out", _("Phase out: stop something old that is in the way")
    KEEP_SMALL = "keep_small", _("Keep it small, and support it")


ADVICE = {
    "deepen": _("Deepen: first do it well where it is"),
    "prepare_macro": _("Prepare a change of the system"),
    "broaden": _("Broaden: let others begin with it"),
    "keep_small": _("Keep it small, and support it"),
}
"""What the rule advises, by its own names."""

LACKING = {
    "sprouts": _("fewer than three grown kiemen"),
    "communities": _("grown kiemen in fewer than two communities"),
    "barrier": _("what stands in the way can be solved here"),
    "index": _("the four answers together are too low"),
}


class Much(IntegerChoices):
    """How much something is so, in words."""

    NONE = 0, _("not at all")
    LITTLE = 1, _("a little")
    SOME = 2, _("somewhat")
    MUCH = 3, _("much")
    VERY_MUCH = 4, _("very much")


class ScaleState(TextChoices):
    """How far a scale choice is."""

    WEIGHING = "weighing", _("being weighed")
    WAITING = "waiting", _("waiting on purpose")
    CHOSEN = "chosen", _("chosen")


class ScaleVerb(TextChoices):
    """What the chronicle notes."""

    WEIGHED = "tip.scale_weighed", _("weighed small or large")
    WAITED = "tip.scale_waited", _("decided to wait on purpose")
    CHOSEN = "tip.scale_chosen", _("chose small or large")
    PUT = "tip.scale_put", _("put a scale choice as a question in the register")
