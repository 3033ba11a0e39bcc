"""The mirror of language in a real browser: words put in place, and a door under a field."""

import pytest
from tests.house.settling import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "😀 Wij koppelen daarover graag terug. Indien u komt.\nU kunt participeren."


@pytest.fixture
def page(browser, live_server):
    settle()
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="nl-NL")
    yield context.new_page()
    context.close()


def _choose(page, words):
    page.click(f'button.kk-mirror__other:text-is("{words}")')
    page.wait_for_selector(f'button.kk-mirror__other:text-is("{words}")', state="detached")


def test_a_writer_puts_other_words_in_place_and_back(page, live_server):
    page.goto(live_server.url + "/taalspiegel/")
    page.fill("textarea", TEXT)
    page.wait_for_selector(".kk-mirror__verdict")
    for words in ("vertellen", "Als", "meedoen"):
        _choose(page, words)
    changed = "😀 Wij vertellen daarover graag. Als u komt.\nU kunt meedoen."
    assert page.input_value("textarea") == changed
    page.click("text=Zet terug")
    assert page.input_value("textarea") == changed.replace("meedoen", "participeren")


def test_the_door_under_a_field_keeps_the_text_and_the_page(page, live_server):
    page.goto(live_server.url + "/kiemen/vertel/verhaal/?deur=doing")
    page.fill("#id_story", "De doelgroep wordt geactiveerd.")
    page.click("text=Kijk in de taalspiegel >> nth=0")
    page.wait_for_selector(".kk-mirror__verdict")
    _choose(page, "mensen")
    assert page.input_value("#id_story") == "De mensen wordt geactiveerd."
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_doors_stay_away(browser, live_server):
    settle()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/kiemen/vertel/verhaal/?deur=doing")
    assert not page.is_visible("text=Kijk in de taalspiegel")
    page.goto(live_server.url + "/taalspiegel/")
    page.fill("textarea", "Er wordt draagvlak gecreëerd.")
    page.click("text=Kijk in de spiegel")
    assert page.is_visible("text=Heel lastig (C1)")
    context.close()
