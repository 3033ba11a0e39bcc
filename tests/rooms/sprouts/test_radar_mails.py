"""Mails as people really send them: forwarded, locked, in two forms, with files and without."""

from email.message import EmailMessage

import pytest
from django.test import Client
from tests.engines.documents.papers import locked_pdf, pdf, word, zipped
from tests.people import Cast
from tests.rooms.sprouts.radar_texts import MINUTES, page_of

from kiemkracht.base import documents
from kiemkracht.base.sealing import unseal
from kiemkracht.cli import receive_mail
from kiemkracht.sprouts.models import DroppedMessage, SourceText
from kiemkracht.sprouts.selectors.my_radar import my_radar
from kiemkracht.sprouts.services import dropping, receiving
from kiemkracht.sprouts.services.receiving import Outcome, receive

pytestmark = pytest.mark.django_db
DOMAIN = "post.lindehaven.example"
DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def address(cast: Cast, settings) -> str:
    """Where Joost's mail comes in."""
    settings.KIEMKRACHT_DROP_DOMAIN = DOMAIN
    dropping.make_address(by=cast.visitor(cast.joost), kind="street")
    return my_radar(cast.visitor(cast.joost)).drop.address


def mail(text: str = "", *, subject: str = "Verslag", sender: str = "") -> EmailMessage:
    """A message as a mail program makes it."""
    made = EmailMessage()
    made["From"] = sender or '"Bos, Gerrit (Wijkzaken)" <g.bos@lindehaven.example>'
    made["To"] = "radar <speur@post.lindehaven.example>"
    made["Subject"] = subject
    if text:
        made.set_content(text)
    return made


def attach(made: EmailMessage, content: bytes, kind: str, name: str) -> EmailMessage:
    """The same message with a file."""
    made.add_attachment(content, maintype="application", subtype=kind, filename=name)
    return made


def kept() -> str:
    """The one text that was kept."""
    return unseal(SourceText.objects.get().sealed_text)


def test_a_forwarded_web_page_is_read_and_its_writer_is_no_longer_in_it(address: str) -> None:
    inner = mail(sender="Fatma Yilmaz <fatma@elders.example>", subject="Soep van Fatma")
    inner.set_content("<p>Voor het eerst kookte Fatma voor het hele portiek.</p>", subtype="html")
    outer = mail("Zie hieronder, mooi toch?", subject="Fwd: Soep van Fatma")
    outer.add_attachment(inner)
    assert receive(address=address, raw=outer.as_bytes()) is Outcome.KEPT
    text = kept()
    assert "Zie hieronder, mooi toch?" in text
    assert "voor het hele portiek" in text
    for gone in ("Fatma", "Yilmaz", "elders.example"):
        assert gone not in text
        assert gone not in unseal(SourceText.objects.get().sealed_title)


def test_a_reply_below_is_read_without_its_quoting_and_without_names(address: str) -> None:
    thread = (
        "Hoi allemaal,\n\nGerrit heeft het gewoon gedaan.\n\n"
        "Van: Sevda Aydin <sevda@lindehaven.example>\nVerzonden: maandag 3 november 2025 09:12\n"
        "Aan: Gerrit Bos\nOnderwerp: RE: soep\n\n"
        "> De buren zijn zelf begonnen met koken,\n> niemand had erom gevraagd.\n>> Groet, Sevda\n"
    )
    assert receive(address=address, raw=mail(thread).as_bytes()) is Outcome.KEPT
    text = kept()
    assert "\nDe buren zijn zelf begonnen" in text
    for gone in ("Gerrit", "Bos", "Sevda", "Aydin", "sevda@", "\n>"):
        assert gone not in text


def test_of_two_ways_to_say_the_same_one_is_read(address: str) -> None:
    made = mail("De buren koken zelf.")
    made.add_alternative("<p>De buren koken zelf.</p>", subtype="html")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    assert kept().count("De buren koken zelf.") == 1


def test_a_plain_part_that_says_nothing_gives_way_to_the_web_page(address: str) -> None:
    made = mail("Bekijk dit bericht in uw browser.")
    made.add_alternative(f"<p>{'De buren koken zelf. ' * 20}</p>", subtype="html")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    assert "De buren koken zelf." in kept()


def test_a_text_that_stands_in_the_message_is_not_read_twice(address: str) -> None:
    made = mail("Zie het verslag.")
    made.add_attachment("De buren koken zelf.\n", filename="verslag.txt", disposition="inline")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    assert kept().count("De buren koken zelf.") == 1


def test_invitations_and_business_cards_are_left_out_without_a_word(address: str) -> None:
    made = mail("De buren koken zelf.")
    card = "BEGIN:VCARD\nFN:Kees de Wit\nTEL:0612345678\nEND:VCARD\n"
    made.add_attachment(card, subtype="vcard", filename="kees.vcf")
    day = "BEGIN:VCALENDAR\nSUMMARY:Soepavond\nEND:VCALENDAR\n"
    made.add_attachment(day, subtype="calendar", filename="invite.ics")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    assert "BEGIN" not in kept()
    assert SourceText.objects.get().passed_over == {}


