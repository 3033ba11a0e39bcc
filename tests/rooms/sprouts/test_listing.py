"""The list: everyone has a turn, pages fit together, filters and search agree."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests.people import Cast
from tests.rooms.sprouts.conftest import Plant, take_step

from kiemkracht.base import clock
from kiemkracht.base.places import place_of
from kiemkracht.base.talk import commenting
from kiemkracht.base.turns import lot_of, pivot_of
from kiemkracht.base.visitors import NOBODY
from kiemkracht.sprouts.models import Sprout
from kiemkracht.sprouts.selectors.listing import Wishes, sprout_list, unnoticed
from kiemkracht.sprouts.selectors.rotating import slice_of
from kiemkracht.sprouts.services import showing
from kiemkracht.sprouts.services.seeding import SproutSeed, plant_many
from kiemkracht.sprouts.services.stepping import PlannedStep, plan_step

START = date(2026, 11, 22)


def many(cast: Cast, count: int, **fields: object) -> list[Sprout]:
    """A garden, with ids that are the same in every run."""
    import random
    import uuid

    chance = random.Random(20260101)
    seeds = [
        SproutSeed(
            id=uuid.UUID(int=chance.getrandbits(128), version=4),
            title=f"Kiem {number}",
            story="Wij doen iets kleins in de straat.",
            planted_by=cast.aydin.pk,
            created_at=clock.now() - timedelta(days=10),
            community_id=cast.lindenplein.pk,
            **fields,
        )
        for number in range(count)
    ]
    plant_many(seeds)
    return list(Sprout.objects.all())


@pytest.mark.django_db
def test_every_kiem_has_its_turn_on_the_first_screen_within_thirty_days(
    cast: Cast, monkeypatch
) -> None:
    rows = many(cast, 180)
    for first_day in (START, START + timedelta(days=17)):
        seen = set()
        for offset in range(30):
            today = first_day + timedelta(days=offset)
            monkeypatch.setattr(clock, "today", lambda today=today: today)
            seen |= {card.id for card in sprout_list(NOBODY, Wishes()).cards}
        assert seen == {row.pk for row in rows}


@pytest.mark.django_db
def test_pages_of_a_day_hold_everything_once_and_stay_as_they_are(cast: Cast) -> None:
    many(cast, 45)
    pages = [sprout_list(NOBODY, Wishes(), page=number) for number in (1, 2, 3)]
    ids = [card.id for page in pages for card in page.cards]
    assert [len(page.cards) for page in pages] == [20, 20, 5]
    assert len(set(ids)) == 45
    assert [card.id for card in sprout_list(NOBODY, Wishes(), page=1).cards] == ids[:20]


@pytest.mark.django_db
def test_planting_slips_a_kiem_in_without_stirring_the_day(cast: Cast, plant: Plant) -> None:
    many(cast, 15)
    before = [card.id for card in sprout_list(NOBODY, Wishes()).cards]
    new = plant(cast.aydin)
    after = [card.id for card in sprout_list(NOBODY, Wishes()).cards]
    assert [identity for identity in after if identity != new.pk] == before


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 400), st.integers(1, 60))
def test_slices_before_and_after_the_wrap_make_the_page(
    ahead: int, behind: int, start: int, size: int
) -> None:
    total = ahead + behind
    order = [("ahead", n) for n in range(ahead)] + [("wrapped", n) for n in range(behind)]
    part = slice_of(start=start, size=size, ahead=ahead, total=total)
    found = [("ahead", n) for n in part.ahead] + [("wrapped", n) for n in part.wrapped]
    assert found == order[start : start + size]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_pivot_goes_around_in_thirty_days(first: date) -> None:
    turns = sorted(pivot_of(first + timedelta(days=n)) for n in range(30))
    gaps = [b - a for a, b in zip(turns, [*turns[1:], turns[0] + 1], strict=True)]
    assert all(0 <= turn < 1 for turn in turns)
    assert max(gaps) <= 2 / 30 + 1e-9


@given(st.uuids())
def test_a_lot_is_drawn_from_the_id(identity) -> None:
    assert 0 <= lot_of(identity) < 1
    assert lot_of(identity) == lot_of(identity)


@pytest.mark.django_db
def test_liking_changes_no_order(cast: Cast) -> None:
    rows = many(cast, 10)
    before = [card.id for card in sprout_list(NOBODY, Wishes()).cards]
    for number in range(5):
        commenting.say(
            by=cast.visitor(cast.gerrit), place=place_of(rows[-1]), body=f"Mooi {number}"
        )
    assert [card.id for card in sprout_list(NOBODY, Wishes()).cards] == before


@pytest.mark.django_db
def test_filters_by_phase_kind_place_and_everything_inside(
    cast: Cast, plant: Plant, client: Client
) -> None:
    plant(cast.aydin, "Soep")
    plant(cast.aydin, "Bankje", door="idea", carries=False)
    plant(cast.kees, "Brug", community=cast.overweg)

    def titles(**chosen: str) -> set[str]:
        return {card.title for card in sprout_list(NOBODY, Wishes(**chosen)).cards}

    assert titles(phase="spark") == {"Bankje"}
    assert titles(kind="idea") == {"Bankje"}
    assert titles(community="lindenplein") == {"Soep", "Bankje"}
    assert titles(community="de-linden") == {"Soep", "Bankje"}
    assert titles(community="lindehaven") == {"Soep", "Bankje", "Brug"}
    assert titles(community="nergens") == set()
    for query in ("fase=zzz", "soort=1", "verband=--", "doel=abc", "page=zeven", "q=%00"):
        assert client.get(f"/kiemen/?{query}").status_code == 200


@pytest.mark.django_db
def test_search_finds_compounds_and_inflections_that_one_may_see(cast: Cast, plant: Plant) -> None:
    plant(cast.aydin, "Buurtmoestuin", story="Samen groente telen achter de flat.")
    plant(cast.aydin, "Energiecoöperatie", story="Zon op het dak.", visibility="circle")
    found = sprout_list(NOBODY, Wishes(query="tuinen"))
    assert [card.title for card in found.cards] == ["Buurtmoestuin"]
    assert sprout_list(NOBODY, Wishes(query="energie")).total == 0
    assert sprout_list(cast.visitor(cast.gerrit), Wishes(query="energie")).total == 1
    assert sprout_list(NOBODY, Wishes(query="tuin", phase="spark")).total == 0


@pytest.mark.django_db
def test_the_shelf_holds_what_hardly_anyone_noticed(cast: Cast, plant: Plant) -> None:
    loved = plant(cast.aydin, "Geliefd")
    plant(cast.aydin, "Onopgemerkt")
    for who in (cast.gerrit, cast.kees):
        commenting.say(by=cast.visitor(who), place=place_of(loved), body="Mooi")
    assert [card.title for card in unnoticed(NOBODY)] == ["Onopgemerkt"]


@pytest.mark.django_db
def test_a_list_of_twenty_takes_no_more_queries_from_five_hundred(
    cast: Cast, come_in, client: Client
) -> None:
    many(cast, 500)
    with CaptureQueriesContext(
        connection,
    ) as anyone:
        assert client.get("/kiemen/").status_code == 200
    known = come_in(cast.gerrit)
    with CaptureQueriesContext(connection) as resident:
        assert known.get("/kiemen/").status_code == 200
    assert len(anyone) <= 7, [query["sql"][:90] for query in anyone]
    assert len(resident) <= 10, [query["sql"][:90] for query in resident]


@pytest.mark.django_db
def test_a_page_with_fifty_remarks_takes_few_queries(
    cast: Cast, plant: Plant, come_in, client: Client
) -> None:
    sprout = plant(cast.aydin)
    for number in range(8):
        take_step(sprout, days_ago=number + 1)
    sevda = cast.visitor(cast.aydin)
    step = PlannedStep("Pan lenen", clock.today(), who_id=sevda.person_id)
    plan_step(by=sevda, sprout=sprout, step=step)
    for number in range(50):
        who = (cast.gerrit, cast.kees, cast.joost)[number % 3]
        commenting.say(by=cast.visitor(who), place=place_of(sprout), body=f"Woord {number}")
    with CaptureQueriesContext(connection) as anyone:
        assert client.get(sprout.get_absolute_url()).status_code == 200
    known = come_in(cast.gerrit)
    with CaptureQueriesContext(connection) as resident:
        assert known.get(sprout.get_absolute_url()).status_code == 200
    assert len(anyone) <= 10, [query["sql"][:90] for query in anyone]
    assert len(resident) <= 15, [query["sql"][:90] for query in resident]


@pytest.mark.django_db
def test_the_count_follows_a_write_at_once(cast: Cast, plant: Plant) -> None:
    assert sprout_list(NOBODY, Wishes()).total == 0
    sprout = plant(cast.aydin)
    assert sprout_list(NOBODY, Wishes()).total == 1
    showing.change_visibility(by=cast.visitor(cast.aydin), sprout=sprout, to="circle")
    assert sprout_list(NOBODY, Wishes()).total == 0
