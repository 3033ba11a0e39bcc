"""The tables of the room."""

from kiemkracht.sprouts.models.carrying import Carrier, CarryOffer
from kiemkracht.sprouts.models.consent_link import ConsentLink
from kiemkracht.sprouts.models.drop_address import DropAddress, DroppedMessage
from kiemkracht.sprouts.models.linking import SproutLink
from kiemkracht.sprouts.models.meaning import SproutMeaning
from kiemkracht.sprouts.models.photo import Photo
from kiemkracht.sprouts.models.source_text import Signal, SourceText
from kiemkracht.sprouts.models.sprout import Sprout, SproutQuerySet
from kiemkracht.sprouts.models.stepping import SixMonthCheck, Step

__all__ = [
    "Carrier",
    "CarryOffer",
    "ConsentLink",
    "DropAddress",
    "DroppedMessage",
    "Photo",
    "Signal",
    "SixMonthCheck",
    "SourceText",
    "Sprout",
    "SproutLink",
    "SproutMeaning",
    "SproutQuerySet",
    "Step",
]
