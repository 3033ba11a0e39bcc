"""Pages as who lives here sees them. A file of its own, so that two processes share the walk."""

import pytest
from tests.browser.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_are_accessible_quiet_and_fit_a_telephone_by_day_and_by_night(visit):
    assert walk(visit, {"carrier", "member", "administrator"}) == {}
