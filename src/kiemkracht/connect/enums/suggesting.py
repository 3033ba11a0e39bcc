"""How often suggestions come, what they are about, and the longings people share."""

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Frequency(TextChoices):
    """How often someone wants new suggestions; never more than this."""

    WEEKLY = "weekly", _("At most three a week")
    MONTHLY = "monthly", _("At most three a month")
    NOT_NOW = "not_now", _("Not now")


class Reminders(TextChoices):
    """How often someone wants to be reminded of a bond that sleeps."""

    WEEKLY = "weekly", _("At most once a week")
    MONTHLY = "monthly", _("At most once a month")
    NEVER = "never", _("Never")


class SuggestionKind(TextChoices):
    """What is suggested to whom."""

    PERSON = "person", _("Someone to meet")
    KIEM = "kiem", _("A kiem that may want you")
    KIEMEN = "kiemen", _("Two kiemen that may want each other")
    OFFER = "offer", _("An offer for what you need")


class ComputationState(TextChoices):
    """How far a computation of this room is."""

    WAITING = "waiting", _("waiting its turn")
    RUNNING = "running", _("being computed")
    DONE = "done", _("ready")
    FAILED = "failed", _("failed")


class Border(TextChoices):
    """The five kinds of border that a meeting can cross, in the order of the engine."""

    LAYER = "layer", _("layer in the organisation")
    CRAFT = "craft", _("craft")
    ORGANISATION = "organisation", _("organisation")
    PLACE = "place", _("place")
    WORLD = "world", _("life world and system world")


class Theme(TextChoices):
    """What a longing is about; chosen by its owner, never guessed."""

    MEALS = "meals", _("Eating together")
    NEIGHBOURS = "neighbours", _("Neighbours")
    SQUARE = "square", _("Streets and squares")
    GREEN = "green", _("Green and water")
    CARE = "care", _("Care for each other")
    YOUTH = "youth", _("Young people")
    LANGUAGE = "language", _("Language and letters")
    MONEY = "money", _("Getting by")
    HOMES = "homes", _("Homes")
    ENERGY = "energy", _("Energy and repair")
    SAFETY = "safety", _("Feeling at ease")
    SCHOOL = "school", _("School and learning")
    WORK = "work", _("Work that does you good")
    RULES = "rules", _("Rules and room")
    CULTURE = "culture", _("Music, stories, feasts")
    COURAGE = "courage", _("Trying and failing")


WISHES: Final[dict[str, Promise]] = {
    Theme.MEALS: _("that nobody always eats alone"),
    Theme.NEIGHBOURS: _("that neighbours know each other"),
    Theme.SQUARE: _("that streets and squares belong to everyone"),
    Theme.GREEN: _("that there is green close to every door"),
    Theme.CARE: _("that care begins with a human"),
    Theme.YOUTH: _("that young people have a place of their own"),
    Theme.LANGUAGE: _("that everyone can follow what is said"),
    Theme.MONEY: _("that nobody is alone with money worries"),
    Theme.HOMES: _("that a house feels like a home"),
    Theme.ENERGY: _("that we waste less and repair more"),
    Theme.SAFETY: _("that everyone feels at ease outside"),
    Theme.SCHOOL: _("that a school has an open door"),
    Theme.WORK: _("that work does people good"),
    Theme.RULES: _("that rules help people along"),
    Theme.CULTURE: _("that there is something to sing and to celebrate"),
    Theme.COURAGE: _("that trying is allowed, and failing too"),
}
"""What two people with the same theme both want; completes “You both want …”."""


class SuggestingVerb(TextChoices):
    """What the chronicle notes about suggestions: never about whom."""

    OPENED = "connect.opened_up", _("is open to meeting people")
    STOPPED = "connect.stopped", _("stopped being introduced")
    SET_ASIDE = "connect.set_aside", _("set a suggestion aside")
    BLOCKED = "connect.blocked", _("does not want to meet someone")
    UNBLOCKED = "connect.unblocked", _("may meet someone again")
    COMPUTED = "connect.suggestions_computed", _("Suggestions were computed again")
