"""A walk over pages in a real browser, by day and by night."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from django.conf import settings
from django.test import Client
from tests.browser.pages import PAGES

# What depends on colours is tried by day and by night, on every page with a look that was not tried
# before. A look is all that decides whether text can be read: its colour, whether WCAG calls it
# large, the colour behind it, and for a link the colour of the words around it.
COLOURS = ["color-contrast", "link-in-text-block"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STRUCTURE = {
    "runOnly": {"type": "tag", "values": WCAG},
    "rules": {each: {"enabled": False} for each in COLOURS},
}
COLOUR = {"runOnly": {"type": "rule", "values": COLOURS}}
FRAME = {"exclude": [["body > header"], ["body > footer"]]}
# Only what is wrong comes back: the rest of the report would cost most of the time. Preloading
# fetches every stylesheet again, for a rule that is not in WCAG.
ASKED = {"resultTypes": ["violations"], "preload": False}
TRY = """([where, options]) =>
    axe.run(where || document, options).then(told => told.violations)"""
LOOKS = """() => {
    const behind = e => {
        for (; e; e = e.parentElement) {
            const {backgroundImage, backgroundColor} = getComputedStyle(e);
            if (backgroundImage !== 'none') return backgroundImage;
            if (!backgroundColor.endsWith(', 0)')) return backgroundColor;
        }
        return '';
    };
    const says = e => e.matches('input, textarea, select')
        || [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const look = e => {
        const {color, fontSize, fontWeight, opacity} = getComputedStyle(e);
        const around = e.tagName === 'A' ? getComputedStyle(e.parentElement).color : '';
        const size = parseFloat(fontSize), large = size >= (fontWeight >= 700 ? 18.66 : 24);
        return [color, behind(e), large, opacity, around].join(' ');
    };
    return [...new Set([...document.body.querySelectorAll('*')].filter(says).map(look))];
}"""
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
    where = FRAME if page in visit.framed else None
    visit.framed.add(page)
    found += _lines(page.evaluate(TRY, [where, {**STRUCTURE, **ASKED}]))
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 360:
        found.append(f"{width} pixels wide")
    found += colours(visit, page, "by day")
    page.emulate_media(color_scheme="dark")
    found += colours(visit, page, "by night")
    page.emulate_media(color_scheme="light")
    refusals = ("404 (Not Found)", "403 (Forb")
    return found + [line for line in visit.said if not any(each in line for each in refusals)]


@cache
def axe():
    """The rules, as the script that the package brings."""
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return script.read_text()


def colours(visit, page, when):
    """What can't be read well among the looks that no page before had."""
    looks = page.evaluate(LOOKS)
    if visit.looks.issuperset(looks):
        return []
    visit.looks.update(looks)
    return [f"{line} {when}" for line in _lines(page.evaluate(TRY, [None, {**COLOUR, **ASKED}]))]


def _lines(told):
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
