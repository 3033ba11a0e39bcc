"""The result page in the order in which it is read, and the sums behind every card."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest
from tests.rooms.perspectives.crowds import SHOWN, page_of, plant

from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.landscape_page import landscape_page
from kiemkracht.perspectives.selectors.reading import IN_SIGHT, reading_of
from kiemkracht.perspectives.services import computing, opening

FOLD = re.compile(r"<details(?:(?!<details).)*?</details>", re.DOTALL)
LENSES = ("kaart", "groepen", "bruggen", "twijfel", "tijd")


@pytest.fixture
def plein(db: None) -> Conversation:
    """Two hundred people in three groups."""
    found = plant(200)
    computing.compute_now(found)
    return found


def test_the_page_is_read_from_what_is_shared_to_what_we_doubt_and_then_the_map(
    plein: Conversation, client: Client
) -> None:
    html = page_of(client, plein)
    places = [
        html.index(f'id="{part}"')
        for part in ("bruggen-kop", "klein-kop", "breuk-kop", "weifel-kop", "bril-kop", "tabel")
    ]
    assert places == sorted(places)
    lead = html[html.index('class="mv-lead"') : places[0]]
    assert "200 mensen" in lead
    assert "3 groepen" in lead
    assert any(text in lead for text in SHOWN)


def test_the_words_of_statisticians_stand_under_a_fold(plein: Conversation, client: Client) -> None:
    html = page_of(client, plein)
    in_sight = html
    while (folded := FOLD.sub("", in_sight)) != in_sight:
        in_sight = folded
    for word in ("Wilson", "Rand", "silhouet", "interval", "model", "adjusted", "<table"):
        assert word not in in_sight[in_sight.index("<main") :]
        assert word in html or word in ("silhouet", "interval", "adjusted")
    assert "<details open" not in html


def test_every_card_opens_its_sum(plein: Conversation, client: Client) -> None:
    for lens in LENSES[:4]:
        url = reverse("perspectives:landscape", args=[plein.slug])
        html = client.get(url, {"bril": lens}).content.decode()
        cards = re.findall(r'<li class="mv-(?:bridge|reach)[^"]*">.*?</li>', html, flags=re.DOTALL)
        assert cards
        assert all("Laat de som zien" in card for card in cards)


def test_long_lists_are_folded_with_their_number(plein: Conversation, client: Client) -> None:
    reading = reading_of(landscape_page(guest(), plein))
    assert len(reading.shared.first) == IN_SIGHT
    assert reading.shared.more
    assert f"nog {len(reading.shared.more)}<" in page_of(client, plein)


def test_a_table_that_was_sorted_is_open(plein: Conversation, client: Client) -> None:
    url = reverse("perspectives:landscape", args=[plein.slug])
    assert 'id="tabel" open' in client.get(url, {"sorteer": "eens"}).content.decode()
    assert 'id="tabel">' in client.get(url).content.decode()


def test_while_it_is_open_the_next_step_is_a_view_and_after_closing_a_deed(
    plein: Conversation, client: Client, cast: Cast
) -> None:
    step = _next_step(page_of(client, plein))
    assert "Geef je oordeel" in step
    opening.close_conversation(by=cast.visitor(cast.lotte), conversation=plein)
    closed = _next_step(page_of(client, plein))
    assert "Geef je oordeel" not in closed
    assert "Maak er iets van" in closed
    assert "/verder/" in closed
    assert closed.count("kk-button--primary") == 1


def _next_step(html: str) -> str:
    return html[html.index('class="mv-next"') : html.index('class="mv-reading"')]


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_says_what_it_does_not_show(
    lens: str, plein: Conversation, client: Client
) -> None:
    url = reverse("perspectives:landscape", args=[plein.slug])
    html = client.get(url, {"bril": lens}).content.decode()
    assert html.count("Wat deze bril niet laat zien") == 1
    assert ("Je kijkt door de bril" in html) == (lens == "groepen")


@pytest.mark.django_db
def test_one_cloud_speaks_of_everyone_and_of_what_splits_it(client: Client) -> None:
    plein = plant(60, shares=(1.0,))
    computing.compute_now(plein)
    page = landscape_page(guest(), plein)
    reading = reading_of(page)
    assert len(page.groups) == 1
    assert {each.kind for each in reading.apart.first} <= {"split"}
    html = page_of(client, plein)
    assert "groep A" not in html[html.index('class="mv-reading"') : html.index('id="bril"')]


def test_what_a_small_group_sees_is_not_said_again_right_under_it(plein: Conversation) -> None:
    reading = reading_of(landscape_page(guest(), plein))
    told = {card.line.number for card in reading.small.first}
    assert told
    assert not told & {card.line.number for card in reading.apart.first}
    assert told & {card.line.number for card in reading.apart.more}
