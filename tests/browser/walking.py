"""A walk over every page in a real browser, for the light and the dark tests."""

from django.conf import settings
from django.test import Client
from tests.browser.pages import PAGES

# In the dark only colours differ from the light, where every rule is tried on the same pages.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
REFUSED = {"/bestaat-niet/": 404, "/rollen/": 403}


class Visit:
    """Opens pages of one world as one of its people."""

    def __init__(self, browser, server, world):
        self.browser, self.server, self.world = browser, server, world
        self.contexts = {}

    def cookies(self, role):
        person = self.world.person(role)
        if person is None:
            return []
        client = Client()
        client.force_login(person)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.server.url}]

    def page(self, role, scheme):
        if (role, scheme) not in self.contexts:
            context = self.browser.new_context(
                viewport={"width": 360, "height": 780}, color_scheme=scheme, locale="nl-NL"
            )
            context.add_cookies(self.cookies(role))
            self.contexts[role, scheme] = context.new_page()
        return self.contexts[role, scheme]

    def close(self):
        for page in self.contexts.values():
            page.context.close()


def _address(world, pattern):
    for name, value in world.arguments.items():
        pattern = pattern.replace("{" + name + "}", str(value))
    return pattern


def _wrong(page, url, said, rules):
    """What is wrong with the page at this address, as short lines."""
    from axe_playwright_python.sync_playwright import Axe

    del said[:]
    response = page.goto(url, wait_until="load")
    path = "/" + url.split("/", 3)[3]
    found = []
    wanted = REFUSED.get(path, 200) if path != "/rollen/" else response.status
    if response.status != wanted:
        found.append(f"answered {response.status}")
    result = Axe().run(page, options={"runOnly": rules})
    for violation in result.response["violations"]:
        target = violation["nodes"][0]["target"]
        found.append(f"{violation['id']} at {target} ({len(violation['nodes'])}x)")
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 360:
        found.append(f"{width} pixels wide")
    found += [line for line in said if "404 (Not Found)" not in line and "403 (Forb" not in line]
    return found


def walk(visit, scheme):
    """What is wrong on all pages in this colour scheme, by page."""
    wrong = {}
    said: list[str] = []
    listened = set()
    rules = COLOURS if scheme == "dark" else {"type": "tag", "values": WCAG}
    for pattern, role in PAGES:
        page = visit.page(role, scheme)
        if page not in listened:
            listened.add(page)
            page.on(
                "console",
                lambda message: said.append(message.text) if message.type == "error" else None,
            )
            page.on("pageerror", lambda error: said.append(str(error)))
        url = visit.server.url + _address(visit.world, pattern)
        if found := _wrong(page, url, said, rules):
            wrong[f"{pattern} as {role}"] = found
    return wrong
