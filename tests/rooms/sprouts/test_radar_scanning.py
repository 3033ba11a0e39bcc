"""Bringing a text: nothing is stored before the click, and nothing readable after it."""

import logging
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import MINUTES, keep, once_key, page_of

from kiemkracht.base import clock, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine, SearchEntry, Submission
from kiemkracht.base.sealing import unseal
from kiemkracht.people.models import Consent
from kiemkracht.people.services import leaving, welcome_guest
from kiemkracht.sprouts.models import Signal, SourceText
from kiemkracht.sprouts.services import scanning

pytestmark = pytest.mark.django_db


def brought(text: str = MINUTES, **more: object) -> dict[str, object]:
    return {"text": text, "kind": "meeting", "title": "Overleg", **more}


def test_the_check_page_marks_who_is_in_it_and_stores_nothing(cast: Cast, come_in) -> None:
    client: Client = come_in(cast.joost)
    page = client.post("/kiemen/speuren/nakijken/", brought()).content.decode()
    for words in ("Aydin", "Bos", "06 12345678"):
        assert f'kk-person-mark">{words}</mark>' in page or f">{words}<" in page
    assert "Haal weg en zoek kiemen" in page
    assert SourceText.objects.count() == 0
    assert Submission.objects.count() == 0
    assert Consent.objects.count() == 0
    assert "soeptafel" not in str(dict(client.session.items()))


def test_one_click_takes_it_out_and_keeps_the_rest_sealed(cast: Cast, come_in) -> None:
    client: Client = come_in(cast.joost)
    page = client.post("/kiemen/speuren/nakijken/", brought()).content.decode()
    form = brought(once=once_key(page), do="scan")
    first = client.post("/kiemen/speuren/zoeken/", form)
    again = client.post("/kiemen/speuren/zoeken/", form)
    source = SourceText.objects.get()
    assert first["Location"] == again["Location"] == source.get_absolute_url()
    text = unseal(source.sealed_text)
    assert "soeptafel" in text
    for gone in ("Aydin", "Bos", "06 12345678"):
        assert gone not in text
    assert unseal(source.sealed_title) == "Overleg"
    assert source.removed == 3
    assert source.keep_until == clock.today() + timedelta(days=90)
    assert Consent.objects.get().purpose == "scan_text"
    page = page_of(client, first["Location"])
    assert "zijn zelf begonnen" in page
    assert "Dit viel op:" in page


def test_what_is_ticked_may_stay_and_words_can_be_added(cast: Cast, come_in) -> None:
    client: Client = come_in(cast.joost)
    page = client.post("/kiemen/speuren/nakijken/", brought()).content.decode()
    import re

    key = re.search(r'name="keep" value="(\w+)"(?:(?!name="keep").)*?>Bos<', page, re.DOTALL)
    assert key
    again = client.post(
        "/kiemen/speuren/zoeken/",
        brought(keep=[key[1]], also="De corporatie, galerij", do="again"),
    ).content.decode()
    assert SourceText.objects.count() == 0
    assert f'value="{key[1]}" checked' in again
    client.post(
        "/kiemen/speuren/zoeken/", brought(keep=[key[1]], also="De corporatie, galerij", do="scan")
    )
    text = unseal(SourceText.objects.get().sealed_text)
    assert "Meneer Bos" in text
    assert "corporatie" not in text
    assert "galerij" not in text


def test_a_title_loses_its_names_too(cast: Cast) -> None:
    source = keep(cast, cast.joost, title="Gesprek met mevrouw Aydin")
    assert "Aydin" not in unseal(source.sealed_title)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": "  "}, "Plak een tekst, of kies een bestand."),
        ({"text": "a" * 150_001}, "150"),
        ({"text": "Dag", "kind": "roddel"}, "roddel"),
    ],
)
def test_what_won_t_do_is_said_in_a_sentence(cast: Cast, come_in, sent, sentence) -> None:
    response = come_in(cast.joost).post("/kiemen/speuren/nakijken/", brought(**sent))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert SourceText.objects.count() == 0


