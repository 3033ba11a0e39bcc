"""Broken, locked, scanned, enormous and hostile files: one clear reason, never another error."""

import io
import random
import zipfile

import pytest
from tests.engines.documents.papers import ODT_HEAD, locked_pdf, odt, pdf, with_part, word, zipped

from kiemkracht.engines.documents import MOST_BYTES, REASONS, Document, DocumentError, read_document

LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(1, 9))

BOMB = f'<!DOCTYPE x [<!ENTITY l1 "ha">{LAUGHS}]>'


def reason(data: bytes, name: str = "") -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(data, name=name)
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\0" * 500, "empty"),
        ("…!? -- ".encode(), "empty"),
        (b"x" * MOST_BYTES, "too_large"),
        (b"woord " * 400_000, "too_large"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unknown"),
        (b"GIF89a...", "unknown"),
        (b"{\\rtf1 Dag}", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (random.Random(1).randbytes(5000), "unknown"),
        (b"PK\x03\x04 en dan niets", "broken"),
        (zipped(**{"foto.jpg": b"x"}), "unknown"),
        (b"%PDF-1.7 en dan niets", "broken"),
        (pdf("Geheim")[:300], "broken"),
        (locked_pdf(), "encrypted"),
        (pdf("", "", picture=True), "scanned"),
        (pdf(""), "empty"),
        (word(), "empty"),
        (word("Soep.")[:-200], "broken"),
        (with_part(word("Soep."), "word/document.xml", lambda _xml: b"<w:document"), "broken"),
        (odt("<text:p>open"), "broken"),
        (odt("<text:p>a</text:p>", manifest="<m><encryption-data/></m>"), "encrypted"),
        (odt("<text:p>a</text:p>", kind="opendocument.spreadsheet"), "unknown"),
        (odt("<text:p>&l9;</text:p>", head=BOMB + ODT_HEAD), "bomb"),
        (odt("<text:p>" + "<text:span>" * 5000 + "</text:span>" * 5000 + "</text:p>"), "broken"),
        (odt("<text:section>" * 220 + "<text:p>a</text:p>" + "</text:section>" * 220), "bomb"),
    ],
)  # fmt: skip
def test_every_bad_file_has_its_reason(data, expected):
    assert reason(data) == expected


def test_a_zip_bomb_is_refused_before_it_unfolds():
    assert reason(zipped(**{"word__document.xml": b" " * 50_000_000})) == "bomb"


def test_a_zip_with_thousands_of_parts_is_refused():
    parts = {f"deel{number}": b"" for number in range(2_100)}
    assert reason(zipped(**parts, **{"word__document.xml": b"x"})) == "bomb"


def test_a_zip_in_a_zip_is_refused():
    inner = zipped(a=b"x")
    assert reason(zipped(**{"word__document.xml": b"<x/>", "inner.zip": inner})) == "bomb"


def test_parts_that_lie_over_each_other_are_refused():
    data = bytearray(zipped(**{"word__document.xml": b"soep" * 50, "word__b.xml": b"brood" * 50}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        second = archive.infolist()[1]
    place = data.rindex(b"PK\x01\x02") + 42
    assert int.from_bytes(data[place : place + 4], "little") == second.header_offset
    data[place : place + 4] = (5).to_bytes(4, "little")
    assert reason(bytes(data)) in {"bomb", "broken"}


def test_a_locked_zip_says_so():
    data = bytearray(zipped(**{"word__document.xml": b"soep"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert reason(bytes(data)) == "encrypted"


def test_a_word_file_with_an_entity_is_refused():
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l1 "ha">{LAUGHS}]><x>&l9;</x>'.encode()
    assert reason(with_part(word("Soep."), "word/document.xml", lambda _xml: bomb)) == "bomb"


def test_a_mail_of_a_thousand_parts_is_refused():
    parts = "--b\nContent-Type: text/plain\n\na\n" * 1000
    mail = (
        f'From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}--b--\n'
    )
    assert reason(mail.encode()) == "bomb"


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf", "html", "eml", "vtt", "utf-16"])
def test_cut_and_changed_files_give_text_or_a_reason(kind):
    whole = {
        "docx": word("Joost kookt.", "Sevda ook.", table=(("a", "b"),)),
        "odt": odt("<text:p>Joost kookt soep.</text:p>"),
        "pdf": pdf("Joost kookt soep op het plein.", "En brood."),
        "html": b"<html><body><p>Joost <b>kookt</b></p><table><tr><td>a</table></body></html>",
        "eml": b"From: a@b.example\nSubject: =?utf-8?b?U29lcA==?=\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nDag\n--b--\n",
        "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Joost>Dag\n",
        "utf-16": "Joost kookt soep".encode("utf-16"),
    }[kind]
    chance = random.Random(20260101)
    reasons = set()
    for _round in range(60):
        data = bytearray(whole)
        for _change in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.4:
            del data[chance.randrange(1, len(data)) :]
        try:
            assert isinstance(read_document(bytes(data)), Document)
        except DocumentError as error:
            reasons.add(error.reason)
    assert reasons <= set(REASONS)
