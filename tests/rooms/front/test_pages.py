"""Today and search: what stands first for whom, and shelves with names people know."""

import pytest
from tests.rooms.weigh.weighers import asked

from kiemkracht.sprouts.services.planting import Telling, plant_sprout

pytestmark = pytest.mark.django_db


def _planted(cast):
    return plant_sprout(
        by=cast.visitor(cast.aydin),
        telling=Telling(
            title="Soep op het plein", story="Elke donderdag soep.", visibility="public",
            community_id=cast.lindenplein.pk, carries=True,
        ),
    )  # fmt: skip


def test_who_comes_daily_sees_the_day_and_small_doors(cast, come_in):
    page = come_in(cast.joost).get("/").content.decode()
    assert "kk-doors--row" in page
    assert "kk-hero" not in page


def test_a_stranger_is_told_what_this_is(client, cast):
    page = client.get("/").content.decode()
    assert "Wat groeit er al bij jou in de buurt?" in page
    assert "kk-doors--row" not in page


def test_search_names_its_shelves_and_begins_with_what_grows(cast, come_in):
    _planted(cast)
    asked(cast, subject="Een bank op het plein")
    page = come_in(cast.joost).get("/zoek/", {"q": "plein"}).content.decode()
    assert ">Kiemen</h2>" in page
    assert "sprouts.sprout" not in page.lower()
    headings = [part.split("</h2>")[0] for part in page.split('<h2 id="soort-')[1:]]
    assert headings[0].endswith(">Kiemen")
