"""`kiemkracht similar`: find before make on a file of one's own."""

import io
import json

import pytest

from kiemkracht.cli.city.chance import content
from kiemkracht.cli.main import main

GARDEN = (
    "id\ttitle\ttext\tlonging\n"
    "soep\tSoep in het portiek\tElke donderdag kook ik soep voor de trap.\tNiemand eet alleen.\n"
    "fiets\tFietsen maken\tMet de jongens van het veldje knappen we fietsen op.\tOmdat het kan.\n"
    "bank\tBank op de galerij\tTwee stoelen buiten, wie wil gaat zitten.\tNiemand is alleen.\n"
)


@pytest.fixture
def garden(tmp_path):
    path = tmp_path / "tuin.tsv"
    path.write_text(GARDEN, "utf-8")
    return str(path)


def ask(capsys, *arguments):
    code = main(["similar", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_what_resembles_it_comes_first_with_its_arithmetic(garden, capsys):
    _, out, _ = ask(capsys, "--texts", garden, "--query", "een pan soep voor de buren", "--json")
    first = json.loads(out)["similar"][0]
    assert first["id"] == "soep"
    both = first["in_words"] + first["weight"] * first["in_meaning"]
    assert first["score"] == pytest.approx(both / (1 + first["weight"]))
    assert first["weight"] == round(20 / 26, 3)  # six words
    assert "soep" in [word.lower() for word in first["shared_words"]]


def test_one_is_very_different_with_the_same_longing(garden, capsys):
    code, out, _ = ask(
        capsys, "--texts", garden, "--query", "soep koken", "--longing", "dat niemand alleen is",
        "--top", "1",
    )  # fmt: skip
    assert code == 0
    assert "Heel anders, met hetzelfde verlangen" in out
    assert "Niemand is alleen." in out
    assert "weet jij" in out


@pytest.mark.parametrize(
    ("body", "found"),
    [("soep voor iedereen\nfietsen", "1"), ("a\tsoep voor iedereen\nb\tfietsen", "a")],
)
def test_one_or_two_columns_are_enough(tmp_path, capsys, body, found):
    path = tmp_path / "t.tsv"
    path.write_text(body, "utf-8")
    _, out, _ = ask(capsys, "--texts", str(path), "--query", "soep", "--json")
    assert json.loads(out)["similar"][0]["id"] == found


def test_the_query_may_come_from_standard_input(garden, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("soep"))
    _, out, _ = ask(capsys, "--texts", garden, "--query", "-")
    assert "Soep in het portiek" in out


@pytest.mark.parametrize("body", ["", "\n\n\t\t\n", "id\ttitle\ttext\n", "\x00\t\xff"])
def test_a_file_with_nothing_in_it_finds_nothing(tmp_path, capsys, body):
    path = tmp_path / "leeg.tsv"
    path.write_text(body, "latin-1")
    code, out, _ = ask(capsys, "--texts", str(path), "--query", "soep")
    assert (code, out) == (0, "Niets in dit bestand lijkt erop.\n")


def test_what_cannot_be_done_is_said(tmp_path, garden, capsys):
    assert ask(capsys, "--texts", str(tmp_path / "weg.tsv"), "--query", "x")[0] == 2
    assert ask(capsys, "--texts", garden, "--query", "x", "--top", "0")[0] == 2
    twice = tmp_path / "dubbel.tsv"
    twice.write_text("a\tsoep\na\tfiets", "utf-8")
    code, _, err = ask(capsys, "--texts", str(twice), "--query", "x")
    assert code == 2
    assert "id a" in err


def test_the_twelve_planted_pairs_stand_in_the_top_three(tmp_path, capsys):
    rows = [row for n in range(1, 5) for row in content(f"sprouts_{n}")]
    pairs = [(row, row["twin"]) for row in rows if row.get("twin")]
    assert len({frozenset((row["key"], twin)) for row, twin in pairs}) == 12
    for row, twin in pairs:
        path = tmp_path / "stad.tsv"
        others = [other for other in rows if other["key"] != row["key"]]
        path.write_text(
            "\n".join(f"{one['key']}\t{one['title']}\t{one['story']}" for one in others), "utf-8"
        )
        query = f"{row['title']} {row['story']}"
        _, out, _ = ask(capsys, "--texts", str(path), "--query", query, "--top", "3", "--json")
        assert twin in [hit["id"] for hit in json.loads(out)["similar"]], row["key"]
