"""The corners of telling: limits, double clicks, other doors, half drafts."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, picture

from kiemkracht.base import clock
from kiemkracht.people.models import Person, ReturnLink
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Photo, Sprout
from kiemkracht.sprouts.views import drafting, telling, thanking

pytestmark = pytest.mark.django_db

FINISH = "/kiemen/vertel/wie-ziet-het/"


def begin(client: Client, story: str = "Ik doe iets kleins.", door: str = "doing") -> None:
    client.post("/kiemen/vertel/verhaal/", {"door": door, "story": story})


def tell(client: Client, **fields: object):
    begin(client, str(fields.pop("story", "Ik doe iets kleins.")), str(fields.pop("door", "doing")))
    return client.post(FINISH, {"visibility": "public", **fields})


def test_nothing_is_kept_before_the_last_step(cast: Cast, client: Client) -> None:
    begin(client)
    client.get(FINISH)
    assert not Sprout.objects.exists()
    assert not Person.objects.filter(is_guest=True).exists()


def test_without_a_draft_one_begins_at_the_doors(cast: Cast, client: Client) -> None:
    for url in (FINISH, "/kiemen/vertel/lijkt-op/"):
        assert client.get(url)["Location"] == "/kiemen/vertel/"
    assert client.get("/kiemen/bedankt/")["Location"] == "/kiemen/"
    assert client.get("/kiemen/vertel/verhaal/?deur=raam")["Location"] == "/kiemen/vertel/"
    assert client.post(FINISH, {"visibility": "public"})["Location"] == "/kiemen/vertel/"


def test_a_draft_of_an_older_page_is_let_go(cast: Cast, client: Client) -> None:
    session = client.session
    session[drafting.DRAFT] = {"what": "ever"}
    session.save()
    assert client.get(FINISH)["Location"] == "/kiemen/vertel/"


def test_nothing_similar_goes_straight_on(cast: Cast, client: Client) -> None:
    begin(client)
    assert client.get("/kiemen/vertel/lijkt-op/")["Location"] == FINISH


def test_an_empty_or_endless_story_is_asked_again(cast: Cast, client: Client) -> None:
    for story in ("", "   ", "x" * 2001, "a\x00b"):
        response = client.post("/kiemen/vertel/verhaal/", {"door": "doing", "story": story})
        assert response.status_code == 200
        assert "kk-form-errors" in response.content.decode()
    assert not client.session.get(drafting.DRAFT)


@pytest.mark.parametrize("choice", ["", "maybe", "join-", "join-zzz", "kin-" + "g" * 36])
def test_a_choice_that_does_not_exist_is_asked_again(
    cast: Cast, plant: Plant, client: Client, choice: str
) -> None:
    plant(cast.aydin, "Iets kleins", story="Ik doe iets kleins.")
    begin(client)
    assert client.post("/kiemen/vertel/lijkt-op/", {"choice": choice}).status_code == 200


def test_joining_what_one_may_not_see_leads_back(cast: Cast, plant: Plant, client: Client) -> None:
    secret = plant(cast.aydin, visibility="private")
    begin(client)
    url = f"/kiemen/vertel/aansluiten/{secret.pk}/"
    assert client.get(url)["Location"] == "/kiemen/vertel/lijkt-op/"
    assert client.post(url, {})["Location"] == "/kiemen/vertel/lijkt-op/"


def test_a_double_click_plants_once(cast: Cast, client: Client) -> None:
    begin(client)
    key = "a" * 32
    for _ in range(3):
        answer = client.post(FINISH, {"visibility": "public", "once": key})
        assert answer["Location"] == "/kiemen/bedankt/"
    assert Sprout.objects.count() == 1
    assert Person.objects.filter(is_guest=True).count() == 1
    assert ReturnLink.objects.count() == 1


def test_what_one_sees_is_nameless_and_carried_by_nobody(cast: Cast, client: Client) -> None:
    refused = tell(client, door="seen", story="Een buurman veegt elke dag de stoep.")
    assert refused.status_code == 200
    told = client.post(FINISH, {"visibility": "public", "names_nobody": "on", "carries": "on"})
    assert told.status_code == 302
    sprout = Sprout.objects.get()
    assert (sprout.phase, sprout.is_held) == (Phase.SPARK, True)
    assert not sprout.carriers.exists()
    assert client.get(sprout.get_absolute_url()).status_code == 404
    assert "Het gaat over een ander." in client.get("/kiemen/bedankt/").content.decode()


def test_for_me_alone_gets_no_promise(cast: Cast, client: Client) -> None:
    tell(client, visibility="private")
    page = client.get("/kiemen/bedankt/").content.decode()
    assert "werkdagen" not in page
    assert "Alleen jij ziet het" in page


def test_a_point_on_the_map_finds_its_neighbourhood(cast: Cast, client: Client) -> None:
    cast.lindenplein.outline = [[100, 100], [200, 100], [200, 200], [100, 200]]
    cast.lindenplein.save()
    tell(client, x="150", y="150")
    sprout = Sprout.objects.get()
    assert sprout.community_id == cast.lindenplein.pk
    assert (sprout.x, sprout.y) == (150, 150)
    outside = tell(client, x="5000", y="150")
    assert outside.status_code == 200
    half = tell(client, x="50")
    assert half.status_code == 302
    assert Sprout.objects.order_by("created_at").last().x is None


def test_an_account_needs_no_link_and_no_name(cast: Cast, come_in) -> None:
    client = come_in(cast.aydin)
    begin(client)
    page = client.get(FINISH).content.decode()
    assert "Hoe mogen we je noemen?" not in page
    assert "Gebiedsteam" in page
    client.post(FINISH, {"visibility": "circle", "community": "lindenplein", "name": "Ander"})
    assert Sprout.objects.get().planted_by == cast.aydin
    page = client.get("/kiemen/bedankt/").content.decode()
    assert "/terug/" not in page
    assert not ReturnLink.objects.exists()


def test_whoever_lost_the_link_gets_a_new_one_for_half_an_hour(
    cast: Cast, client: Client, monkeypatch
) -> None:
    tell(client)
    first = re.search(r"/terug/([^<\s]+)", client.get("/kiemen/bedankt/").content.decode())
    client.post("/kiemen/bedankt/link/")
    second = re.search(r"/terug/([^<\s]+)", client.get("/kiemen/bedankt/").content.decode())
    assert first
    assert second
    assert first[1] != second[1]
    later = clock.now() + thanking.LINK_AGAIN
    monkeypatch.setattr(clock, "now", lambda: later)
    client.post("/kiemen/bedankt/link/")
    assert "/terug/" not in client.get("/kiemen/bedankt/").content.decode()


def test_one_browser_tells_five_things_an_hour_and_a_town_hall_many(
    cast: Cast, client: Client
) -> None:
    for _ in range(telling.PER_SESSION):
        assert tell(client).status_code == 302
    refused = tell(client)
    assert refused.status_code == 200
    assert "Wacht een uur" in refused.content.decode()
    assert tell(Client()).status_code == 302
    assert Sprout.objects.count() == telling.PER_SESSION + 1


def test_one_address_has_its_limit_too(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(telling, "PER_ADDRESS", 2)
    cache.clear()
    assert [tell(Client()).status_code for _ in range(3)] == [302, 302, 200]
    assert Sprout.objects.count() == 2


def test_a_photo_comes_along_without_where_it_was_taken(cast: Cast, client: Client) -> None:
    begin(client)
    form = {"visibility": "public", "photo": picture(exif=True), "photo_words": "Een pan soep"}
    assert client.post(FINISH, form).status_code == 302
    assert Photo.objects.get().words == "Een pan soep"


def test_a_file_that_is_no_photo_is_refused_and_nothing_is_planted(
    cast: Cast, client: Client
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    begin(client)
    for content in (b"<svg onload=alert(1)>", b"GIF89a", b"\xff\xd8\xff\xe0 broken", b""):
        upload = SimpleUploadedFile("foto.jpg", content, content_type="image/jpeg")
        response = client.post(FINISH, {"visibility": "public", "photo": upload})
        assert response.status_code == 200
    assert not Sprout.objects.exists()
    assert client.post(FINISH, {"visibility": "public"}).status_code == 302


def test_similar_kiemen_show_while_typing_and_nothing_is_kept(
    cast: Cast, plant: Plant, client: Client
) -> None:
    plant(cast.aydin)
    url = "/kiemen/vertel/terwijl-je-typt/"
    page = client.post(url, {"story": "Soep koken voor het portiek"}).content.decode()
    assert "Soep in het portiek" in page
    assert "Soep" not in client.post(url, {"story": "Soep"}).content.decode()
    assert not client.session.keys()
    assert client.get(url).status_code == 405
