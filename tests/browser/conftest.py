"""A real browser, Debian's chromium, on the pages of a small city."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One chromium for all browser tests."""
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, live_server, settings):
    """A visit to all pages of a small city."""
    from tests.browser.walking import Visit
    from tests.house.settling import settle

    settings.DEMO = True  # the gallery shows in the demo
    opened = Visit(browser, live_server, settle())
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _nobody_stays_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """A page that is left open asks on, of the city of another test."""
    yield
    if "browser" in request.fixturenames:
        for context in request.getfixturevalue("browser").contexts:
            context.close()
