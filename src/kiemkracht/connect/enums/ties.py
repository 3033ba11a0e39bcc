"""Kinds of ties in a circle: what people are to each other there."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TieKind(TextChoices):
    """What somebody has with at least one other in the circle."""

    HELP = "help", _("I help somebody here, or somebody helps me")
    LEARN = "learn", _("I learn something here from somebody")
    LAUGH = "laugh", _("I laugh here with somebody")
    ORGANISE = "organise", _("I organise something here with somebody")


@dataclass(frozen=True, slots=True)
class TieWords:
    """A kind of tie in words: its name, a question for the table, and something small to try."""

    name: Promise
    question: Promise
    try_this: Promise
    glyph: str


TIE_WORDS: Final[dict[str, TieWords]] = {
    TieKind.HELP: TieWords(
        _("Helping"),
        _("Whom could you call tomorrow, and for what?"),
        _("Let everyone ask one small thing, at the start of the next time."),
        "hand",
    ),
    TieKind.LEARN: TieWords(
        _("Learning"),
        _("What can somebody here do that you would like to be able to do?"),
        _("Let one person show something each time, in ten minutes."),
        "spark",
    ),
    TieKind.LAUGH: TieWords(
        _("Laughing"),
        _("When did we last laugh together?"),
        _("Eat together once, without an agenda."),
        "heart",
    ),
    TieKind.ORGANISE: TieWords(
        _("Organising"),
        _("What did we put up together, and who carried what?"),
        _("Let two people who never did so before arrange the next time."),
        "people",
    ),
}


class TieVerb(TextChoices):
    """What the chronicle notes; never which kinds somebody named."""

    TOLD = "connect.ties_told", _("told which ties they have in the circle")
    DRAWN = "connect.ties_drawn", _("The picture of ties was drawn anew")
