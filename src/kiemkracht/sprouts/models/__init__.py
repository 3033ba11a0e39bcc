"""The tables of the room."""

from kiemkracht.sprouts.models.carrying import Carrier, CarryOffer
from kiemkracht.sprouts.models.linking import SproutLink
from kiemkracht.sprouts.models.meaning import SproutMeaning
from kiemkracht.sprouts.models.photo import Photo
from kiemkracht.sprouts.models.sprout import Sprout, SproutQuerySet
from kiemkracht.sprouts.models.stepping import SixMonthCheck, Step

__all__ = [
    "Carrier",
    "CarryOffer",
    "Photo",
    "SixMonthCheck",
    "Sprout",
    "SproutLink",
    "SproutMeaning",
    "SproutQuerySet",
    "Step",
]
