"""Files that people bring: their text comes out, or a sentence that says what to do."""

import os
import subprocess
import sys
import tempfile

import pytest
from django.utils import translation
from tests.engines.documents.papers import locked_pdf, odt, pdf, word, zipped

from kiemkracht.base import documents
from kiemkracht.base.documents import SENTENCES, read_upload
from kiemkracht.base.errors import RoomError
from kiemkracht.engines.documents import MOST_BYTES, REASONS


@pytest.fixture
def no_child(monkeypatch):
    """Starting a process is an error here."""

    def refuse(*_arguments, **_options):
        raise AssertionError("a process was started")

    monkeypatch.setattr(documents.subprocess, "run", refuse)


def sentence(data: bytes, name: str = "bestand") -> str:
    with translation.override("nl"), pytest.raises(RoomError) as caught:
        read_upload(data, name)
    with translation.override("nl"):
        return str(caught.value.sentence)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word("Sevda kookt soep op donderdag."), "docx"),
        (odt("<text:p>Sevda kookt soep op donderdag.</text:p>"), "odt"),
        (pdf("Sevda kookt soep op donderdag."), "pdf"),
        (b"<html><body><p>Sevda kookt soep op donderdag.</p></body></html>", "html"),
    ],
)
def test_joost_uploads_the_minutes_and_gets_their_text(data, kind):
    document = read_upload(data, "Verslag & notulen; $(rm).docx")
    assert document.text == "Sevda kookt soep op donderdag."
    assert document.format == kind


def test_plain_text_needs_no_process(no_child):
    assert (
        read_upload("Sevda kookt één pan.".encode("cp1252"), "a.txt").text == "Sevda kookt één pan."
    )
    assert (
        read_upload(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Joost>Dag\n", "a").text == "Joost: Dag"
    )


def test_what_is_refused_at_a_glance_needs_no_process(no_child):
    assert "20 MB" in sentence(b"PK\x03\x04" + b"x" * MOST_BYTES)
    assert "dit soort bestand" in sentence(b"\x89PNG\r\n\x1a\n" + b"\0" * 90)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (locked_pdf(), "wachtwoord"),
        (pdf("", picture=True), "Dit bestand is een scan: er staan alleen plaatjes in."),
        (b"%PDF-1.7 en dan niets", "beschadigd"),
        (zipped(**{"word__document.xml": b" " * 50_000_000}), "te veel werk"),
        (b"", "geen tekst"),
    ],
)
def test_every_bad_file_gets_a_sentence_that_says_what_to_do(data, expected):
    assert expected in sentence(data)


def test_every_reason_has_a_sentence_in_dutch():
    assert set(SENTENCES) == set(REASONS)
    with translation.override("nl"):
        dutch = {str(text) for text in SENTENCES.values()}
    with translation.override("en"):
        assert dutch.isdisjoint(str(text) for text in SENTENCES.values())


def test_a_file_that_eats_memory_ends_only_its_own_process(monkeypatch):
    hungry = "import resource; resource.setrlimit(resource.RLIMIT_AS, (9**9, 9**9)); b'x' * 10**10"
    monkeypatch.setattr(documents, "_plain_name", lambda _name: "x")
    real = subprocess.run

    def run(command, **options):
        return real([command[0], "-c", hungry], **options)

    monkeypatch.setattr(documents.subprocess, "run", run)
    assert "te veel werk" in sentence(b"%PDF-1.7")


def test_a_file_that_takes_too_long_is_stopped(monkeypatch):
    real = subprocess.run

    def run(command, **options):
        return real([command[0], "-c", "while True: pass"], **options)

    monkeypatch.setattr(documents, "_MOST_SECONDS", 0.5)
    monkeypatch.setattr(documents.subprocess, "run", run)
    assert "te veel werk" in sentence(b"%PDF-1.7")


def test_a_third_file_waits_its_turn(monkeypatch):
    monkeypatch.setattr(documents, "_PATIENCE_S", 0.05)
    with documents._turns, documents._turns:
        assert "andere bestanden" in sentence(b"%PDF-1.7")


def test_the_process_gets_no_secrets_and_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("KIEMKRACHT_SECRET_KEY", "geheim")
    assert "geheim" not in "".join(documents._bare_environment().values())
    read_upload(pdf("Sevda kookt soep op donderdag."), "a.pdf")
    with pytest.raises(RoomError):
        read_upload(locked_pdf(), "a.pdf")
    assert os.listdir(tmp_path) == []


def test_the_process_can_not_write_files_or_take_all_memory():
    tried = (
        "import sys, runpy, io\n"
        "import kiemkracht.engines.documents.reading as r\n"
        "def grab(*a, **k): b'x' * 10**9\n"
        "r.read_document = grab\n"
        "sys.argv = ['x']\n"
        "runpy.run_module('kiemkracht.engines.documents', run_name='__main__')\n"
    )
    finished = subprocess.run(
        [sys.executable, "-P", "-c", tried],
        input=b"soep",
        capture_output=True,
        timeout=60,
        env=documents._bare_environment(),
    )
    assert finished.returncode != 0
    assert b"MemoryError" in finished.stderr
