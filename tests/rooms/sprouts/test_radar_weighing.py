"""What an author makes of a sentence, and who may never see it."""

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import keep, kiem_of, once_key, page_of

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.people.models import Consent
from kiemkracht.sprouts.models import Signal, SourceText, Sprout
from kiemkracht.sprouts.selectors.my_radar import my_radar, waiting_for
from kiemkracht.sprouts.services import weighing_signals
from kiemkracht.sprouts.services.keeping_texts import check_keys

pytestmark = pytest.mark.django_db


def weigh(cast: Cast, signal: Signal, answer: str) -> str:
    weighed = weighing_signals.weigh(
        by=cast.visitor(cast.joost), signal_id=signal.pk, answer=answer
    )
    return weighed.state


def test_herkend_later_niet_and_thinking_again(cast: Cast) -> None:
    signal = kiem_of(keep(cast, cast.joost))
    assert signal.state == "with_author"
    for answer in ("recognised", "later", "not_recognised", "with_author"):
        assert weigh(cast, signal, answer) == answer
    signal.refresh_from_db()
    assert signal.decided_at is None
    with pytest.raises(RoomError):
        weigh(cast, signal, "sprout")


def test_the_chronicle_keeps_that_someone_looked_and_never_what_they_said(cast: Cast) -> None:
    signal = kiem_of(keep(cast, cast.joost))
    weigh(cast, signal, "not_recognised")
    line = ChronicleLine.objects.get(verb="sprouts.signal_weighed")
    assert line.numbers == {}
    scanned = ChronicleLine.objects.get(verb="sprouts.text_scanned")
    assert scanned.numbers == {}


@pytest.mark.parametrize("who", ["aydin", "gerrit", "kees", "lotte", "henk", "anke", "stranger"])
def test_nobody_else_can_see_or_touch_it_whatever_their_role(cast: Cast, who: str) -> None:
    source = keep(cast, cast.joost)
    signal = kiem_of(source)
    other = getattr(cast, who)
    client = Client()
    client.force_login(other)
    assert client.get(source.get_absolute_url()).status_code == 404
    for address, form in (
        (f"/kiemen/speuren/zin/{signal.pk}/", {"answer": "later"}),
        (f"/kiemen/speuren/zin/{signal.pk}/vraag/", {"sentence": "x"}),
        (f"{source.get_absolute_url()}weg/", {}),
    ):
        assert client.post(address, form).status_code == 404
    assert my_radar(cast.visitor(other)).texts == ()
    with pytest.raises(LeaveDenied):
        weighing_signals.weigh(by=cast.visitor(other), signal_id=signal.pk, answer="later")
    for address in ("/", "/mijn-plek/", "/kiemen/", "/kiemen/speuren/", "/zoek/?q=soeptafel"):
        page = page_of(client, address)
        assert "soeptafel op de galerij" not in page
        assert "op je blik" not in page
    assert SourceText.objects.filter(pk=source.pk).exists()


