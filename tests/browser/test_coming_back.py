"""A private link opened on another phone: Django's test client would not notice a refusal."""

import pytest

from kiemkracht.people.services import welcome_guest
from kiemkracht.people.services.returning import make_return_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_a_private_link_lets_its_owner_in_on_another_phone(browser, live_server, with_script):
    secret = make_return_link(by=welcome_guest(name="Fatma"), next_url="/mijn-plek/")
    page = browser.new_context(java_script_enabled=with_script).new_page()
    page.goto(f"{live_server.url}/terug/{secret}/")
    page.locator("main form button").click()
    assert page.url.endswith("/mijn-plek/")
    assert "Fatma" in page.inner_text("main")
    page.context.close()


def test_who_just_told_something_gets_a_second_link_when_the_first_is_lost(browser, live_server):
    page = browser.new_context(viewport={"width": 360, "height": 780}).new_page()
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Ik doe al iets").first.click()
    page.locator("main textarea").first.fill("Ik zet op dinsdag een soeptafel op de galerij.")
    for _ in range(4):
        if "/bedankt/" in page.url:
            break
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_load_state()
    page.reload()  # the link is shown once
    page.get_by_role("button", name="nieuwe link").click()
    page.wait_for_load_state()
    assert "/terug/" in page.get_by_label("eigen link").input_value()
    page.context.close()
