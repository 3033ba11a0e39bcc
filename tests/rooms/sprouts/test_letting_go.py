"""Being forgotten, taking along, and planting a whole garden at once."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, picture, take_step

from kiemkracht.base import clock
from kiemkracht.base.files import reencode_image
from kiemkracht.base.models import ChronicleLine
from kiemkracht.people.services import leaving
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Carrier, Photo, Sprout, Step
from kiemkracht.sprouts.selectors.listing import Wishes, sprout_list
from kiemkracht.sprouts.services import contacting, picturing, seeding

pytestmark = pytest.mark.django_db


def test_who_is_forgotten_leaves_the_story_and_takes_the_name(
    cast: Cast, plant: Plant, client: Client
) -> None:
    sprout = plant(cast.aydin)
    plant(cast.aydin, "Voor mij alleen", visibility="private")
    step = take_step(sprout, days_ago=2)
    Step.objects.filter(pk=step.pk).update(who=cast.aydin)
    sevda = cast.visitor(cast.aydin)
    picturing.add_photo(by=sevda, sprout=sprout, picture=reencode_image(picture()))
    lines = ChronicleLine.objects.count()
    leaving.forget_me(by=sevda)
    assert not Sprout.objects.filter(title="Voor mij alleen").exists()
    assert not Photo.objects.exists()
    assert not Carrier.objects.filter(until=None).exists()
    assert ChronicleLine.objects.count() > lines
    page = client.get(sprout.get_absolute_url()).content.decode()
    assert "Sevda" not in page
    assert "Op donderdag kook ik soep" in page
    assert client.get("/kiemen/").status_code == 200


def test_a_contact_who_is_forgotten_frees_the_kiem(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=sprout)
    leaving.forget_me(by=cast.visitor(cast.joost))
    sprout.refresh_from_db()
    assert sprout.contact_id is None


def test_what_one_told_and_carries_goes_along(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    take_step(sprout, days_ago=2)
    plant(cast.gerrit, "Van een ander")
    taken = leaving.take_out(by=cast.visitor(cast.aydin))["kiemen"]
    assert [kiem["title"] for kiem in taken] == ["Soep in het portiek"]
    assert taken[0]["steps"] == ["Pan lenen"]


def seed(cast: Cast, number: int, **fields: object) -> seeding.SproutSeed:
    import uuid

    return seeding.SproutSeed(
        id=uuid.UUID(int=number + 1),
        title=f"Kiem {number}",
        story="Buurtmoestuin achter de flat.",
        planted_by=cast.aydin.pk,
        created_at=clock.now() - timedelta(days=300),
        community_id=cast.lindenplein.pk,
        **fields,
    )


def test_a_garden_is_planted_with_its_past(cast: Cast, client: Client) -> None:
    now = clock.now()
    steps = (
        seeding.StepSeed("Spitten", now - timedelta(days=250), done_at=now - timedelta(days=200)),
        seeding.StepSeed("Zaaien", now - timedelta(days=9), due=clock.today() + timedelta(days=4)),
        seeding.StepSeed("Ooit oogsten", now - timedelta(days=9)),
    )
    grown = seed(
        cast,
        1,
        phase=Phase.ROOTED,
        carriers=(seeding.CarrierSeed(cast.aydin.pk, now - timedelta(days=299)),),
        steps=steps,
        comments=(seeding.CommentSeed(cast.kees.pk, "Mag ik mee?", now),),
        checks=(seeding.CheckSeed(cast.gerrit.pk, now - timedelta(days=20)),),
        contact_id=cast.joost.pk,
        answered_at=now - timedelta(days=298),
    )
    secret = seed(
        cast,
        2,
        visibility="private",
        phase=Phase.CLOSED,
        phase_before="seed",
        ended_at=now,
        closing_lesson="Klaar.",
    )
    links = [seeding.LinkSeed(grown.id, secret.id)]
    assert seeding.plant_many([grown, secret], links) == 2
    row = Sprout.objects.get(pk=grown.id)
    assert row.next_step is not None
    assert row.next_step.text == "Zaaien"
    assert row.has_links
    assert row.changed_at == now - timedelta(days=9)
    page = client.get(row.get_absolute_url()).content.decode()
    for words in ("Mag ik mee?", "Het is geworteld", "Joost Terpstra", "Spitten"):
        assert words in page
    from kiemkracht.base.visitors import NOBODY

    assert sprout_list(NOBODY, Wishes(query="moestuin")).total == 1
    moments = list(ChronicleLine.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
