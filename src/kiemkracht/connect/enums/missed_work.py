"""What can be missing in a job: freedom, mastery, meaning. Six sentences of our own."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiemkracht.connect.enums.gigs import Drive


class Found(TextChoices):
    """How much of it there was; leaving a sentence open is fine too."""

    THERE = "there", pgettext_lazy("in my job", "it was there")
    SOME = "some", pgettext_lazy("in my job", "now and then")
    MISSING = "missing", pgettext_lazy("in my job", "I missed it")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence about one's last job, and what an employer may ask because of it."""

    key: str
    drive: str
    sentence: Promise
    ask: Promise


ITEMS: Final[tuple[Item, ...]] = (
    Item(
        "own_way",
        Drive.AUTONOMY,
        _("I decided myself how I did my work."),
        _("What may somebody here decide alone from tomorrow?"),
    ),
    Item(
        "say_no",
        Drive.AUTONOMY,
        _("I could say no to work that helped nobody."),
        _("Which task would nobody miss if we stopped it?"),
    ),
    Item(
        "grow",
        Drive.MASTERY,
        _("I became better at my craft."),
        _("Who learned something from whom this month?"),
    ),
    Item(
        "time",
        Drive.MASTERY,
        _("I had time to do it well."),
        _("What do we leave out, so that the rest becomes good?"),
    ),
    Item(
        "for_whom",
        Drive.MEANING,
        _("I saw for whom my work was good."),
        _("When did we last see the person for whom we do this?"),
    ),
    Item(
        "stand_behind",
        Drive.MEANING,
        _("I did things that I could stand behind."),
        _("What do we do here that we would not tell at home?"),
    ),
)


class MissedVerb(TextChoices):
    """What the chronicle notes: that numbers were told. Never that somebody answered."""

    TOLD = "connect.missed_told", _("The picture of missed work was drawn anew")
