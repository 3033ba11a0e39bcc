"""What was planted among the people of Lindehaven must be found there."""

import pytest

from kiemkracht.base import clock
from kiemkracht.base.visitors import NOBODY
from kiemkracht.cli.city.chance import content
from kiemkracht.connect.models import Bond, Meeting, Openness, Suggestion, SuggestionRun
from kiemkracht.connect.selectors.bridge_page import bridge_page
from kiemkracht.connect.selectors.crossings import quarters
from kiemkracht.connect.selectors.reasons import reason

pytestmark = pytest.mark.django_db


def test_so_many_people_bonds_and_meetings(lindehaven):
    """Two of the bonds are of maatjes."""
    counts = [table.objects.count() for table in (Openness, Bond, Meeting)]
    assert counts == [180, 762, 240]
    assert len({row["longing"] for row in content("longings")}) >= 90


def test_one_in_three_suggestions_crosses_two_borders_and_each_has_a_reason(lindehaven):
    rows = list(Suggestion.objects.all())
    assert SuggestionRun.objects.get().made == len(rows) > 1_000
    assert sum(len(row.crossed) >= 2 for row in rows) * 3 >= len(rows)
    assert sum(row.is_surprise for row in rows) * 3 >= len(rows)
    assert all(len(row.crossed) >= 2 for row in rows if row.is_surprise)
    for row in rows:
        assert len(reason(row.kind, row.reason, "Zofia")) > 40


def test_the_wall_between_beheer_and_sociaal_stands_and_five_cross_it(lindehaven):
    page = bridge_page(NOBODY, kind="department", what="bonds", one="", other="")
    walls = {(cell.one.name, cell.other.name): cell.ties for cell in page.walls}
    assert walls[("Beheer Openbare Ruimte", "Sociaal Domein")] == 4


def test_more_meetings_cross_a_border_every_quarter(lindehaven):
    shares = [quarter.share for quarter in quarters(clock.today())]
    assert None not in shares
    assert shares == sorted(shares)
    assert shares[-1] > shares[0] + 0.2
