import json

from kiemkracht.base import documents
from kiemkracht.cli import main
from kiemkracht.engines.documents import DocumentError

TEXT = (
    "Overleg\n\n- Joke: De buren hebben uit zichzelf een strooiploeg gevormd voor de hele straat.\n"
)


def test_scout_prints_finds_as_json(tmp_path, capsys):
    path = tmp_path / "notitie.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["scout", str(path), "--json"]) == 0
    (find,) = json.loads(capsys.readouterr().out)
    assert find["sentence"] == TEXT[find["start"] : find["end"]]
    assert (find["kind"], find["code"]) == ("sprout", "K2")
    assert all(word in find["sentence"] for word in find["why"])


def test_scout_tells_it_in_dutch(tmp_path, capsys):
    path = tmp_path / "notitie.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["scout", str(path)]) == 0
    said = capsys.readouterr().out
    assert "K2 kiem: anderen beginnen" in said
    assert "uit zichzelf" in said


def test_another_language_is_said_politely(tmp_path, capsys):
    path = tmp_path / "note.txt"
    path.write_text("The neighbours started a garden on their own and nobody asked them to.")
    assert main(["scout", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert "Engels" in said.err


def test_a_file_without_text_and_a_missing_file_are_told(tmp_path, capsys):
    path = tmp_path / "leeg.docx"
    path.write_bytes(b"")
    assert main(["scout", str(path)]) == 2
    assert "geen tekst" in capsys.readouterr().err
    assert main(["scout", str(tmp_path / "weg.txt")]) == 2


def test_a_document_is_read_inside_limits_and_not_in_this_process(tmp_path, capsys, monkeypatch):
    """A PDF that unfolds to gigabytes ends its own process, here as on the page."""
    asked = []

    def read(data, name):
        asked.append(name)
        raise DocumentError("bomb")

    monkeypatch.setattr(documents, "_read_apart", read)
    path = tmp_path / "bom.pdf"
    path.write_bytes(b"%PDF-1.7")
    for command in ("scout", "anonymise", "mirror"):
        assert main([command, str(path)]) == 2
        assert "te veel werk" in capsys.readouterr().err
    assert len(asked) == 3
