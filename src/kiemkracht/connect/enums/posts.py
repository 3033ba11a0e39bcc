"""Asking and offering: in which direction, what, how much of it, and how far it is."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Direction(TextChoices):
    """Who needs, who gives."""

    NEED = "need", pgettext_lazy("help", "asked")
    OFFER = "offer", pgettext_lazy("help", "offered")


class HelpKind(TextChoices):
    """What somebody asks or offers."""

    KNOWLEDGE = "knowledge", _("knowledge")
    HANDS = "hands", _("hands")
    SPACE = "space", pgettext_lazy("help", "space")
    THINGS = "things", _("things")
    MONEY = "money", _("money")
    RULE = "rule", _("a rule or permission")
    NETWORK = "network", pgettext_lazy("help", "people you know")


class Unit(TextChoices):
    """How much of it: small enough to say yes to."""

    QUARTER = "quarter", _("a quarter of an hour")
    HOUR = "hour", _("an hour")
    HALF_DAY = "half_day", _("half a day")
    DAY = "day", _("a day")
    WEEKLY = "weekly", _("an hour a week")
    BORROW = "borrow", _("a thing to borrow")
    GIVE = "give", _("a thing to give away")
    TALK = "talk", _("one conversation")


class State(TextChoices):
    """From asking to thanking; whatever nobody needs any more expires."""

    OPEN = "open", pgettext_lazy("help", "open")
    PROMISED = "promised", _("promised")
    DONE = "done", pgettext_lazy("help", "done")
    THANKED = "thanked", _("thanked")
    EXPIRED = "expired", pgettext_lazy("help", "past")


@dataclass(frozen=True, slots=True)
class Look:
    """How something is drawn."""

    glyph: str
    tone: str


KIND_GLYPHS: Final[dict[str, str]] = {
    HelpKind.KNOWLEDGE: "book",
    HelpKind.HANDS: "hand",
    HelpKind.SPACE: "door",
    HelpKind.THINGS: "box",
    HelpKind.MONEY: "coin",
    HelpKind.RULE: "choice",
    HelpKind.NETWORK: "people",
}

STATE_LOOKS: Final[dict[str, Look]] = {
    State.OPEN: Look("sun", "spark"),
    State.PROMISED: Look("hand", "leaf"),
    State.DONE: Look("check", "sky"),
    State.THANKED: Look("heart", "plum"),
    State.EXPIRED: Look("rest", "plum"),
}


class PostVerb(TextChoices):
    """What the chronicle notes of asking, offering and klussen."""

    ASKED = "connect.asked", _("Asked for help")
    OFFERED = "connect.offered", _("Offered help")
    EDITED = "connect.post_edited", _("Changed the words of a question or offer")
    PROMISED = "connect.promised", _("Said: I will do that")
    TOOK_BACK = "connect.promise_taken_back", _("Could not do it after all")
    ACCEPTED = "connect.promise_accepted", _("Said yes to help")
    DECLINED = "connect.promise_declined", _("This time someone else helps")
    DONE = "connect.post_done", _("It was done")
    THANKED = "connect.thanked", _("Gave thanks")
    SHOWED_THANKS = "connect.thanks_shown", _("Chose whether others may read the thanks")
    RENEWED = "connect.post_renewed", _("It lives for another thirty days")
    ENDED = "connect.post_ended", _("Not needed any more")
