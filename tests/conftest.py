"""What every test may ask for."""

import shutil
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from tests.people import Cast, gather

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine has no means for, with a line that says so."""
    no_shared = pytest.mark.skip(reason="the larger conversations (../shared/data) are not here")
    no_browser = pytest.mark.skip(reason="Debian's chromium is not installed here")
    for item in items:
        if "shared" in item.keywords and not SHARED.is_dir():
            item.add_marker(no_shared)
        if "browser" in item.keywords and CHROMIUM is None:
            item.add_marker(no_browser)
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    """What stays together in one process: a file, so that it builds its world once.

    Tests that empty the tables are apart, since they come last; and of those the browser's are
    each on their own, since they take longest.
    """
    marker = item.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        return str(item.path)
    return item.nodeid if "browser" in item.keywords else f"{item.path} at the end"


@pytest.fixture(autouse=True)
def _no_counts_left_over() -> None:
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """Everyone, in the database."""
    return gather()


@pytest.fixture
def shared_data() -> Path:
    """The folder with the larger data; only for tests marked `shared`."""
    return SHARED


@pytest.fixture
def come_in(client: Client):
    """Log someone in: `come_in(cast.aydin)` gives a client that is Sevda Aydin."""

    def log_in(person: object) -> Client:
        client.force_login(person)  # type: ignore[arg-type] # our own Person
        return client

    return log_in
