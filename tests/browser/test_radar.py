"""The radar in a real browser, with script and without: Django's client would miss a refusal."""

import re

import pytest
from django.conf import settings
from django.test import Client
from tests.browser.walking import WCAG
from tests.people import gather
from tests.rooms.sprouts.radar_texts import MINUTES

from kiemkracht.sprouts.models import ConsentLink, SourceText, Sprout

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def come_in(browser, live_server, person, *, with_script: bool):
    client = Client()
    client.force_login(person)
    context = browser.new_context(
        java_script_enabled=with_script, viewport={"width": 360, "height": 780}, locale="nl-NL"
    )
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
    context.add_cookies([cookie])
    return context.new_page()


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_from_minutes_to_a_kiem_of_someone_else(browser, live_server, with_script):
    from axe_playwright_python.sync_playwright import Axe

    cast = gather()
    page = come_in(browser, live_server, cast.joost, with_script=with_script)
    page.goto(f"{live_server.url}/kiemen/speuren/")
    page.get_by_label("Plak je tekst").fill(MINUTES)
    page.get_by_role("button", name="Kijk wie erin staat").click()
    assert page.locator(".kk-person-mark").all_inner_texts() == ["Aydin", "Bos", "06 12345678"]
    if with_script:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert [each["id"] for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Haal weg en zoek kiemen").click()
    source = SourceText.objects.get()
    assert page.url.endswith(f"/kiemen/speuren/{source.pk}/")

    first = page.locator(".kk-signal").first
    first.get_by_role("button", name="Herkend").click()
    page.get_by_text("Van wie is het?").wait_for()
    assert "3 zinnen wachten nog op je blik." in page.inner_text("#wachtende-zinnen")
    if with_script:
        assert page.evaluate("document.activeElement.classList.contains('kk-signal')")

    page.get_by_role("link", name=re.compile("Van een ander")).click()
    page.get_by_role("button", name="Maak de link").click()
    words = page.get_by_label("Tekst om te sturen").input_value()
    link = next(word for word in words.split() if word.startswith("http"))

    telephone = browser.new_context(java_script_enabled=with_script).new_page()
    telephone.goto(link)
    assert ConsentLink.objects.get().answer == ""
    telephone.get_by_role("button", name="Ja, dit draag ik").click()
    assert telephone.url.endswith("/kiemen/bedankt/")
    assert Sprout.objects.get().origin == "from_text"
    telephone.context.close()
    page.context.close()


def test_rather_not_in_a_real_browser(browser, live_server):
    from tests.rooms.sprouts.radar_texts import keep, kiem_of

    from kiemkracht.base.sealing import unseal_parts
    from kiemkracht.sprouts.services import asking_consent

    cast = gather()
    signal = kiem_of(keep(cast, cast.joost))
    link = asking_consent.ask(
        by=cast.visitor(cast.joost),
        signal_id=signal.pk,
        question=asking_consent.Question(sentence="Een zin", message=""),
    )
    secret = unseal_parts(link.sealed_question)["secret"]
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/kiemen/dit-draag-ik/{secret}/")
    page.get_by_text("Liever niet", exact=True).click()
    page.get_by_role("button", name="Liever niet: wis het").click()
    assert page.url.endswith("/dit-draag-ik/liever-niet/")
    assert ConsentLink.objects.get().answer == "no"
    page.context.close()
