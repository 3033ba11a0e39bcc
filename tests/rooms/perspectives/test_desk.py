"""At the desk: what was typed stays, and nothing happens on the sly."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import SENTENCES, open_conversation

from kiemkracht.base import clock
from kiemkracht.perspectives.enums import State
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.services import opening, starting
from kiemkracht.perspectives.services.starting import Settings


def kept(**changed: str) -> dict[str, str]:
    """The form of the settings, filled in."""
    return {"question": "En nu?", "visibility": "public", "moderation": "before"} | changed


def test_settings_that_do_not_fit_come_back_as_they_were_typed(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    url = reverse("perspectives:change", args=[plein.slug])
    answer = client.post(url, kept(intro="Zo lang over nagedacht.", closes_at="12:00"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Kies bij dat uur een laatste dag" in page
    assert "Zo lang over nagedacht." in page
    assert 'value="En nu?"' in page
    plein.refresh_from_db()
    assert plein.question != "En nu?"


def test_a_first_statement_that_is_refused_stays_to_be_mended(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    url = reverse("perspectives:add_seed", args=[plein.slug])
    twice = SENTENCES[1].upper()
    answer = client.post(url, {"text": twice})
    assert answer.status_code == 409
    assert answer.content.decode().count(twice) == 1  # in the field, to be mended


def test_a_last_day_in_the_past_does_not_close_it_on_the_sly(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    client.force_login(cast.lotte)
    url = reverse("perspectives:change", args=[plein.slug])
    yesterday = clock.today() - timedelta(days=1)
    answer = client.post(url, kept(closes_on=yesterday.isoformat()))
    assert answer.status_code == 409
    assert "al voorbij" in answer.content.decode()
    plein.refresh_from_db()
    assert plein.is_open
    # What is over may be told about: the day that stood there stays.
    Conversation.objects.filter(pk=plein.pk).update(closes_on=yesterday)
    told = kept(closes_on=yesterday.isoformat(), outcome="De heg gaat weg.")
    assert client.post(url, told).status_code == 302
    plein.refresh_from_db()
    assert plein.outcome == "De heg gaat weg."


def test_settings_kept_in_one_window_do_not_open_what_another_one_closed(cast: Cast) -> None:
    plein = open_conversation(cast)
    lotte = cast.visitor(cast.lotte)
    in_another_window = Conversation.objects.get(pk=plein.pk)
    opening.close_conversation(by=lotte, conversation=in_another_window)
    starting.edit(by=lotte, conversation=plein, settings=Settings(question="En nu?"))
    plein.refresh_from_db()
    assert (plein.question, plein.state) == ("En nu?", State.CLOSED)
    assert plein.closed_at is not None
