"""`kiemkracht mirror`: the mirror of language on the command line."""

import io
import json
import sys

import pytest
from tests.engines.documents.papers import locked_pdf, word

from kiemkracht.cli import main

STIFF = "Ketenpartners stemmen integraal af over de casus. We koken soep."


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_bytes(b"\xef\xbb\xbf" + STIFF.replace(". ", ".\r\n").encode())
    return path


def test_the_words_and_what_could_stand_there(letter, capsys):
    assert main(["mirror", str(letter)]) == 0
    said = capsys.readouterr().out
    assert "Leesniveau (schatting):" in said
    assert "integraal  [kantoorwoord]  →  samen" in said
    assert "We koken soep" not in said


def test_as_json_with_exact_places(letter, capsys):
    assert main(["mirror", str(letter), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"level", "is_b1", "score", "sentences"}
    text = STIFF.replace(". ", ".\n")
    for sentence in found["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["sentence"]
        for each in sentence["words"]:
            assert text[each["start"] : each["end"]] == each["word"]
            assert each["kind"]
    assert found["sentences"][1]["words"] == []


def test_standard_input_is_a_dash(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Wij koken soep.")))
    assert main(["mirror", "-"]) == 0
    assert "Mooi geschreven" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"   \n"])
def test_an_empty_text_is_no_error(tmp_path, capsys, content):
    path = tmp_path / "leeg.txt"
    path.write_bytes(content)
    assert main(["mirror", str(path)]) == 0
    assert "geen tekst" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_what_can_not_be_read_gets_a_sentence(tmp_path, capsys, content):
    path = tmp_path / "raar.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["mirror", str(path)]) == 2
    assert "Dat lukt niet" in capsys.readouterr().err


def test_a_document_is_looked_at_by_what_it_says(tmp_path, capsys):
    path = tmp_path / "brief.docx"
    path.write_bytes(word("Wij gaan de implementatie van het beleid faciliteren."))
    assert main(["mirror", str(path)]) == 0
    assert "faciliteren" in capsys.readouterr().out


def test_a_locked_document_gets_a_sentence(tmp_path, capsys):
    path = tmp_path / "brief.pdf"
    path.write_bytes(locked_pdf())
    assert main(["mirror", str(path)]) == 2
    assert "wachtwoord" in capsys.readouterr().err
