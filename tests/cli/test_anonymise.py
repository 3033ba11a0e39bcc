"""`kiemkracht anonymise`: the text without people, or a reason in Dutch."""

import io
import json
import sys

import pytest
from tests.engines.documents.papers import locked_pdf, pdf, word

from kiemkracht.cli.main import main

NOTE = "Joost belde mevrouw Aydin op 06-12345678. Joost Terpstra was er ook."
MASKED = "[naam 1] belde mevrouw [naam 2] op [telefoon 1]. [naam 1] was er ook."


def test_a_note_is_printed_without_people(tmp_path, capsys):
    note = tmp_path / "notitie.txt"
    note.write_text(NOTE, encoding="utf-8")
    assert main(["anonymise", str(note)]) == 0
    printed = capsys.readouterr()
    assert printed.out.strip() == MASKED
    assert "4 plekken gevonden" in printed.err


@pytest.mark.parametrize("make", [word, pdf])
def test_documents_are_read_too(tmp_path, capsys, make):
    paper = tmp_path / "notitie"
    paper.write_bytes(make(NOTE))
    assert main(["anonymise", str(paper)]) == 0
    assert capsys.readouterr().out.strip() == MASKED


def test_marked_words_stay(tmp_path, capsys):
    note = tmp_path / "notitie.txt"
    note.write_text(NOTE, encoding="utf-8")
    assert main(["anonymise", str(note), "--mark"]) == 0
    assert "mevrouw [naam 2: Aydin] op [telefoon 1: 06-12345678]" in capsys.readouterr().out


def test_the_list_says_where_what_and_why(tmp_path, capsys):
    note = tmp_path / "notitie.txt"
    note.write_text(NOTE, encoding="utf-8")
    assert main(["anonymise", str(note), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["label"], one["text"]) for one in found] == [
        ("naam 1", "Joost"),
        ("naam 2", "Aydin"),
        ("telefoon 1", "06-12345678"),
        ("naam 1", "Joost Terpstra"),
    ]
    assert found[1]["why"] == "na ‘mevrouw’"
    assert all(NOTE[one["start"] : one["end"]] == one["text"] for one in found)


def test_standard_input_is_read_and_known_names_count(monkeypatch, capsys):
    stdin = io.TextIOWrapper(io.BytesIO(b"de tuin van quibus en de hond"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["anonymise", "-", "--known", "Quibus"]) == 0
    assert capsys.readouterr().out.strip() == "de tuin van [naam 1] en de hond"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (locked_pdf(), "er zit een wachtwoord op dit bestand"),
        (pdf("", picture=True), "alleen plaatjes"),
        (b"", "geen tekst"),
        (b"x" * 20_000_000, "te groot"),
    ],
)
def test_a_bad_file_gives_a_reason_and_prints_nothing(tmp_path, capsys, data, expected):
    paper = tmp_path / "bestand"
    paper.write_bytes(data)
    assert main(["anonymise", str(paper)]) == 2
    printed = capsys.readouterr()
    assert expected in printed.err
    assert printed.out == ""


def test_a_file_that_is_not_there_is_said_so(tmp_path, capsys):
    assert main(["anonymise", str(tmp_path / "nergens.txt")]) == 2
    assert "Dat lukt niet" in capsys.readouterr().err
