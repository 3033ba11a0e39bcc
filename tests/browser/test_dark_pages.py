"""Every page by night. A file of its own, so that two processes share the walk."""

import pytest
from tests.browser.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_page_is_accessible_quiet_and_fits_a_telephone_by_night(visit):
    assert walk(visit, "dark") == {}
