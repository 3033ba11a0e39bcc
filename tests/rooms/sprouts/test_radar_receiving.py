"""The drop address: what is mailed appears in one's radar, without anything that names someone."""

import io
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import MINUTES, page_of

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.base.models import ChronicleLine
from kiemkracht.base.sealing import unseal
from kiemkracht.cli import receive_mail
from kiemkracht.people.services import leaving, welcome_guest
from kiemkracht.sprouts.models import DropAddress, DroppedMessage, SourceText
from kiemkracht.sprouts.selectors.my_radar import my_radar
from kiemkracht.sprouts.services import dropping, weighing_signals
from kiemkracht.sprouts.services.receiving import MOST_PER_DAY, Outcome, receive

pytestmark = pytest.mark.django_db
DOMAIN = "post.lindehaven.example"


@pytest.fixture(autouse=True)
def _with_mail(settings):
    settings.KIEMKRACHT_DROP_DOMAIN = DOMAIN


@pytest.fixture
def address(cast: Cast) -> str:
    """Where Joost's mail comes in."""
    dropping.make_address(by=cast.visitor(cast.joost), kind="street")
    return my_radar(cast.visitor(cast.joost)).drop.address


def message(text: str = MINUTES, number: int = 1, **headers: str) -> bytes:
    lines = {
        "From": "Gerrit Bos <gerrit@lindehaven.example>",
        "To": "speur@lindehaven.example",
        "Subject": "Verslag van mevrouw Aydin",
        "Message-ID": f"<{number}@lindehaven.example>",
        "Content-Type": "text/plain; charset=utf-8",
        **headers,
    }
    head = "\r\n".join(f"{name}: {value}" for name, value in lines.items() if value)
    return f"{head}\r\n\r\n{text}".encode()


def test_a_message_is_kept_without_names_and_waits_as_new(
    cast: Cast, address: str, come_in
) -> None:
    assert receive(address=address, raw=message()) is Outcome.KEPT
    source = SourceText.objects.get()
    text = unseal(source.sealed_text)
    assert "soeptafel" in text
    for gone in ("Aydin", "Bos", "12345678", "gerrit@"):
        assert gone not in text
        assert gone not in unseal(source.sealed_title)
    assert (source.came_by, source.kind) == ("mail", "street")
    assert set(source.signals.values_list("state", flat=True)) == {"new"}
    client: Client = come_in(cast.joost)
    assert "binnengekomen per mail" in page_of(client, "/kiemen/speuren/")
    first = source.signals.first()
    client.post(f"/kiemen/speuren/zin/{first.pk}/", {"answer": "later"})
    assert set(source.signals.values_list("state", flat=True)) == {"later", "with_author"}
    line = ChronicleLine.objects.get(verb="sprouts.text_scanned")
    assert line.actor_id is None


def test_an_attachment_is_read_along_and_a_picture_passed_over(address: str) -> None:
    raw = (
        b"Message-ID: <2@x>\r\nSubject: Twee bijlagen\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="grens"\r\n\r\n'
        b"--grens\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n"
        b"--grens\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment;"
        b' filename="verslag.txt"\r\n\r\n' + MINUTES.encode() + b"\r\n"
        b"--grens\r\nContent-Type: image/png\r\nContent-Disposition: attachment;"
        b' filename="foto.png"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n'
        b"--grens--\r\n"
    )
    assert receive(address=address, raw=raw) is Outcome.KEPT
    text = unseal(SourceText.objects.get().sealed_text)
    assert "Zie bijlage." in text
    assert "soeptafel" in text
    assert "12345678" not in text


def test_the_same_message_twice_is_kept_once(address: str) -> None:
    assert receive(address=address, raw=message()) is Outcome.KEPT
    assert receive(address=address, raw=message()) is Outcome.SEEN_BEFORE
    assert receive(address=address.upper(), raw=message(number=2)) is Outcome.KEPT
    assert SourceText.objects.count() == 2


