"""Maatjes: how far a pair is, what the six weeks ask, and what the chronicle notes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WEEKS_TOGETHER: Final = 6
TOGETHER_FOR: Final = timedelta(weeks=WEEKS_TOGETHER)
ANSWER_WITHIN: Final = timedelta(days=14)


class PairState(TextChoices):
    """How far two people are. That it lapsed never tells by whom."""

    PROPOSED = "proposed", pgettext_lazy("buddies", "proposed")
    RUNNING = "running", pgettext_lazy("buddies", "on their way")
    ENDED = "ended", pgettext_lazy("buddies", "ended")
    LAPSED = "lapsed", pgettext_lazy("buddies", "did not begin")


class BuddyVerb(TextChoices):
    """What the chronicle notes; a “rather someone else” is written nowhere."""

    ASKED = "connect.buddy_asked", _("would like a maatje")
    RESTED = "connect.buddy_rested", _("looks for no maatje now")
    PAIRED = "connect.buddies_paired", _("Maatjes were paired")
    SAID_YES = "connect.buddy_yes", _("said yes to a maatje")
    BEGAN = "connect.buddies_began", _("Two maatjes began")
    ENDED = "connect.buddies_ended", _("Two maatjes ended")
    LEARNED = "connect.buddy_learned", _("wrote what they learned")


@dataclass(frozen=True, slots=True)
class Week:
    """What two maatjes do in one week."""

    title: Promise
    words: Promise


WEEKS: Final[tuple[Week, ...]] = (
    Week(
        _("Meet where one of you is at home"),
        _("Walk or have coffee where one of you spends the day. Tell of last week, not of a job."),
    ),
    Week(
        _("Look along for an hour"),
        _("Go along where the other works or lives. Look first. Then say what you saw."),
    ),
    Week(
        _("A word that rubs"),
        _("Which word do you both use, and mean something else by? Give an example of this week."),
    ),
    Week(
        _("Ask each other something small"),
        _("One question each, that can be done within a week. Doing says more than talking."),
    ),
    Week(
        _("Take somebody along"),
        _("Let the other meet one person whom they would never meet otherwise."),
    ),
    Week(
        _("What did you learn?"),
        _("Tell each other first. Then write one sentence here. Going on is good, stopping too."),
    ),
)
"""Six weeks, one thing a week: in a few words, so that it fits on a card."""
