"""Pages as visitors and who tends see them: accessible, quiet, fitting a telephone."""

import pytest
from tests.browser.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_are_accessible_quiet_and_fit_a_telephone_by_day_and_by_night(visit):
    assert walk(visit, {"nobody", "facilitator"}) == {}
