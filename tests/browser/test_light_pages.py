"""Every page by day: accessible, quiet on the console, no wider than a telephone."""

import pytest
from tests.browser.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_page_is_accessible_quiet_and_fits_a_telephone_by_day(visit):
    assert walk(visit, "light") == {}
