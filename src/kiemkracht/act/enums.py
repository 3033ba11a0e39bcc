"""Words of the room: stages of a script, what became of a step, and kinds of change."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """A script is proposed, talked over, fixed, done, and done otherwise on the way."""

    PROPOSAL = "proposal", _("proposal")
    DISCUSSED = "discussed", _("talked over")
    FIXED = "fixed", _("fixed")
    RUNNING = "running", _("running")
    ADJUSTED = "adjusted", _("adjusted")
    FINISHED = "finished", _("rounded off")


class StepState(TextChoices):
    """What became of a step. Stopping is no failure: it comes with what was learned."""

    OPEN = "open", _("still to do")
    DONE = "done", _("carried out")
    STOPPED = "stopped", _("stopped, with a lesson")
    DROPPED = "dropped", _("dropped")


class PullerState(TextChoices):
    """Whether a person who was asked to pull a step said yes."""

    NOBODY = "nobody", _("nobody was asked")
    ASKED = "asked", _("asked")
    YES = "yes", _("said yes")
    DECLINED = "declined", _("rather not")


class Kind(TextChoices):
    """What a group did otherwise than the proposal."""

    CHOSEN = "chosen", _("Chosen out of two scripts")
    SWAPPED = "swapped", _("Another work spark")
    WORDED = "worded", _("Told otherwise")
    MOVED = "moved", _("Moved")
    DROPPED = "dropped", _("Dropped")
    ADDED = "added", _("A step of our own")
    UNDONE = "undone", _("Taken back")


class Outcome(TextChoices):
    """What a group does after looking back at a step."""

    GOES_ON = "goes_on", _("We go on with it")
    DONE = "done", _("It is done")
    STOPPED = "stopped", _("We stop it, and this is what we learned")


class Track(TextChoices):
    """The two tracks of every script."""

    CAPACITY = "capacity", _("capacity")
    BREAKTHROUGH = "breakthrough", _("breakthrough")


class Layer(TextChoices):
    """What a step changes."""

    STRUCTURE = "structure", _("Structure: tasks, money, places")
    POLICY = "policy", _("Policy: rules and plans")
    CULTURE = "culture", _("Culture: how we do things here")


class Lead(TextChoices):
    """What kind of people pull a step."""

    CARRIERS = "carriers", _("Residents or carriers")
    TOGETHER = "together", _("A professional with the carriers")
    LEADERS = "leaders", _("Leaders")


class Verb(TextChoices):
    """What the chronicle notes: that it happened, never what was written."""

    MADE = "act.script_made", _("made a script")
    CHANGED = "act.script_changed", _("changed a script")
    DISCUSSED = "act.script_discussed", _("talked a script over")
    FIXED = "act.script_fixed", _("fixed a version of a script")
    BEGUN = "act.script_begun", _("began with a script")
    FINISHED = "act.script_finished", _("rounded a script off")
    ASKED = "act.puller_asked", _("asked someone to pull a step")
    ANSWERED = "act.puller_answered", _("answered whether to pull a step")
    LOOKED_BACK = "act.looked_back", _("looked back at a step")
