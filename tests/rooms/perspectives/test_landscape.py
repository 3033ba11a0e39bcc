"""The landscape: what the page shows, and from how many people on."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import (
    guest,
    known,
    say,
)
from tests.rooms.perspectives.crowds import SHOWN, page_of, plant

from kiemkracht.perspectives.enums import Moderation
from kiemkracht.perspectives.models import Statement
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.services import computing, moderating


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 1, 4])
def test_below_five_people_nothing_is_shown(people: int, client: Client) -> None:
    plein = plant(people)
    computing.compute_now(plein)
    page = page_of(client, plein)
    assert "minder dan 5" in page
    assert "<table" not in page
    assert SHOWN[0] not in page
    for name in ("landscape_json", "landscape_svg", "statements_csv"):
        assert client.get(reverse(f"perspectives:{name}", args=[plein.slug])).status_code == 404
    page_of(client, plein, "poster")


@pytest.mark.django_db
@pytest.mark.parametrize("people", [5, 500])
def test_from_five_people_on_the_picture_is_there(people: int, client: Client) -> None:
    plein = plant(people)
    run = computing.compute_now(plein)
    page = page_of(client, plein)
    assert f"{people} mensen" in page
    assert "<table" in page
    assert run.input_digest in page
    assert "<svg" in page
    assert "style=" not in page
    assert f">{people}<" in page_of(client, plein, "poster")


@pytest.mark.django_db
def test_bridges_fault_lines_and_a_small_insight_are_found(client: Client) -> None:
    plein = plant(500)
    computing.compute_now(plein)
    page = landscape_page(guest(), plein)
    assert len(page.groups) == 3
    assert {SHOWN[0], SHOWN[4]} <= {each.line.text for each in page.shared}
    assert {SHOWN[1], SHOWN[2]} & {each.line.text for each in page.divided}
    (insight,) = page.insights
    assert insight.line.text == SHOWN[3]
    html = page_of(client, plein)
    assert "Anderen zien het nog niet" in html
    assert "Laat de som zien" in html


@pytest.mark.django_db
def test_the_page_shows_the_stored_run_and_never_computes(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    monkeypatch.setattr("kiemkracht.engines.landscape.polis", None)
    page_of(client, plein)
    with django_assert_max_num_queries(12):  # type: ignore[operator] # pytest-django's
        page_of(client, plein)


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["eens", "oneens", "verdeeld", "gedeeld", "nummer", "x' OR 1"])
def test_the_table_is_sorted_by_a_link(order: str, client: Client) -> None:
    plein = plant(50)
    computing.compute_now(plein)
    url = reverse("perspectives:landscape", args=[plein.slug])
    page = client.get(url, {"sorteer": order})
    assert page.status_code == 200
    lines = landscape_page(guest(), plein, order=order).lines
    if order == "nummer":
        assert [line.number for line in lines] == list(range(16))


@pytest.mark.django_db
def test_a_statement_that_is_set_aside_leaves_the_page_at_once(cast: Cast, client: Client) -> None:
    plein = plant(60)
    computing.compute_now(plein)
    row = Statement.objects.get(conversation=plein, number=0)
    moderating.moderate(
        by=cast.visitor(cast.lotte), statement=row, verdict=Moderation.OUT, reason="Dubbel"
    )
    for name in ("landscape", "statements", "conversation", "poster"):
        assert SHOWN[0] not in page_of(client, plein, name)
    assert SHOWN[0] not in _listing(client)
    for name in ("landscape_json", "landscape_svg", "statements_csv"):
        answer = client.get(reverse(f"perspectives:{name}", args=[plein.slug]))
        assert SHOWN[0] not in answer.content.decode()


def _listing(client: Client) -> str:
    return client.get(reverse("perspectives:conversations")).content.decode()


def test_only_i_see_where_i_am(cast: Cast, client: Client) -> None:
    plein = plant(60)
    aydin = known(cast.visitor(cast.aydin))
    for number in range(8):
        say(aydin, plein, number, 1)
    computing.compute_now(plein)
    assert landscape_page(aydin, plein).me is not None
    assert landscape_page(known(cast.visitor(cast.gerrit)), plein).me is None
    client.force_login(cast.aydin)
    mine = page_of(client, plein)
    assert "jij: eens" in mine
    assert "kkl-you" in mine
    theirs = Client()
    theirs.force_login(cast.lotte)
    other = page_of(theirs, plein)
    assert "jij: eens" not in other
    assert "kkl-you" not in other


@pytest.mark.django_db
def test_what_is_kept_for_all_gives_way_to_the_next_picture(client: Client) -> None:
    plein = plant(50)
    first = computing.compute_now(plein)
    assert landscape_page(guest(), plein).run_id == first.pk
    for number in range(200, 206):
        say(guest(number), plein, 3, 1)
    second = computing.compute_now(plein)
    for number in range(206, 211):  # with these behind it, it is shown
        say(guest(number), plein, 3, 1)
    computing.compute_now(plein)
    page = landscape_page(guest(), plein)
    assert (page.run_id, page.people.count) == (second.pk, 56)
    assert landscape_page(guest(), plein, lens="groepen").lens != page.lens


def test_what_is_kept_holds_nobodys_views(cast: Cast, client: Client) -> None:
    plein = plant(60)
    aydin = known(cast.visitor(cast.aydin))
    for number in range(8):
        say(aydin, plein, number, 1)
    computing.compute_now(plein)
    client.force_login(cast.aydin)
    first, again = page_of(client, plein), page_of(client, plein)
    assert first.count("jij: eens") == again.count("jij: eens") == 8
    stranger = page_of(Client(), plein)
    assert "mv-mine-mark" not in stranger
    assert "data-mine" not in first + stranger