def test_today_says_how_many_wait_to_their_owner_alone(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    count = source.signals.count()
    assert count == 4
    waiting = waiting_for(cast.visitor(cast.joost))
    assert waiting is not None
    assert waiting.sentences == 4
    client = come_in(cast.joost)
    assert "4 zinnen wachten op je blik" in page_of(client, "/")
    assert "4 zinnen wachten op je blik" in page_of(client, "/mijn-plek/")
    for signal in source.signals.all():
        weigh(cast, signal, "later")
    assert "op je blik" not in page_of(client, "/")
    assert "Voor later" in page_of(client, "/kiemen/speuren/")


def test_htmx_draws_one_sentence_anew_and_counts_again(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    client: Client = come_in(cast.joost)
    answer = client.post(
        f"/kiemen/speuren/zin/{kiem_of(source).pk}/",
        {"answer": "recognised"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert answer.lstrip().startswith("<li")
    assert "Van wie is het?" in answer
    assert "Denk nog eens na" in answer
    assert "3 zinnen wachten nog op je blik." in answer
    assert "<html" not in answer


def test_without_script_one_comes_back_at_the_sentence(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    signal = kiem_of(source)
    answer = come_in(cast.joost).post(f"/kiemen/speuren/zin/{signal.pk}/", {"answer": "later"})
    assert answer["Location"] == f"{source.get_absolute_url()}#vondst-{signal.pk}"


def test_a_recognised_pattern_stays_a_private_note(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    pattern = source.signals.get(kind="pattern")
    weigh(cast, pattern, "recognised")
    page = page_of(come_in(cast.joost), source.get_absolute_url())
    assert "Dit blijft bij jou, als notitie." in page
    assert "vraag/" not in page
    assert [note.id for note in my_radar(cast.visitor(cast.joost)).notes] == [pattern.pk]


def test_a_kiem_of_ones_own_is_told_with_the_sentence_in_place(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    signal = source.signals.filter(kind="sprout").last()
    weigh(cast, signal, "recognised")
    client: Client = come_in(cast.joost)
    page = page_of(client, f"/kiemen/vertel/verhaal/?deur=doing&signaal={signal.pk}")
    assert "voor het eerst zelf de sleutel gegeven" in page
    assert "sprouts-draft" not in client.session
    story = "Ik gaf de buren de sleutel."
    client.post(
        "/kiemen/vertel/verhaal/", {"door": "doing", "story": story, "signal": str(signal.pk)}
    )
    client.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public", "carries": "on"})
    sprout = Sprout.objects.get(story=story)
    assert sprout.origin == "from_text"
    signal.refresh_from_db()
    assert (signal.state, signal.sprout_id) == ("sprout", sprout.pk)
    assert sprout.title in page_of(client, source.get_absolute_url())
    with pytest.raises(RoomError):
        weigh(cast, signal, "later")


def test_nobody_tells_with_a_sentence_of_another(cast: Cast, come_in) -> None:
    signal = kiem_of(keep(cast, cast.joost))
    client: Client = come_in(cast.gerrit)
    page = page_of(client, f"/kiemen/vertel/verhaal/?deur=doing&signaal={signal.pk}")
    assert "soeptafel" not in page
    client.post(
        "/kiemen/vertel/verhaal/", {"door": "doing", "story": "Iets", "signal": str(signal.pk)}
    )
    client.post("/kiemen/vertel/wie-ziet-het/", {"visibility": "public"})
    signal.refresh_from_db()
    assert signal.state == "with_author"


def test_a_text_goes_at_once_when_its_owner_says_so(cast: Cast, come_in) -> None:
    source = keep(cast, cast.joost)
    client: Client = come_in(cast.joost)
    page = page_of(client, source.get_absolute_url())
    assert "Wis deze tekst nu" in page
    client.post(f"{source.get_absolute_url()}weg/", {"once": once_key(page)})
    assert not SourceText.objects.exists()
    assert not Signal.objects.exists()
    assert client.get(source.get_absolute_url()).status_code == 404


def test_who_takes_leave_back_loses_everything_in_the_radar(cast: Cast, come_in) -> None:
    keep(cast, cast.joost)
    keep(cast, cast.lotte)
    come_in(cast.joost).post("/kiemen/speuren/stoppen/")
    assert [row.owner_id for row in SourceText.objects.all()] == [cast.lotte.pk]
    assert Consent.objects.get(person=cast.joost).withdrawn_at is not None


def test_a_text_of_another_key_says_so_and_the_list_still_opens(
    cast: Cast, come_in, settings
) -> None:
    source = keep(cast, cast.joost)
    weigh(cast, kiem_of(source), "later")
    settings.KIEMKRACHT_TEXT_KEYS = ["een-andere-sleutel-dan-eerst"]
    client: Client = come_in(cast.joost)
    assert "Een tekst die niet open kan" in page_of(client, "/kiemen/speuren/")
    refused = client.get(source.get_absolute_url())
    assert refused.status_code == 409
    assert "versleuteld met een andere sleutel" in refused.content.decode()
    assert client.post(f"{source.get_absolute_url()}weg/").status_code == 302


def test_the_operator_is_warned_when_the_newest_text_does_not_open(cast: Cast, settings) -> None:
    keep(cast, cast.joost)
    assert check_keys(databases=["default"]) == []
    settings.KIEMKRACHT_TEXT_KEYS = ["een-andere-sleutel-dan-eerst"]
    assert [message.id for message in check_keys(databases=["default"])] == ["kiemkracht.W001"]


def test_what_it_looks_for_is_public(client: Client, db: None) -> None:
    page = page_of(client, "/kiemen/speuren/zo-werkt-het/")
    assert "Nee is veilig" in page
    assert "Iemand deed iets voor het eerst" in page
    assert "ondernemingsraad" in page
