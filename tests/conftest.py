"""What every test may ask for."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from kiemkracht.cli.first_tables import carry_out_own_code
from tests.database import can_be_kept, put_back_instead_of_emptying
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

    last = {item.path for item in items if _comes_last(item)}
    items.sort(key=lambda item: (item.path in last, _place_in_line(item)))


def _comes_last(item: pytest.Item) -> bool:
    """Tests that really commit also empty what migrations wrote, where no database is kept; and
    who opened a browser has its loop of events running until the end of the process."""
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    return commits or "browser" in item.keywords


# The walks through a browser come before shorter files, so that no process waits alone. Who has
# a file of one test takes the next file along with it: so there is another between the two walks.
FIRST_IN_LINE = ("test_pages_at_the_door.py", "test_keyboard.py", "test_pages_inside.py")


def _place_in_line(item: pytest.Item) -> int:
    name = item.path.name
    return FIRST_IN_LINE.index(name) if name in FIRST_IN_LINE else len(FIRST_IN_LINE)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest
) -> None:
    """Tables from the models in a third of the time of all migrations, and the same in them."""
    if request.config.getoption("nomigrations"):
        with django_db_blocker.unblock(), connection.schema_editor() as editor:
            carry_out_own_code(editor)
    if can_be_kept():
        with django_db_blocker.unblock():
            put_back_instead_of_emptying()


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