@pytest.mark.parametrize("headers", [{"Auto-Submitted": "auto-replied"}, {"Return-Path": "<>"}])
def test_what_a_machine_sent_is_let_go(address: str, headers: dict[str, str]) -> None:
    assert receive(address=address, raw=message(**headers)) is Outcome.AUTOMATIC
    assert not SourceText.objects.exists()


def test_a_day_has_its_limit(cast: Cast, address: str) -> None:
    DroppedMessage.objects.bulk_create(
        DroppedMessage(owner=cast.joost, digest=str(number)) for number in range(MOST_PER_DAY)
    )
    assert receive(address=address, raw=message()) is Outcome.TOO_MANY


@pytest.mark.parametrize(
    "wrong",
    ["", "speur-@post.lindehaven.example", "speur-abc@elders.example", "x", "@", "speur-\x00@x"],
)
def test_an_unknown_address_is_nobody(address: str, wrong: str) -> None:
    assert receive(address=wrong, raw=message()) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 500,
        b"Subject: \xff\xfe\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x--",
        b'From: "" <@>\r\nTo: (((((\r\nMessage-ID: <[>\r\n\r\n',
        b"Content-Type: text/plain; charset=bestaat-niet\r\n\r\n ",
    ],
)
def test_odd_messages_do_no_harm(address: str, raw: bytes) -> None:
    assert receive(address=address, raw=raw) in {Outcome.UNREADABLE, Outcome.KEPT}


def test_a_renewed_or_withdrawn_address_knows_nobody(cast: Cast, address: str) -> None:
    joost = cast.visitor(cast.joost)
    dropping.make_address(by=joost, kind="meeting")
    assert receive(address=address, raw=message()) is Outcome.UNKNOWN
    fresh = my_radar(joost).drop.address
    assert receive(address=fresh, raw=message()) is Outcome.KEPT
    dropping.end_address(by=joost)
    assert receive(address=fresh, raw=message(number=3)) is Outcome.UNKNOWN
    assert DropAddress.objects.filter(withdrawn_at=None).count() == 0


def test_who_stopped_or_left_receives_nothing(cast: Cast, address: str) -> None:
    weighing_signals.stop_scanning(by=cast.visitor(cast.joost))
    assert receive(address=address, raw=message()) is Outcome.UNKNOWN
    lotte = cast.visitor(cast.lotte)
    dropping.make_address(by=lotte, kind="meeting")
    hers = my_radar(lotte).drop.address
    leaving.forget_me(by=lotte)
    assert receive(address=hers, raw=message()) is Outcome.UNKNOWN


def test_without_a_domain_there_is_no_address(cast: Cast, settings, come_in) -> None:
    settings.KIEMKRACHT_DROP_DOMAIN = ""
    with pytest.raises(RoomError):
        dropping.make_address(by=cast.visitor(cast.joost), kind="meeting")
    assert "postadres" not in page_of(come_in(cast.joost), "/kiemen/speuren/")


def test_guests_have_no_address(db: None) -> None:
    with pytest.raises(LeaveDenied):
        dropping.make_address(by=welcome_guest(name="Fatma"), kind="meeting")


def test_the_address_is_not_readable_in_the_table(address: str) -> None:
    row = DropAddress.objects.get()
    token = address.partition("@")[0].removeprefix("speur-")
    assert len(token) == 16
    assert token.encode() not in bytes(row.sealed_token)
    assert token not in row.digest


@pytest.mark.parametrize(
    ("raw", "code"),
    [(message(), 0), (b"\x00", 65), (b"a" * (20 * 1024 * 1024 + 1), 69)],
    ids=["kept", "unreadable", "too large"],
)
def test_the_command_answers_as_a_mail_server_reads_it(
    address: str, monkeypatch, capsys, raw: bytes, code: int
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert receive_mail.run(SimpleNamespace(to=address)) == code
    told = capsys.readouterr()
    assert "soeptafel" not in told.out + told.err


def test_the_command_says_that_a_user_is_unknown(db: None, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(message())))
    assert receive_mail.run(SimpleNamespace(to=f"speur-niemand@{DOMAIN}")) == 67
    assert "bestaat niet" in capsys.readouterr().err
