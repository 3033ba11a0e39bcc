"""The consent link: a kiem of someone else appears only after their own “Ja, dit draag ik”."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import keep, kiem_of, once_key, page_of

from kiemkracht.base import clock, retention
from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.sealing import unseal_parts
from kiemkracht.people.models import Person, ReturnLink
from kiemkracht.people.services import leaving
from kiemkracht.sprouts.models import Carrier, ConsentLink, Signal, SourceText, Sprout
from kiemkracht.sprouts.services import asking_consent, contacting, weighing_signals

pytestmark = pytest.mark.django_db

QUESTION = asking_consent.Question(
    sentence="Mevrouw Aydin begon zelf met een soeptafel.",
    message="Wat mooi!",
    name="mevrouw Aydin",
)


@pytest.fixture
def asked(cast: Cast) -> ConsentLink:
    """Joost asked who carries the soup table."""
    signal = kiem_of(keep(cast, cast.joost))
    return asking_consent.ask(by=cast.visitor(cast.joost), signal_id=signal.pk, question=QUESTION)


def secret_of(link: ConsentLink) -> str:
    secret: str = unseal_parts(link.sealed_question)["secret"]
    return secret


def address_of(link: ConsentLink) -> str:
    return f"/kiemen/dit-draag-ik/{secret_of(link)}/"


def yes(**more: str) -> dict[str, str]:
    return {
        "answer": "yes",
        "story": "Wij koken soep op de galerij.",
        "visibility": "circle",
        "community": "lindenplein",
        "name": "Sevda",
        **more,
    }


def test_asking_makes_a_link_and_sends_nothing(cast: Cast, come_in, mailoutbox) -> None:
    signal = kiem_of(keep(cast, cast.joost))
    client: Client = come_in(cast.joost)
    page = page_of(client, f"/kiemen/speuren/zin/{signal.pk}/vraag/")
    form = {"once": once_key(page), "sentence": "De soeptafel", "name": "mevrouw Aydin"}
    first = client.post(f"/kiemen/speuren/zin/{signal.pk}/vraag/", form)
    again = client.post(f"/kiemen/speuren/zin/{signal.pk}/vraag/", form)
    link = ConsentLink.objects.get()
    assert first["Location"] == again["Location"] == link.get_absolute_url()
    assert mailoutbox == []
    page = page_of(client, link.get_absolute_url())
    assert "Dag mevrouw Aydin," in page
    assert f"http://testserver{address_of(link)}" in page
    assert link.digest not in page
    signal.refresh_from_db()
    assert signal.state == "recognised"


def test_looking_changes_nothing_so_a_mail_scanner_does_no_harm(
    asked: ConsentLink, client: Client
) -> None:
    for _ in range(3):
        page = client.get(address_of(asked))
        assert client.head(address_of(asked)).status_code == 200
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    assert "Mevrouw Aydin begon zelf" in page.content.decode()
    assert "Joost Terpstra" in page.content.decode()
    asked.refresh_from_db()
    assert asked.answer == ""
    assert Sprout.objects.count() == 0
    assert Person.objects.filter(is_guest=True).count() == 0


def test_a_stranger_says_yes_and_carries_it_as_a_guest(
    cast: Cast, asked: ConsentLink, client: Client
) -> None:
    page = page_of(client, address_of(asked))
    form = yes(once=once_key(page))
    first = client.post(address_of(asked), form)
    again = client.post(address_of(asked), form)
    assert first["Location"] == again["Location"] == "/kiemen/bedankt/"
    sprout = Sprout.objects.get()
    assert (sprout.story, sprout.origin, sprout.phase, sprout.is_held) == (
        "Wij koken soep op de galerij.",
        "from_text",
        "seed",
        False,
    )
    carrier = Carrier.objects.get().person
    assert (carrier.name, carrier.is_guest) == ("Sevda", True)
    assert ReturnLink.objects.filter(person=carrier).count() == 1
    assert "/terug/" in page_of(client, "/kiemen/bedankt/")
    asked.refresh_from_db()
    assert (asked.answer, bytes(asked.sealed_question)) == ("yes", b"")
    assert Signal.objects.get(pk=asked.signal_id).sprout_id == sprout.pk
    joost = Client()
    joost.force_login(cast.joost)
    assert sprout.get_absolute_url() in page_of(joost, asked.get_absolute_url())
    assert "antwoord op een vraag van jou" in page_of(joost, "/")


def test_who_has_an_account_carries_it_under_their_own_name(
    cast: Cast, asked: ConsentLink, come_in
) -> None:
    client: Client = come_in(cast.aydin)
    assert "Hoe mogen we je noemen?" not in page_of(client, address_of(asked))
    client.post(address_of(asked), yes())
    assert Carrier.objects.get().person_id == cast.aydin.pk
    assert ReturnLink.objects.count() == 0


def test_the_author_becomes_the_face_and_the_clock_runs(
    cast: Cast, asked: ConsentLink, client: Client
) -> None:
    told = asking_consent.say_yes(
        by=cast.visitor(cast.aydin),
        secret=secret_of(asked),
        yes=asking_consent.Yes(story="Soep", visibility="circle", community_id=cast.lindenplein.pk),
    )
    contacting.take_contact(by=cast.visitor(cast.joost), sprout=told.sprout)
    client.force_login(cast.aydin)
    page = page_of(client, told.sprout.get_absolute_url())
    assert "Joost Terpstra" in page
    assert "nog 5 werkdagen" in page


def test_what_the_carrier_keeps_small_stays_hidden_from_the_author(
    cast: Cast, asked: ConsentLink, come_in
) -> None:
    asking_consent.say_yes(
        by=cast.visitor(cast.aydin),
        secret=secret_of(asked),
        yes=asking_consent.Yes(story="Soep voor mijzelf", visibility="private"),
    )
    client: Client = come_in(cast.joost)
    sprout = Sprout.objects.get()
    assert client.get(sprout.get_absolute_url()).status_code == 404
    for address in (asked.get_absolute_url(), "/kiemen/speuren/"):
        assert "Soep voor mijzelf" not in page_of(client, address)


def test_rather_not_erases_sentence_and_question_without_a_reason(
    cast: Cast, asked: ConsentLink, client: Client
) -> None:
    signal_id, address = asked.signal_id, address_of(asked)
    page = page_of(client, address)
    form = {"answer": "no", "once": once_key(page)}
    assert client.post(address, form)["Location"] == "/kiemen/dit-draag-ik/liever-niet/"
    assert not Signal.objects.filter(pk=signal_id).exists()
    asked.refresh_from_db()
    assert (asked.answer, bytes(asked.sealed_question), asked.signal_id) == ("no", b"", None)
    assert Sprout.objects.count() == 0
    assert client.get(address).status_code == 404
    joost = Client()
    joost.force_login(cast.joost)
    page = page_of(joost, asked.get_absolute_url())
    assert "Liever niet" in page
    assert "Mevrouw Aydin" not in page


def test_the_author_can_not_say_yes_for_someone_else(
    cast: Cast, asked: ConsentLink, come_in
) -> None:
    client: Client = come_in(cast.joost)
    assert "Deze link is voor een ander" in page_of(client, address_of(asked))
    assert client.post(address_of(asked), yes()).status_code == 403
    assert client.post(address_of(asked), {"answer": "no"}).status_code == 403
    assert Sprout.objects.count() == 0


def test_a_link_taken_back_or_too_old_works_no_more(
    cast: Cast, asked: ConsentLink, come_in
) -> None:
    old = address_of(asked)
    asking_consent.withdraw(by=cast.visitor(cast.joost), link_id=asked.pk)
    asked.refresh_from_db()
    assert bytes(asked.sealed_question) == b""
    client = Client()
    gone = client.get(old)
    assert gone.status_code == 404
    assert "Deze link doet het niet meer" in gone.content.decode()
    other_tab = client.post(old, yes())
    assert other_tab.status_code == 404
    assert "Deze link doet het niet meer" in other_tab.content.decode()
    again = asking_consent.ask(
        by=cast.visitor(cast.joost), signal_id=asked.signal_id, question=QUESTION
    )
    assert again.expires_at <= clock.now() + timedelta(days=30)
    fresh = address_of(again)
    ConsentLink.objects.filter(pk=again.pk).update(expires_at=clock.now())
    assert client.get(fresh).status_code == 404
    assert client.post(fresh, yes()).status_code == 404
    assert "Deze vraag is voorbij" in page_of(come_in(cast.joost), again.get_absolute_url())
    retention.sweep()
    assert not ConsentLink.objects.filter(pk=again.pk).exists()


def test_a_link_never_outlives_the_text(cast: Cast) -> None:
    signal = kiem_of(keep(cast, cast.joost))
    SourceText.objects.update(keep_until=clock.today() + timedelta(days=3))
    link = asking_consent.ask(by=cast.visitor(cast.joost), signal_id=signal.pk, question=QUESTION)
    assert link.expires_at < clock.now() + timedelta(days=3)


def test_one_question_at_a_time_and_none_about_a_pattern(cast: Cast, asked: ConsentLink) -> None:
    joost = cast.visitor(cast.joost)
    with pytest.raises(RoomError):
        asking_consent.ask(by=joost, signal_id=asked.signal_id, question=QUESTION)
    pattern = Signal.objects.get(source=asked.source_id, kind="pattern")
    with pytest.raises(RoomError):
        asking_consent.ask(by=joost, signal_id=pattern.pk, question=QUESTION)
    with pytest.raises(RoomError):
        weighing_signals.weigh(by=joost, signal_id=asked.signal_id, answer="later")


def test_nobody_else_opens_or_takes_back_a_question(
    cast: Cast, asked: ConsentLink, come_in
) -> None:
    for person in (cast.aydin, cast.lotte, cast.anke):
        client: Client = come_in(person)
        assert client.get(asked.get_absolute_url()).status_code == 404
        assert client.post(f"{asked.get_absolute_url()}terug/").status_code == 404
        with pytest.raises(LeaveDenied):
            asking_consent.withdraw(by=cast.visitor(person), link_id=asked.pk)
    asked.refresh_from_db()
    assert asked.answer == ""


@pytest.mark.parametrize("secret", ["x", "a" * 43, "' or 1=1 --", "%00", "liever-ja"])
def test_a_guessed_link_leads_nowhere(asked: ConsentLink, client: Client, secret: str) -> None:
    assert client.get(f"/kiemen/dit-draag-ik/{secret}/").status_code == 404
    assert client.post(f"/kiemen/dit-draag-ik/{secret}/", yes()).status_code == 404


def test_a_yes_without_words_is_asked_again(asked: ConsentLink, client: Client) -> None:
    response = client.post(address_of(asked), yes(story=" "))
    assert response.status_code == 422
    assert Sprout.objects.count() == 0


def test_an_author_who_is_forgotten_takes_the_questions_along(
    cast: Cast, asked: ConsentLink, client: Client
) -> None:
    old = address_of(asked)
    leaving.forget_me(by=cast.visitor(cast.joost))
    assert client.get(old).status_code == 404
    assert not ConsentLink.objects.exists()
