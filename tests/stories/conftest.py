"""The demo city, for the stories that walk through it."""

import pytest
from django.db import transaction

from kiemkracht.cli.city import loading
from kiemkracht.config.demo import DEMO_LOGINS


@pytest.fixture(scope="module")
def lindehaven(django_db_setup, django_db_blocker):
    """The city, loaded once for all tests of a file and cleared away after."""
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load_city(logins=DEMO_LOGINS, password="lindehaven-proeft", say=lambda line: None)
        yield
        transaction.set_rollback(True)
