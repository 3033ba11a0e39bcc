"""Journey J2, steps 1 to 5: Mrs. Aydin tells what she does, without an account or JavaScript."""

import re
import time
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.people import Cast

from kiemkracht.base import clock
from kiemkracht.base.visibility import Visibility
from kiemkracht.people.models import Person, ReturnLink
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db

STORY = "Ik kook elke donderdag soep voor mijn portiek. Er komen al zes buren."


def text(response) -> str:
    return response.content.decode()


def once_key(page: str) -> str:
    found = re.search(r'name="once" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def test_she_tells_sees_who_does_so_too_and_comes_back(cast: Cast, client: Client) -> None:
    began = time.monotonic()
    near = plant_sprout(
        by=cast.visitor(cast.gerrit),
        telling=Telling(
            title="Soep in de Wisselstraat",
            story="Wij koken op woensdag soep voor de buren in het portiek.",
            visibility="public",
            community_id=cast.overweg.pk,
            longing="Dat niemand alleen eet.",
            carries=True,
        ),
    )
    other = plant_sprout(
        by=cast.visitor(cast.kees),
        telling=Telling(
            title="Fietsen met een stoel voorop",
            story="Een bakfiets die iedereen mag lenen.",
            visibility="public",
            community_id=cast.overweg.pk,
            longing="Dat niemand alleen thuis zit.",
        ),
    )
    hidden = plant_sprout(
        by=cast.visitor(cast.kees),
        telling=Telling(title="Soep voor mij", story="Soep in mijn portiek", visibility="private"),
    )

    # 1. A page in plain Dutch with three doors; no account.
    page = text(client.get("/kiemen/vertel/"))
    for door in ("Ik heb een idee", "Ik doe al iets", "Ik zie iets moois"):
        assert door in page

    # 2. She tells; before anything is planted she sees what grows already.
    told = client.post(
        "/kiemen/vertel/verhaal/",
        {"door": "doing", "story": STORY, "longing": "Dat niemand alleen hoeft te eten."},
    )
    assert told["Location"] == "/kiemen/vertel/lijkt-op/"
    assert Sprout.objects.count() == 3
    page = text(client.get("/kiemen/vertel/lijkt-op/"))
    assert near.title in page
    assert "soep" in page.lower()
    assert other.title in page, "something very different with the same longing"
    assert hidden.title not in page
    goes_on = client.post("/kiemen/vertel/lijkt-op/", {"choice": "other"})
    assert goes_on["Location"] == "/kiemen/vertel/wie-ziet-het/"

    # 3. She chooses who may see it; her circle is what is chosen beforehand.
    page = text(client.get("/kiemen/vertel/wie-ziet-het/"))
    assert re.search(r'value="circle"[^>]*checked', page)
    form = {
        "once": once_key(page),
        "visibility": "circle",
        "community": "lindenplein",
        "carries": "on",
        "name": "Sevda",
    }
    first = client.post("/kiemen/vertel/wie-ziet-het/", form)
    again = client.post("/kiemen/vertel/wie-ziet-het/", form)
    assert first["Location"] == again["Location"] == "/kiemen/bedankt/"
    sprout = Sprout.objects.get(story=STORY)
    assert sprout.visibility == Visibility.CIRCLE
    assert sprout.phase == Phase.SEED
    assert sprout.title == "Ik kook elke donderdag soep voor mijn portiek"
    assert Person.objects.filter(is_guest=True).count() == 1

    # A promise with a date in words, and the private link, once.
    page = text(client.get("/kiemen/bedankt/"))
    assert "Fijn dat je dit deelt." in page
    assert "Binnen vijf werkdagen hoor je van een mens." in page
    link = re.search(r"http://testserver(/terug/[^<\s]+)", page)
    assert link
    assert ReturnLink.objects.count() == 1
    assert link[1] not in text(client.get("/kiemen/bedankt/"))

    # She is not signed in on this (perhaps borrowed) telephone; her circle is not public.
    assert client.get(sprout.get_absolute_url()).status_code == 404

    # 4. The link brings her back; the page counts down, and a human answers.
    at_home = Client()
    back = at_home.post(urlsplit(link[1]).path)
    assert back["Location"] == sprout.get_absolute_url()
    page = text(at_home.get(back["Location"]))
    assert "Wacht op een mens" in page
    assert "nog 5 werkdagen" in page
    joost = Client()
    joost.force_login(cast.joost)
    page = text(joost.get("/kiemen/wachten/"))
    assert sprout.title in page
    joost.post(
        f"{sprout.get_absolute_url()}antwoord/", {"body": "Dag Sevda, ik ben Joost. Wat mooi!"}
    )
    page = text(at_home.get(sprout.get_absolute_url()))
    assert "Joost Terpstra" in page
    assert "Wacht op een mens" not in page

    # 5. Her first small step.
    planned = at_home.post(
        f"{sprout.get_absolute_url()}stap/",
        {"text": "Zaterdag soep voor zes", "due": clock.today().isoformat(), "who": ""},
    )
    assert planned.status_code == 302
    assert "Zaterdag soep voor zes" in text(at_home.get(sprout.get_absolute_url()))
    assert time.monotonic() - began < 180, "the acceptance of R065: within three minutes"


def test_she_joins_what_is_there_already(cast: Cast, client: Client) -> None:
    near = plant_sprout(
        by=cast.visitor(cast.gerrit),
        telling=Telling(title="Soep om de hoek", story=STORY, visibility="public", carries=True),
    )
    client.post("/kiemen/vertel/verhaal/", {"door": "doing", "story": STORY})
    chosen = client.post("/kiemen/vertel/lijkt-op/", {"choice": f"join-{near.pk}"})
    page = text(client.get(chosen["Location"]))
    assert "Sluit aan bij “Soep om de hoek”" in page
    client.post(chosen["Location"], {"once": once_key(page), "name": "Sevda"})
    assert Sprout.objects.count() == 1
    page = text(client.get("/kiemen/bedankt/"))
    assert "/terug/" in page
    page = text(client.get(near.get_absolute_url()))
    assert STORY in page.partition('class="kk-talk__body"')[2]
    assert "Sevda" in page


def test_the_same_with_us_is_planted_and_linked(cast: Cast, client: Client) -> None:
    near = plant_sprout(
        by=cast.visitor(cast.gerrit),
        telling=Telling(title="Soep om de hoek", story=STORY, visibility="public", carries=True),
    )
    client.post("/kiemen/vertel/verhaal/", {"door": "doing", "story": STORY, "title": "Onze soep"})
    client.post("/kiemen/vertel/lijkt-op/", {"choice": f"kin-{near.pk}"})
    client.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public", "community": ""})
    page = text(client.get(near.get_absolute_url()))
    assert "Hetzelfde, ergens anders" in page
    assert "Onze soep" in page