def test_the_owner_reads_what_was_not_read_and_why(address: str, cast: Cast, come_in) -> None:
    made = mail("Drie stukken en een foto.", subject="=?utf-8?q?Caf=C3=A9?=")
    attach(made, word(MINUTES), DOCX, "verslag van Sevda Aydin.docx")
    attach(made, locked_pdf(), "pdf", "geheim.pdf")
    attach(made, pdf("", picture=True), "pdf", "scan.pdf")
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="bord.png")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    source = SourceText.objects.get()
    assert source.passed_over == {"encrypted": 1, "scanned": 1, "picture": 1}
    assert "soeptafel" in unseal(source.sealed_text)
    client: Client = come_in(cast.joost)
    page = page_of(client, source.get_absolute_url())
    assert "Niet alles uit deze mail is gelezen" in page
    assert "wachtwoord" in page
    assert "een scan" in page
    assert "geheim.pdf" not in page


@pytest.mark.parametrize(
    ("content", "kind", "outcome"),
    [
        (locked_pdf(), "pdf", Outcome.LOCKED),
        (pdf("", picture=True), "pdf", Outcome.SCANNED),
        (zipped(**{"word__document.xml": b" " * 50_000_000}), DOCX, Outcome.TOO_MUCH_WORK),
        (b"%PDF-1.7 en dan niets", "pdf", Outcome.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", "octet-stream", Outcome.OTHER_KIND),
    ],
    ids=["locked", "scan", "bomb", "damaged", "other kind"],
)
def test_a_message_that_is_only_a_bad_file_is_refused_with_one_sentence(
    address: str, monkeypatch, capsys, content: bytes, kind: str, outcome: Outcome
) -> None:
    made = attach(mail("\n"), content, kind, "stuk.bin")
    assert receive(address=address, raw=made.as_bytes()) is outcome
    assert not SourceText.objects.exists()
    assert not DroppedMessage.objects.exists()
    assert _code(monkeypatch, address, made.as_bytes()) == 65
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def _code(monkeypatch, address: str, raw: bytes) -> int:
    import io
    from types import SimpleNamespace

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    return receive_mail.run(SimpleNamespace(to=address))


def test_a_locked_message_is_refused(address: str) -> None:
    raw = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; "
        b'boundary="g"\r\n\r\n--g\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n'
        b"--g\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--g--"
    )
    assert receive(address=address, raw=raw) is Outcome.LOCKED
    assert not SourceText.objects.exists()


def test_a_message_of_twenty_megabytes_is_too_large(address: str) -> None:
    raw = mail("De buren koken zelf.").as_bytes()
    raw += b"x" * (20_000_000 - len(raw))
    assert receive(address=address, raw=raw) is Outcome.TOO_LARGE


def test_a_long_message_is_cut_and_says_so(address: str) -> None:
    text = "De buren koken vandaag zelf in het portiek.\n" * 4_000
    assert receive(address=address, raw=mail(text).as_bytes()) is Outcome.KEPT
    assert SourceText.objects.get().passed_over == {"cut": 1}


def test_more_than_ten_files_are_told(address: str) -> None:
    made = mail("De buren koken zelf.")
    for number in range(12):
        made.add_attachment(f"Stuk {number} van het verslag.\n", filename=f"{number}.txt")
    assert receive(address=address, raw=made.as_bytes()) is Outcome.KEPT
    assert SourceText.objects.get().passed_over == {"more": 2}
    assert "Stuk 9" in kept()
    assert "Stuk 10" not in kept()


def test_a_bounce_without_a_return_path_is_let_go(address: str) -> None:
    raw = (
        b"From: MAILER-DAEMON@elders.example\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="g"\r\n\r\n'
        b"--g\r\nContent-Type: text/plain\r\n\r\nNiet bezorgd.\r\n--g--\r\n"
    )
    assert receive(address=address, raw=raw) is Outcome.AUTOMATIC
    assert not SourceText.objects.exists()


def test_who_comes_while_others_are_read_is_asked_to_try_again(
    address: str, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(documents, "_PATIENCE_S", 0.01)
    with documents._turns, documents._turns:
        assert receive(address=address, raw=mail("De buren.").as_bytes()) is Outcome.BUSY
        assert _code(monkeypatch, address, mail("De buren.").as_bytes()) == 75
    assert receive(address=address, raw=mail("De buren.").as_bytes()) is Outcome.KEPT


def test_a_fault_of_ours_bounces_nothing_and_tells_nothing(
    address: str, monkeypatch, capsys
) -> None:
    def stumble(_raw: bytes) -> None:
        raise KeyError("soeptafel")

    monkeypatch.setattr(receiving, "read_mail", stumble)
    assert _code(monkeypatch, address, mail("De soeptafel.").as_bytes()) == 75
    assert "soeptafel" not in capsys.readouterr().err


def test_headers_in_an_odd_form_are_still_headers(address: str) -> None:
    raw = b"X-Odd:ja\r\nSubject:\r\n Soep\r\nFrom:gerrit@lindehaven.example\r\n\r\nDe buren koken."
    assert receive(address=address, raw=raw) is Outcome.KEPT
    assert kept() == "Soep\n\nDe buren koken."
