"""The main flows with the keyboard alone, and without JavaScript."""

import pytest
from django.conf import settings
from django.test import Client
from tests.house.settling import settle
from tests.people import PASSWORD

from kiemkracht.people.models import Person
from kiemkracht.perspectives.models import Vote
from kiemkracht.sprouts.models import Sprout

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def world(live_server):
    return settle()


def _page(browser, **options):
    return browser.new_context(viewport={"width": 360, "height": 780}, **options).new_page()


def _log_in(page, server, person):
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": server.url}]
    )


def _tab_to(page, wanted, most=80):
    """Press Tab until something whose text or label holds `wanted` has the focus."""
    script = """() => {
        const e = document.activeElement;
        const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
        return [e.innerText, e.value, e.getAttribute('aria-label'), label].join(' ');
    }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.lower() in page.evaluate(script).lower():
            return
    raise AssertionError(f"Tab never reached {wanted!r}")


def test_the_first_tab_offers_to_skip_to_the_content(browser, live_server, world):
    page = _page(browser)
    page.goto(live_server.url + "/kiemen/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud" or (
        page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    )
    page.keyboard.press("Enter")
    assert "#" in page.url


def test_sevda_logs_in_with_the_keyboard(browser, live_server, world):
    page = _page(browser)
    page.goto(live_server.url + "/inloggen/")
    assert page.evaluate("document.activeElement.name") == "username"  # ready to type
    page.keyboard.type("sevda@lindehaven.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn-plek/")


def test_gerrit_votes_with_the_keyboard(browser, live_server, world):
    page = _page(browser)
    _log_in(page, live_server, world.cast.gerrit)
    page.goto(f"{live_server.url}/meervoud/{world.arguments['conversation.slug']}/")
    before = Vote.objects.count()
    _tab_to(page, "eens")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert Vote.objects.count() == before + 1


@pytest.mark.parametrize("with_script", [True, False], ids=["with script", "without script"])
def test_fatma_tells_what_she_does_without_an_account(browser, live_server, world, with_script):
    page = _page(browser, java_script_enabled=with_script)
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Ik doe al iets").first.click()
    page.locator("main textarea").first.fill(
        "Ik zet op dinsdag twee stoelen op de galerij en wie wil komt zitten."
    )
    for _ in range(4):
        if "/bedankt/" in page.url:
            break
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_load_state()
    assert "/bedankt/" in page.url
    text = page.locator("main").inner_text()
    assert "vijf werkdagen" in text
    assert Sprout.objects.filter(story__contains="twee stoelen").count() == 1
    assert Person.objects.filter(is_guest=True).exists()
