"""Words of the right to challenge: how far it is, what is decided, what lies in the data room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChallengeState(TextChoices):
    """From a first talk to a task that is carried on or handed back."""

    EXPLORING = "exploring", _("being explored")
    SUBMITTED = "submitted", _("handed in")
    COMPLETE = "complete", pgettext_lazy("challenge", "complete")
    DIALOGUE = "dialogue", _("in dialogue")
    GRANTED = "granted", pgettext_lazy("challenge", "granted")
    TRIAL = "trial", _("on trial")
    PARTLY = "partly", _("granted in part")
    REFUSED = "refused", pgettext_lazy("challenge", "refused")
    AGREEMENT = "agreement", _("agreement is there")
    RUNNING = "running", _("being done")
    EVALUATION = "evaluation", _("being looked back on")
    CONTINUED = "continued", _("carried on")
    HANDED_BACK = "handed_back", _("handed back")
    WITHDRAWN = "withdrawn", pgettext_lazy("challenge", "withdrawn")


S = ChallengeState
DECISIONS = (S.GRANTED, S.TRIAL, S.PARTLY, S.REFUSED)
SAID_YES = (S.GRANTED, S.TRIAL, S.PARTLY)
ENDED = (S.REFUSED, S.CONTINUED, S.HANDED_BACK, S.WITHDRAWN)
WRITABLE = (S.EXPLORING, S.SUBMITTED)
BEFORE_DECISION = (S.EXPLORING, S.SUBMITTED, S.COMPLETE, S.DIALOGUE)
ROOM_OPEN = tuple(state for state in S if state not in (S.EXPLORING, S.SUBMITTED))


class DataKind(TextChoices):
    """What lies in the data room."""

    COSTS = "costs", _("What it costs now")
    CONTRACT = "contract", _("What was agreed in the contract")
    QUALITY = "quality", _("How good it has to be")


class ChallengeVerb(TextChoices):
    """What the chronicle notes."""

    STARTED = "answers.challenge_started", _("began to explore a challenge")
    WRITTEN = "answers.challenge_written", _("worked on a challenge")
    MOVED = "answers.challenge_moved", _("moved a challenge on")
    ADDED = "answers.challenge_data_added", _("put something in a data room")
    DECIDED = "answers.challenge_decided", _("decided on a challenge")
    AGREED = "answers.challenge_agreed", _("wrote the agreement of a challenge")
    CONFIRMED = "answers.challenge_confirmed", _("agreed to do a task")
    TERMS_SET = "answers.ordinance_set", _("noted the rules of the right to challenge")
