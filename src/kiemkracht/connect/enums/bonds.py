"""Kinds of bonds and how far they are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BondKind(TextChoices):
    """What two people are to each other."""

    HELPS = "helps", _("helps")
    LEARNS = "learns", _("learns from")
    LAUGHS = "laughs", _("laughs with")
    ORGANISES = "organises", _("organises with")
    FEEDS = "feeds", _("feeds")


class BondStage(TextChoices):
    """How far a bond is. Before it: suggested and invited. Asleep is not kept but follows."""

    ACCEPTED = "accepted", _("agreed to meet")
    MET = "met", _("met")
    FRUITFUL = "fruitful", _("bore fruit")
    LET_GO = "let_go", _("let go")


class BondVerb(TextChoices):
    """What the chronicle notes about bonds."""

    BEGAN = "connect.bond_began", _("A bond began")
    WATERED = "connect.watered", _("watered a bond")
    DESCRIBED = "connect.described", _("said what kind of bond it is")
    FRUITFUL = "connect.fruitful", _("A bond bore fruit")
    LET_GO = "connect.let_go", _("let a bond go")