def test_a_file_is_read_and_a_broken_one_is_refused(cast: Cast, come_in) -> None:
    client: Client = come_in(cast.joost)
    file = SimpleUploadedFile("verslag.txt", MINUTES.encode())
    page = client.post("/kiemen/speuren/nakijken/", brought("", file=file)).content.decode()
    assert "soeptafel" in page
    broken = SimpleUploadedFile("verslag.pdf", b"%PDF-1.7\x00\xff\xfe" * 20)
    response = client.post("/kiemen/speuren/nakijken/", brought("", file=broken))
    assert response.status_code == 422
    large = SimpleUploadedFile("groot.txt", b"a" * (20 * 1024 * 1024 + 1))
    response = client.post("/kiemen/speuren/nakijken/", brought("", file=large))
    assert "groter dan 20 MB" in response.content.decode()
    assert SourceText.objects.count() == 0


def test_another_language_is_said_and_names_still_go_out(cast: Cast, come_in) -> None:
    english = (
        "The neighbours of the street started a soup table and it is the talk of the town. "
        "You can call me at 06 12345678 about all of it."
    )
    client: Client = come_in(cast.joost)
    page = client.post("/kiemen/speuren/nakijken/", brought(english)).content.decode()
    assert "Deze tekst lijkt in het Engels te zijn" in page
    source = keep(cast, cast.joost, english)
    assert "06 12345678" not in unseal(source.sealed_text)


def test_guests_and_strangers_have_no_radar(cast: Cast) -> None:
    prepared = scanning.prepare(scanning.Draft(text=MINUTES, kind="meeting"))
    with pytest.raises(LeaveDenied):
        scanning.keep_text(by=welcome_guest(name="Fatma"), prepared=prepared)


def test_no_word_of_a_text_can_be_read_in_the_database_or_the_log(cast: Cast, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    keep(
        cast, cast.joost, MINUTES + "\nDe zilverdistel bloeit voor het eerst.", title="Kamperfoelie"
    )
    assert "zilverdistel" not in caplog.text
    assert not SearchEntry.objects.filter(folded__contains="zilverdistel").exists()
    lines = [str(line.numbers) + line.place + line.verb for line in ChronicleLine.objects.all()]
    assert not any("zilverdistel" in line.lower() for line in lines)


def test_a_text_is_unseen_after_its_term_and_then_removed(cast: Cast, settings) -> None:
    settings.KIEMKRACHT_TEXT_DAYS = 400  # an operator can shorten the term, never lengthen it
    source = keep(cast, cast.joost)
    assert source.keep_until == clock.today() + timedelta(days=90)
    joost = cast.visitor(cast.joost)
    SourceText.objects.update(keep_until=clock.today())
    assert not SourceText.objects.visible_to(joost).exists()
    counted = {swept.name: swept.rows for swept in retention.sweep(dry_run=True)}
    assert counted["scanned texts"] == 1
    retention.sweep()
    assert not SourceText.objects.exists()
    assert not Signal.objects.exists()


def test_a_shorter_term_is_kept_to(cast: Cast, settings) -> None:
    settings.KIEMKRACHT_TEXT_DAYS = 7
    assert keep(cast, cast.joost).keep_until == clock.today() + timedelta(days=7)


def test_forgetting_takes_all_of_it_and_taking_out_gives_all_of_it(cast: Cast) -> None:
    keep(cast, cast.joost)
    keep(cast, cast.lotte)
    joost = cast.visitor(cast.joost)
    taken = leaving.take_out(by=joost)["texts"]
    assert len(taken) == 1
    assert "soeptafel" in str(taken[0]["text"])
    assert taken[0]["sentences"]
    leaving.forget_me(by=joost)
    assert [row.owner_id for row in SourceText.objects.all()] == [cast.lotte.pk]


def test_an_empty_text_is_refused_by_the_service_itself() -> None:
    with pytest.raises(RoomError):
        scanning.prepare(scanning.Draft(text="\n \x00", kind="meeting"))
