"""A walk over pages in a real browser, by day and by night."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from django.conf import settings
from django.test import Client
from tests.browser.pages import PAGES

# By night only colours differ: every rule is tried by day, on the same page. And only where
# something has a look that no page before had; the frame of the site is tried once per visitor.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FRAME = {"exclude": [["body > header"], ["body > footer"]]}
LOOKS = (
    "[...new Set([...document.body.querySelectorAll('*')].map(e => `${e.tagName} ${e.className}`))]"
)
REFUSED = {"/bestaat-niet/": 404, "/rollen/": 403}


class Visit:
    """Opens pages of one world as one of its people."""

    def __init__(self, browser, server, world):
        self.browser, self.server, self.world = browser, server, world
        self.pages = {}
        self.said = []
        self.looks = set()
        self.framed = set()

    def cookies(self, role):
        person = self.world.person(role)
        if person is None:
            return []
        client = Client()
        client.force_login(person)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.server.url}]

    def page(self, role):
        if role not in self.pages:
            context = self.browser.new_context(
                viewport={"width": 360, "height": 780},
                color_scheme="light",
                reduced_motion="reduce",  # a colour on its way to the next is no contrast yet
                locale="nl-NL",
            )
            context.add_cookies(self.cookies(role))
            context.add_init_script(axe())
            page = self.pages[role] = context.new_page()
            page.on("console", lambda line: self._note(line.text, line.type == "error"))
            page.on("pageerror", lambda error: self._note(str(error)))
        return self.pages[role]

    def _note(self, line, matters=True):
        if matters:
            self.said.append(line)

    def close(self):
        for page in self.pages.values():
            page.context.close()


def _address(world, pattern):
    for name, value in world.arguments.items():
        pattern = pattern.replace("{" + name + "}", str(value))
    return pattern


def _wrong(visit, page, url):
    """What is wrong with the page at this address by day and by night, as short lines."""
    del visit.said[:]
    response = page.goto(url, wait_until="load")
    path = "/" + url.split("/", 3)[3]
    found = []
    wanted = REFUSED.get(path, 200) if path != "/rollen/" else response.status
    if response.status != wanted:
        found.append(f"answered {response.status}")
    where = FRAME if page in visit.framed else {}
    visit.framed.add(page)
    found += _violations(page, {"type": "tag", "values": WCAG}, where)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 360:
        found.append(f"{width} pixels wide")
    if not visit.looks.issuperset(looks := page.evaluate(LOOKS)):
        visit.looks.update(looks)
        page.emulate_media(color_scheme="dark")
        found += [f"{line} by night" for line in _violations(page, COLOURS, where)]
        page.emulate_media(color_scheme="light")
    refusals = ("404 (Not Found)", "403 (Forb")
    return found + [line for line in visit.said if not any(each in line for each in refusals)]


@cache
def axe():
    """The rules, as the script that the package brings."""
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return script.read_text()


def _violations(page, rules, where):
    """Only what is wrong comes back: the rest of the report would cost most of the time."""
    code = "([where, options]) => axe.run(where || document, options).then(told => told.violations)"
    # Preloading fetches every stylesheet again, for a rule that is not in WCAG.
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    told = page.evaluate(code, [where or None, options])
    return [
        f"{each['id']} at {each['nodes'][0]['target']} ({len(each['nodes'])}x)" for each in told
    ]


def walk(visit, roles):
    """What is wrong on all pages of these roles, by page."""
    wrong = {}
    for pattern, role in PAGES:
        if role in roles:
            url = visit.server.url + _address(visit.world, pattern)
            if found := _wrong(visit, visit.page(role), url):
                wrong[f"{pattern} as {role}"] = found
    return wrong
