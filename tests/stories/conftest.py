"""The demo city, for the stories that walk through it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests.city import keep_city, kept_city
from tests.database import can_be_kept, for_a_while, put_back

from kiemkracht.cli.city import loading
from kiemkracht.config.demo import DEMO_LOGINS


@pytest.fixture(scope="module")
def lindehaven(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """The city for all tests of a file, cleared away after."""
    with django_db_blocker.unblock(), for_a_while("the-city"):
        full = kept_city(tmp_path_factory)
        if can_be_kept() and full.exists():
            put_back(full)
        else:
            loading.load_city(
                logins=DEMO_LOGINS, password="lindehaven-proeft", say=lambda line: None
            )
            if can_be_kept():
                keep_city(Path(connection.settings_dict["NAME"]), full)
        yield
