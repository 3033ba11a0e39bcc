"""Who sees what: in the list, the search, the map, the feeds, the panels, the photo."""

import json

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, picture

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.files import reencode_image
from kiemkracht.base.places import card, place_of
from kiemkracht.base.visitors import NOBODY, Visitor
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors import mine, public
from kiemkracht.sprouts.selectors.city_map import city_map
from kiemkracht.sprouts.selectors.finding import similar_to
from kiemkracht.sprouts.selectors.listing import Wishes, sprout_list, unnoticed
from kiemkracht.sprouts.services import linking, picturing, showing

pytestmark = pytest.mark.django_db

EVERYONE = ("nobody", "stranger", "kees", "gerrit", "joost", "lotte", "anke", "aydin")


def visitor(cast: Cast, name: str) -> Visitor:
    return NOBODY if name == "nobody" else cast.visitor(getattr(cast, name))


def places_where_it_shows(who: Visitor, cast: Cast) -> dict[str, bool]:
    """Every road along which a kiem could be seen."""
    row = Sprout.objects.get(title="Soep in het portiek")
    titles = {
        "list": [c.title for c in sprout_list(who, Wishes()).cards],
        "search": [c.title for c in sprout_list(who, Wishes(query="soep")).cards],
        "unnoticed": [c.title for c in unnoticed(who)],
        "similar": [r.card.title for r in similar_to(who, "soep koken in het portiek").alike],
        "community": [c.title for c in mine.in_community(who, cast.lindenplein.pk).cards],
    }
    found = {road: row.title in shown for road, shown in titles.items()}
    found["count"] = sprout_list(who, Wishes()).total == 1
    found["map"] = city_map(who, Wishes()).total == 1
    found["card"] = card(who, place_of(row)) is not None
    return found


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        ("private", {"aydin"}),
        ("circle", {"aydin", "gerrit", "joost", "lotte"}),
        ("organisations", {"aydin", "gerrit", "joost", "lotte"}),
        ("room", {"aydin", "gerrit", "joost", "lotte", "kees", "stranger", "anke"}),
        ("public", set(EVERYONE)),
    ],
)
def test_every_road_shows_the_same_circle(
    cast: Cast, plant: Plant, visibility: str, seen_by: set[str]
) -> None:
    plant(cast.aydin, visibility=visibility)
    for name in EVERYONE:
        shows = places_where_it_shows(visitor(cast, name), cast)
        if visibility == "private":
            # Private words are read by no index, not even for who wrote them.
            assert not shows.pop("search")
            assert not shows.pop("similar")
        assert set(shows.values()) == {name in seen_by}, (name, shows)


def feeds(client: Client) -> str:
    rss = client.get("/kiemen/feed/").content.decode()
    return rss + client.get("/kiemen/feed.json").content.decode()


def test_closing_the_curtains_holds_at_once_everywhere(
    cast: Cast, plant: Plant, client: Client
) -> None:
    sprout = plant(cast.aydin)
    sevda = cast.visitor(cast.aydin)
    shot = reencode_image(picture())
    picturing.add_photo(by=sevda, sprout=sprout, picture=shot)
    photo = f"{sprout.get_absolute_url()}foto.webp"
    assert set(places_where_it_shows(NOBODY, cast).values()) == {True}
    assert "Soep in het portiek" in feeds(client)
    assert client.get(photo).status_code == 200

    showing.change_visibility(by=sevda, sprout=sprout, to="private")
    for who in ("nobody", "gerrit", "joost", "lotte", "anke"):
        assert set(places_where_it_shows(visitor(cast, who), cast).values()) == {False}, who
    assert "Soep in het portiek" not in feeds(client)
    assert "portiek" not in client.get("/kiemen/?q=soep").content.decode().lower()
    assert client.get(sprout.get_absolute_url()).status_code == 404
    assert client.get(photo).status_code == 404
    assert public.public_sprout(sprout.pk) is None
    assert public.how_many_public() == 0
    assert not public.public_sprouts()

    showing.change_visibility(by=sevda, sprout=sprout, to="public")
    assert set(places_where_it_shows(NOBODY, cast).values()) == {True}


def test_who_tends_does_not_decide_who_sees_it(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    for who in (cast.joost, cast.lotte, cast.gerrit, cast.anke):
        with pytest.raises(LeaveDenied):
            showing.change_visibility(by=cast.visitor(who), sprout=sprout, to="circle")
    with pytest.raises(RoomError):
        showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="the world")


