"""States, votes and verbs of the room."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Each in its own language, so that whoever reads it recognises it.
LANGUAGES = (
    ("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch"), ("fr", "Français"),
    ("es", "Español"), ("tr", "Türkçe"), ("ar", "العربية"), ("pl", "Polski"),
    ("uk", "Українська"), ("fy", "Frysk"), ("zh", "中文"),
)  # fmt: skip


class State(TextChoices):
    """The life of a conversation."""

    DRAFT = "draft", pgettext_lazy("conversation", "being prepared")
    OPEN = "open", pgettext_lazy("conversation", "open")
    CLOSED = "closed", pgettext_lazy("conversation", "closed")


class ModerationMode(TextChoices):
    """When somebody looks at a new statement."""

    OPEN = "open", _("At once; a facilitator looks afterwards")
    BEFORE = "before", _("After a facilitator has read it")


class VoteValue(IntegerChoices):
    """What someone thinks of a statement; the sign is the one of the exports."""

    AGREE = 1, _("agree")
    DISAGREE = -1, _("disagree")
    PASS = 0, _("I don’t know")


class Moderation(IntegerChoices):
    """Whether a statement may be shown."""

    OUT = -1, _("set aside")
    WAITING = 0, _("not looked at yet")
    IN = 1, _("let in")


class RunState(TextChoices):
    """How far a computation is."""

    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("being computed")
    DONE = "done", pgettext_lazy("computation", "done")
    FAILED = "failed", _("failed")


class Lens(TextChoices):
    """With which model a landscape is drawn."""

    STRENG = "streng", _("Strict: places with their doubt, groups only where they hold")
    POLIS = "polis", _("Polis: two axes, groups, what they share")


class Deed(TextChoices):
    """What a facilitator did with a statement."""

    LET_IN = "let_in", _("let in")
    SET_ASIDE = "set_aside", _("set aside")
    PUT_BACK = "put_back", _("put back to be looked at")
    EDITED = "edited", _("text changed")
    SPLIT = "split", _("split in two")
    MERGED = "merged", _("merged into another one")


class Grown(TextChoices):
    """What can grow from a statement."""

    SPROUT = "sprout", _("a kiem")
    QUESTION = "question", _("a question for a direction")
    STATEMENT = "statement", _("a statement in a next round")


class SeenAs(TextChoices):
    """What the last landscape made of a statement when something grew from it."""

    BRIDGE = "bridge", _("something people share")
    INSIGHT = "insight", _("something a small part sees")
    DIVIDED = "divided", _("something on which views lie far apart")
    DOUBT = "doubt", _("something many people don’t know yet")
    PLAIN = "plain", _("one of the statements")


class RushKind(TextChoices):
    """What went faster than people go."""

    VOTES = "votes", _("very many views from one participant")
    GUESTS = "guests", _("very many people at once without an account")


class Verb(TextChoices):
    """What the chronicle notes for this room: that someone took part, never what they said."""

    STARTED = "perspectives.started", _("prepared the conversation")
    EDITED = "perspectives.edited", _("changed the settings")
    OPENED = "perspectives.opened", _("opened the conversation")
    CLOSED = "perspectives.closed", _("closed the conversation")
    IMPORTED = "perspectives.imported", _("brought the conversation in from elsewhere")
    EXPORTED = "perspectives.exported", _("took the whole conversation along")
    TOOK_PART = "perspectives.took_part", _("Someone took part for the first time")
    STATED = "perspectives.stated", _("Someone added a statement")
    MODERATED = "perspectives.moderated", _("looked at a statement")
    MERGED = "perspectives.merged", _("Someone logged in and still counts once")
    CODES_MADE = "perspectives.codes_made", _("made invitation codes")
    CODE_BLOCKED = "perspectives.code_blocked", _("blocked an invitation code")
    TRANSLATED = "perspectives.translated", _("translated texts")
    REWORDED = "perspectives.reworded", _("changed the text of a statement")
    SPLIT = "perspectives.split", _("split a statement")
    JOINED = "perspectives.joined", _("merged two statements")
    COMPUTED = "perspectives.computed", _("The landscape was drawn again")
    GREW = "perspectives.grew", _("let something grow from a statement")
    HALL_OPENED = "perspectives.hall_opened", _("brought the conversation into the hall")
    PAUSED = "perspectives.paused", _("paused the votes")
    RESUMED = "perspectives.resumed", _("took votes again")
    RESULTS_HIDDEN = "perspectives.results_hidden", _("hid the results until closing")
    RESULTS_SHOWN = "perspectives.results_shown", _("showed the results again")
    CARDS_MADE = "perspectives.cards_made", _("made cards to print")
    CARDS_BLOCKED = "perspectives.cards_blocked", _("blocked cards")
    CARD_ENTERED = "perspectives.card_entered", _("A helper entered a card")
    HELPERS_INVITED = "perspectives.helpers_invited", _("made a link for helpers")
