"""The walk itself: it would also find nothing if it looked at nothing."""

import pytest
from tests.browser.walking import Visit, axe, colours

pytestmark = pytest.mark.browser

PAGE = """<html lang="nl"><title>Plein</title><body style="background: white; color: black">
<main><p>Dit kun je lezen.</p><p style="color: {colour}">En dit?</p></main>"""


@pytest.mark.parametrize(("colour", "found"), [("#767676", 0), ("#999", 1)])
def test_words_that_are_too_pale_are_found(browser, colour, found):
    page = browser.new_page()
    page.goto("about:blank")
    page.set_content(PAGE.format(colour=colour))
    page.evaluate(axe())
    told = colours(Visit(browser, None, None), page, "by day")
    assert [line.split()[0] for line in told] == ["color-contrast"] * found
    page.close()


def test_a_look_that_was_tried_is_not_tried_again(browser):
    page = browser.new_page()
    page.goto("about:blank")
    page.set_content(PAGE.format(colour="#999"))
    page.evaluate(axe())
    visit = Visit(browser, None, None)
    assert colours(visit, page, "by day")
    assert colours(visit, page, "by day") == []
    page.close()
