"""Klussen: work that matters, by theme, and what drives who does it."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Theme(TextChoices):
    """What a klus is about. People match on these first, on hours and money never."""

    SAFE_STREET = "safe_street", _("a safe street")
    GROWING_UP = "growing_up", _("growing up")
    GROWING_OLD = "growing_old", _("growing old")
    GREEN = "green", _("green and water")
    FOOD = "food", _("eating together")
    ENERGY = "energy", _("energy and warmth")
    LIVING = "living", _("living")
    LEARNING = "learning", _("language and learning")
    CARE = "care", _("care for each other")
    MAKING = "making", _("making and repairing")
    STORIES = "stories", _("stories, music and image")
    SAYING = "saying", _("having a say")


class Drive(TextChoices):
    """What gives somebody energy in work. A preference, never a measurement."""

    AUTONOMY = "autonomy", _("freedom: deciding myself how I do it")
    MASTERY = "mastery", _("mastery: getting better at it")
    MEANING = "meaning", _("meaning: knowing what it is good for")


THEME_GLYPHS: Final[dict[str, str]] = {
    Theme.SAFE_STREET: "sun",
    Theme.GROWING_UP: "sprout",
    Theme.GROWING_OLD: "branches",
    Theme.GREEN: "stem",
    Theme.FOOD: "heart",
    Theme.ENERGY: "spark",
    Theme.LIVING: "home",
    Theme.LEARNING: "book",
    Theme.CARE: "give",
    Theme.MAKING: "box",
    Theme.STORIES: "comment",
    Theme.SAYING: "views",
}


class GigVerb(TextChoices):
    """What the chronicle notes of a klus."""

    POSTED = "connect.gig_posted", _("Posted a klus")
    EDITED = "connect.gig_edited", _("Changed the words of a klus")
    ANSWERED = "connect.gig_answered", _("Would like to do a klus")
    TOOK_BACK = "connect.gig_answer_taken_back", _("Steps back from a klus")
    AGREED = "connect.gig_agreed", _("Agreed on a klus")
    DONE = "connect.gig_done", _("A klus was done")
    THANKED = "connect.gig_thanked", _("Gave thanks for a klus")
    RENEWED = "connect.gig_renewed", _("A klus lives for another thirty days")
    ENDED = "connect.gig_ended", _("A klus is not needed any more")
    TOLD_DRIVES = (
        "connect.drives_told",
        pgettext_lazy("chronicle", "Told what gives energy in work"),
    )
