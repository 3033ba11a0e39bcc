"""Forms behind a private link, in a real browser: what a test client can't see is the browser's own
headers, and those decide whether a form is taken."""

import pytest
from tests.house.settling import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world():
    return settle()


@pytest.fixture
def page(browser):
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, locale="nl-NL", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_a_stranger_fills_in_a_viewpoint_behind_a_link(world, page, live_server):
    page.goto(f"{live_server.url}/wegen/perspectief/{world.arguments['link_of_view']}/")
    for each in page.locator("fieldset").all():
        each.locator("input[type=radio]").last.check()
    page.fill("[name=worry]", "Lawaai in de avond")
    page.click("main form .kk-actions button")
    assert page.is_visible("text=Je vulde het in")
    assert "Lawaai in de avond" not in page.content()


def test_a_stranger_answers_a_startfoto_on_a_telephone(world, page, live_server):
    page.goto(f"{live_server.url}/startfoto/blad/{world.arguments['sheet_code']}/1/")
    page.locator("input[type=radio]").first.check()
    page.locator("main form button").first.click()
    assert page.url.endswith("/2/")
