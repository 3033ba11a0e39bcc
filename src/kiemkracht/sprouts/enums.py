"""Phases of a kiem, where it comes from, what it is, and what the chronicle notes."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Phase(TextChoices):
    """Where a kiem is in its life."""

    SPARK = "spark", _("Spark")
    SEED = "seed", _("Seed")
    SPROUTED = "sprouted", _("Sprouted")
    GROWING = "growing", _("Growing")
    ROOTED = "rooted", _("Rooted")
    BRANCHED = "branched", _("Branched")
    RESTING = "resting", _("Resting")
    CLOSED = "closed", pgettext_lazy("phase of a kiem", "Closed")


LIFE: Final = (
    Phase.SPARK,
    Phase.SEED,
    Phase.SPROUTED,
    Phase.GROWING,
    Phase.ROOTED,
    Phase.BRANCHED,
)
"""The life line, in order; resting and closed stand beside it."""


@dataclass(frozen=True, slots=True)
class PhaseLook:
    """How a phase is drawn."""

    glyph: str
    tone: str


LOOKS: Final[dict[str, PhaseLook]] = {
    Phase.SPARK: PhaseLook("spark", "spark"),
    Phase.SEED: PhaseLook("seed", "leaf"),
    Phase.SPROUTED: PhaseLook("sprout", "leaf"),
    Phase.GROWING: PhaseLook("stem", "leaf"),
    Phase.ROOTED: PhaseLook("roots", "sky"),
    Phase.BRANCHED: PhaseLook("branches", "sky"),
    Phase.RESTING: PhaseLook("rest", "plum"),
    Phase.CLOSED: PhaseLook("closed", "plum"),
}


class Kind(TextChoices):
    """What sort of thing it is."""

    INITIATIVE = "initiative", _("initiative")
    IDEA = "idea", _("idea")
    NEW_BEHAVIOUR = "new_behaviour", _("new behaviour")
    WAY_OF_WORKING = "way_of_working", _("way of working")
    PLACE = "place", pgettext_lazy("kind of kiem", "place")
    NETWORK = "network", _("network")


class Origin(TextChoices):
    """Whose longing it comes from."""

    OWN = "own", _("own longing")
    TEAM = "team", _("from a team")
    NEIGHBOURHOOD = "neighbourhood", _("from the neighbourhood")
    OUTSIDE = "outside", _("from outside")
    FROM_TEXT = "from_text", _("found in a text")
    IMPORT = "import", _("brought in from another list")


class Door(TextChoices):
    """Through which door someone came in to tell it."""

    DOING = "doing", _("I already do something")
    IDEA = "idea", _("I have an idea")
    SEEN = "seen", _("I see something beautiful")


class LinkKind(TextChoices):
    """How two kiemen belong together."""

    FEEDS = "feeds", _("feeds")
    SAME = "same", _("the same thing elsewhere")


class SourceKind(TextChoices):
    """What kind of everyday work a scanned text comes from."""

    TASK = "task", pgettext_lazy("kind of text", "a task")
    MEETING = "meeting", pgettext_lazy("kind of text", "a meeting")
    PARTICIPATION = "participation", pgettext_lazy("kind of text", "a project with residents")
    STREET = "street", pgettext_lazy("kind of text", "the street")


class CameBy(TextChoices):
    """How a text came in."""

    PAGE = "page", _("pasted or uploaded")
    MAIL = "mail", _("sent to my drop address")


class SignalKind(TextChoices):
    """What a sentence looks like; the same words as `engines.scouting` says."""

    SPROUT = "sprout", _("looks like a kiem")
    PATTERN = "pattern", _("a suspicion of a pattern")


class SignalState(TextChoices):
    """What its author made of a sentence."""

    NEW = "new", pgettext_lazy("state of a signal", "new")
    WITH_AUTHOR = "with_author", pgettext_lazy("state of a signal", "waits for you")
    RECOGNISED = "recognised", pgettext_lazy("state of a signal", "recognised")
    NOT_RECOGNISED = "not_recognised", pgettext_lazy("state of a signal", "not recognised")
    LATER = "later", pgettext_lazy("state of a signal", "later")
    SPROUT = "sprout", pgettext_lazy("state of a signal", "became a kiem")


class ConsentAnswer(TextChoices):
    """How a question to carry ended; empty while it is open."""

    YES = "yes", pgettext_lazy("answer of a carrier", "yes")
    NO = "no", pgettext_lazy("answer of a carrier", "rather not")
    WITHDRAWN = "withdrawn", pgettext_lazy("answer of a carrier", "withdrawn by you")


class Verb(TextChoices):
    """What the chronicle notes for this room; the label is the sentence on the timeline."""

    PLANTED = "sprouts.planted", _("Told here for the first time")
    EDITED = "sprouts.edited", _("The words were improved")
    CARRIED = "sprouts.carried", _("Said: I carry this")
    RELEASED = "sprouts.released", _("Handed the carrying over")
    ASKED_TO_CARRY = "sprouts.asked_to_carry", _("Asked to carry along")
    OFFERED = "sprouts.offered", _("Asked someone to carry along")
    DECLINED = "sprouts.declined", _("Carrying along did not come about this time")
    BECAME_SEED = "sprouts.became_seed", _("The spark became a seed")
    BECAME_SPROUTED = "sprouts.became_sprouted", _("It sprouted")
    BECAME_GROWING = "sprouts.became_growing", _("It grows")
    BECAME_ROOTED = "sprouts.became_rooted", _("It has taken root")
    BECAME_BRANCHED = "sprouts.became_branched", _("It branches out elsewhere")
    WENT_BACK = "sprouts.went_back", _("One phase back, said by who carries it")
    RESTED = "sprouts.rested", _("It may rest for a while")
    WOKE = "sprouts.woke", _("It woke up again")
    CLOSED = "sprouts.closed", _("Closed, with what was learned")
    STEP_PLANNED = "sprouts.step_planned", _("A next step was agreed")
    STEP_DONE = "sprouts.step_done", _("A step was taken")
    STEP_DROPPED = "sprouts.step_dropped", _("A step was dropped")
    CONTACT_TAKEN = "sprouts.contact_taken", _("Became the contact person")
    CONTACT_LEFT = "sprouts.contact_left", _("Stopped being the contact person")
    ANSWERED = "sprouts.answered", _("Gave the first answer")
    CHECKED = "sprouts.checked", _("Looked after six months whether it is alive")
    LINKED = "sprouts.linked", _("Linked with another kiem")
    UNLINKED = "sprouts.unlinked", _("A link with another kiem was taken away")
    PHOTO_ADDED = "sprouts.photo_added", _("Added a photo")
    PHOTO_REMOVED = "sprouts.photo_removed", _("Took the photo away")
    SHOWN_OTHERWISE = "sprouts.shown_otherwise", _("Changed who can see this")
    HELD = "sprouts.held", _("Out of sight for a while, with a reason")
    LET_THROUGH = "sprouts.let_through", _("May be seen now")
    TEXT_SCANNED = "sprouts.text_scanned", _("Had a text of their own scanned")
    TEXT_REMOVED = "sprouts.text_removed", _("Removed a text of their own")
    SIGNAL_WEIGHED = "sprouts.signal_weighed", _("Looked at a sentence of their own")
    CONSENT_ASKED = "sprouts.consent_asked", _("Asked someone whether they carry this")
    CONSENT_ANSWERED = "sprouts.consent_answered", _("Answered whether they carry this")
    CONSENT_WITHDRAWN = "sprouts.consent_withdrawn", _("Took a question back")
    DROP_ADDRESS_MADE = "sprouts.drop_address_made", _("Made a drop address")
    DROP_ADDRESS_ENDED = "sprouts.drop_address_ended", _("Ended a drop address")


BECAME: Final[dict[str, Verb]] = {
    Phase.SEED: Verb.BECAME_SEED,
    Phase.SPROUTED: Verb.BECAME_SPROUTED,
    Phase.GROWING: Verb.BECAME_GROWING,
    Phase.ROOTED: Verb.BECAME_ROOTED,
    Phase.BRANCHED: Verb.BECAME_BRANCHED,
}

GLYPHS: Final[dict[str, str]] = {
    Verb.PLANTED: "spark",
    Verb.CARRIED: "hand",
    Verb.BECAME_SEED: "seed",
    Verb.BECAME_SPROUTED: "sprout",
    Verb.BECAME_GROWING: "stem",
    Verb.BECAME_ROOTED: "roots",
    Verb.BECAME_BRANCHED: "branches",
    Verb.RESTED: "rest",
    Verb.WOKE: "sun",
    Verb.CLOSED: "closed",
    Verb.STEP_PLANNED: "arrow",
    Verb.STEP_DONE: "check",
    Verb.CONTACT_TAKEN: "person",
    Verb.ANSWERED: "comment",
    Verb.CHECKED: "heart",
    Verb.LINKED: "link",
    Verb.PHOTO_ADDED: "photo",
}

Words = str | Promise
