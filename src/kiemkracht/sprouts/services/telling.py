"""Telling without an account: a guest, a kiem, perhaps a photo, and a private link back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from kiemkracht.base import origins
from kiemkracht.base.errors import require
from kiemkracht.base.files import Picture
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting, following
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.services import make_return_link, welcome_guest
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services import linking, picturing, weighing_signals
from kiemkracht.sprouts.services.planting import Telling, plant_sprout


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it. `secret` opens the way back and is known only here and now.

    It is empty for whoever already had an account or a private link. `is_tied` tells whether
    what it came from knows of it.
    """

    sprout: Sprout
    teller: Visitor
    secret: str
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """What may come along with a telling."""

    name: str = ""
    picture: Picture | None = None
    picture_words: str = ""
    same_as: UUID | None = None
    signal_id: int | None = None
    came_from: str = ""


@transaction.atomic
def tell(*, by: Visitor, telling: Telling, extras: Extras = Extras()) -> Told:
    """Plant what a visitor tells; a stranger becomes a guest with a link to come back with."""
    teller = _known(by, extras.name)
    sprout = plant_sprout(by=teller, telling=telling)
    if extras.picture is not None:
        picturing.add_photo(
            by=teller, sprout=sprout, picture=extras.picture, words=extras.picture_words
        )
    if extras.same_as is not None:
        linking.link_same(by=teller, sprout=sprout, other_id=extras.same_as)
    if extras.signal_id is not None:
        weighing_signals.note_told(by=teller, signal_id=extras.signal_id, sprout=sprout)
    tied = bool(extras.came_from) and origins.tie(
        teller, place=extras.came_from, grown=place_of(sprout)
    )
    return Told(sprout, teller, _secret(by, teller, sprout), tied)


@transaction.atomic
def join_in(*, by: Visitor, sprout: Sprout, story: str, name: str = "") -> Told:
    """Instead of planting the same thing twice: say it with the kiem that is already there."""
    require(Sprout.objects.visible_to(by).filter(pk=sprout.pk).exists())
    teller = _known(by, name)
    commenting.say(by=teller, place=place_of(sprout), body=story)
    following.follow(by=teller, place=place_of(sprout))
    return Told(sprout, teller, _secret(by, teller, sprout))


def _known(by: Visitor, name: str) -> Visitor:
    return by if by.is_known else welcome_guest(name=name, language=by.language)


def _secret(by: Visitor, teller: Visitor, sprout: Sprout) -> str:
    if by.is_known:
        return ""
    return make_return_link(by=teller, next_url=sprout.get_absolute_url())
