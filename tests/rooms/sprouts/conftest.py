"""What the tests of kiemen share: planting one in a line, at any moment of the past."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.people.models import Person
from kiemkracht.sprouts.models import Sprout, Step
from kiemkracht.sprouts.services.planting import Telling, plant_sprout
from kiemkracht.sprouts.services.stepping import refresh_steps

Plant = Callable[..., Sprout]


@pytest.fixture
def plant(cast: Cast) -> Plant:
    """`plant(cast.aydin, "Soep", days_ago=40)`: carried by who tells it, in Lindenplein, public."""

    def planting(who: Person, title: str = "Soep in het portiek", **fields: Any) -> Sprout:
        days_ago = fields.pop("days_ago", 0)
        community = fields.pop("community", cast.lindenplein)
        telling = Telling(
            story=fields.pop("story", "Op donderdag kook ik soep voor het hele portiek."),
            title=title,
            visibility=fields.pop("visibility", "public"),
            community_id=community.pk if community else None,
            carries=fields.pop("carries", True),
            **fields,
        )
        at = clock.now() - timedelta(days=days_ago)
        return plant_sprout(by=cast.visitor(who), telling=telling, at=at)

    return planting


def take_step(sprout: Sprout, *, days_ago: float, text: str = "Pan lenen") -> Step:
    """A step that was taken in the past."""
    done_at: datetime = clock.now() - timedelta(days=days_ago)
    step = Step.objects.create(sprout=sprout, text=text, done_at=done_at, created_at=done_at)
    refresh_steps(sprout)
    return step


def picture(*, exif: bool = False, kind: str = "JPEG") -> SimpleUploadedFile:
    """A small photo, with the place where it was taken when asked."""
    image = Image.new("RGB", (60, 40), "green")
    target = io.BytesIO()
    if exif:
        tags = Image.Exif()
        tags[0x010E] = "Lindenplein 12"
        tags.get_ifd(0x8825)[1] = "N"
        image.save(target, kind, exif=tags)
    else:
        image.save(target, kind)
    return SimpleUploadedFile("mijn straat.jpg", target.getvalue(), content_type="image/jpeg")
