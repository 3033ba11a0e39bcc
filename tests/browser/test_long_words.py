"""A link of ninety signs as a title: no page becomes wider than a telephone because of it."""

import pytest
from tests.people import gather

from kiemkracht.base.talk import commenting
from kiemkracht.connect.services import asking, circling
from kiemkracht.connect.services.asking import PostWords
from kiemkracht.connect.services.circling import CharterWords
from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINK = "https://voorbeeld.example/" + "x" * 50


def test_a_long_link_stays_inside_the_screen(browser, live_server):
    cast = gather()
    sevda, here = cast.visitor(cast.aydin), cast.lindenplein.pk
    kiem = plant_sprout(
        by=sevda,
        telling=Telling(
            story=LINK, title=LINK, longing=LINK, visibility="public", community_id=here
        ),
    )
    commenting.say(by=sevda, place=f"sprouts.sprout:{kiem.pk}", body=LINK)
    post = asking.put_up(
        by=sevda, words=PostWords("need", LINK, visibility="public", community_id=here)
    )
    circle = circling.begin_circle(
        by=sevda, name=LINK, charter=CharterWords(purpose=LINK, deciding=LINK, looking_back=LINK)
    )
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{live_server.url}/inloggen/")
    page.locator("input[type=email]").fill(cast.aydin.email)
    page.locator("input[type=password]").fill("een-goed-wachtwoord")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    for address in (
        kiem.get_absolute_url(),
        "/kiemen/",
        post.get_absolute_url(),
        "/verbinden/",
        circle.get_absolute_url(),
        f"{circle.get_absolute_url()}vraag-iemand/",
        "/",
        "/mijn-plek/",
    ):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    context.close()
