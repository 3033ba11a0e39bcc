"""Planting, and what it takes."""

import pytest
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine, SearchEntry
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import following
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.enums import Door, Phase, Verb
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout, title_of


def test_what_someone_carries_is_a_seed_and_an_idea_is_a_spark(cast: Cast, plant: Plant) -> None:
    assert plant(cast.aydin).phase == Phase.SEED
    assert plant(cast.aydin, door=Door.IDEA, carries=False).phase == Phase.SPARK


def test_planting_leaves_lines_a_follower_and_something_to_find(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    place = place_of(sprout)
    verbs = list(ChronicleLine.objects.filter(place=place).values_list("verb", flat=True))
    assert verbs == [Verb.PLANTED, Verb.CARRIED]
    assert following.is_following(cast.visitor(cast.aydin), place)
    assert SearchEntry.objects.filter(place=place).exists()


def test_what_is_private_is_not_even_in_the_index(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin, visibility="private")
    assert not SearchEntry.objects.filter(place=place_of(sprout)).exists()


def test_a_stranger_plants_nothing(db: None) -> None:
    with pytest.raises(LeaveDenied):
        plant_sprout(by=NOBODY, telling=Telling(story="Soep"))


@pytest.mark.parametrize(
    "telling",
    [
        Telling(story="  \n\x00 "),
        Telling(story="x" * 2001),
        Telling(story="Soep", door="window"),
        Telling(story="Soep", visibility="everybody"),
        Telling(story="Soep", door=Door.SEEN, visibility="private"),
        Telling(story="Soep", x=3000, y=2),
        Telling(story="Soep", x=30),
    ],
)
def test_a_telling_that_is_not_sound_is_refused(cast: Cast, telling: Telling) -> None:
    with pytest.raises(RoomError):
        plant_sprout(by=cast.visitor(cast.aydin), telling=telling)
    assert not Sprout.objects.exists()


@pytest.mark.parametrize(
    ("title", "story", "expected"),
    [
        ("", "Ik kook soep. Elke donderdag.", "Ik kook soep"),
        ("Soep", "Ik kook soep.", "Soep"),
        ("", "Zomaar een zin zonder einde", "Zomaar een zin zonder einde"),
        ("", "Eerste regel\ntweede regel", "Eerste regel tweede regel"),
        ("", "woord " * 40, "woord woord woord woord woord woord woord woord woord woord woord"),
        ("", "a" * 200, "a" * 79 + "…"),
    ],
)
def test_without_a_name_it_is_called_after_its_first_sentence(
    title: str, story: str, expected: str
) -> None:
    found = title_of(title, story.strip())
    assert len(found) <= 80
    assert found.startswith(expected[:60])


def test_hostile_text_is_kept_as_text_and_shown_escaped(cast: Cast, plant: Plant, client) -> None:
    sprout = plant(
        cast.aydin,
        "<script>alert(1)</script>",
        story='<img src=x onerror=alert(1)> & "quotes" <b hx-get=/x>vet</b>\x00',
        longing="{{ settings.SECRET_KEY }}",
    )
    for url in (sprout.get_absolute_url(), "/kiemen/", "/kiemen/kaart/", "/kiemen/feed/"):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b hx-get" not in page
    detail = client.get(sprout.get_absolute_url()).content.decode()
    assert "&lt;img src=x" in detail
    assert "{{ settings.SECRET_KEY }}" in detail