def test_what_was_seen_of_another_is_held_until_it_is_read(
    cast: Cast, plant: Plant, client: Client
) -> None:
    seen = plant(cast.gerrit, "Soep in het portiek", door="seen")
    for name in ("nobody", "kees", "aydin", "anke"):
        assert set(places_where_it_shows(visitor(cast, name), cast).values()) == {False}, name
    assert client.get(seen.get_absolute_url()).status_code == 404
    assert "Soep in het portiek" not in feeds(client)
    assert Sprout.objects.visible_to(cast.visitor(cast.gerrit)).exists()
    with pytest.raises(LeaveDenied):
        showing.let_through(by=cast.visitor(cast.gerrit), sprout=seen)
    showing.let_through(by=cast.visitor(cast.joost), sprout=seen)
    assert set(places_where_it_shows(NOBODY, cast).values()) == {True}


def test_who_tends_can_hold_with_a_reason_that_its_people_read(
    cast: Cast, plant: Plant, client: Client, come_in
) -> None:
    sprout = plant(cast.aydin)
    joost = cast.visitor(cast.joost)
    with pytest.raises(RoomError):
        showing.hold(by=joost, sprout=sprout, because="  ")
    with pytest.raises(LeaveDenied):
        showing.hold(by=cast.visitor(cast.gerrit), sprout=sprout, because="Stom")
    showing.hold(by=joost, sprout=sprout, because="Er staat een adres in.")
    assert client.get(sprout.get_absolute_url()).status_code == 404
    assert "Er staat een adres in." in (
        come_in(cast.aydin).get(sprout.get_absolute_url()).content.decode()
    )


def test_who_pointed_at_it_loses_sight_when_its_carrier_closes_the_curtains(
    cast: Cast, plant: Plant
) -> None:
    from kiemkracht.sprouts.services import carrying

    seen = plant(cast.gerrit, door="seen")
    showing.let_through(by=cast.visitor(cast.joost), sprout=seen)
    carrying.carry(by=cast.visitor(cast.aydin), sprout=seen)
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=seen, to="private")
    assert not Sprout.objects.visible_to(cast.visitor(cast.gerrit)).exists()
    assert Sprout.objects.visible_to(cast.visitor(cast.aydin)).exists()


def test_family_that_one_may_not_see_is_not_named(
    cast: Cast, plant: Plant, client: Client, come_in
) -> None:
    sprout = plant(cast.aydin)
    secret = plant(cast.aydin, "Geheim recept", visibility="private")
    linking.link_parent(by=cast.visitor(cast.aydin), sprout=sprout, other_id=secret.pk)
    assert "Geheim recept" not in client.get(sprout.get_absolute_url()).content.decode()
    page = come_in(cast.aydin).get(sprout.get_absolute_url()).content.decode()
    assert "Geheim recept" in page


def test_one_links_only_what_one_sees(cast: Cast, plant: Plant) -> None:
    sprout = plant(cast.aydin)
    secret = plant(cast.kees, "Geheim", visibility="private")
    with pytest.raises(RoomError):
        linking.link_same(by=cast.visitor(cast.aydin), sprout=sprout, other_id=secret.pk)
    with pytest.raises(RoomError):
        linking.link_same(by=cast.visitor(cast.aydin), sprout=sprout, other_id=sprout.pk)


def test_linking_moves_nothing_and_unlinking_leaves_no_trace(cast: Cast, plant: Plant) -> None:
    one, two = plant(cast.aydin), plant(cast.kees, "Soep elders", community=cast.overweg)
    link = linking.link_same(by=cast.visitor(cast.aydin), sprout=one, other_id=two.pk)
    assert linking.link_same(by=cast.visitor(cast.kees), sprout=two, other_id=one.pk).pk == link.pk
    with pytest.raises(RoomError):
        linking.link_child(by=cast.visitor(cast.aydin), sprout=one, other_id=two.pk)
    with pytest.raises(LeaveDenied):
        linking.unlink(by=cast.visitor(cast.gerrit), link=link)
    linking.unlink(by=cast.visitor(cast.kees), link=link)
    assert not Sprout.objects.filter(has_links=True).exists()
    assert {row.planted_by_id for row in Sprout.objects.all()} == {cast.aydin.pk, cast.kees.pk}


def test_feeds_name_nobody(cast: Cast, plant: Plant, client: Client) -> None:
    plant(cast.aydin)
    assert "Sevda" not in feeds(client)
    feed = json.loads(client.get("/kiemen/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["url"].startswith("http://testserver/kiemen/")
    assert client.get("/kiemen/feed/")["Content-Type"].startswith("application/rss+xml")
