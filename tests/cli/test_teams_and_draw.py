"""`kiemkracht teams` and `kiemkracht draw`: Dutch, strict about files, 1 when it can't be."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiemkracht.cli.main import main

QUESTION: dict[str, Any] = {
    "members": [
        {"id": "fatma", "wishes": ["plein", "tuin"], "resident": True, "slots": ["ma"]},
        {"id": "aysel", "wishes": ["plein"], "resident": True, "slots": ["ma", "di"]},
    ],
    "projects": [{"id": "plein", "least": 1, "most": 1}, {"id": "tuin", "least": 1, "most": 1}],
}


def written(folder: Path, content: object) -> str:
    path = folder / "question.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_teams_tells_who_goes_where_and_what_was_given_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["teams", written(tmp_path, QUESTION)]) == 0
    out = capsys.readouterr().out
    assert "plein: aysel." in out
    assert "Beter kan niet: dat is bewezen." in out
    assert "fatma kreeg wens 2; wens 1 (plein) had het geheel 6 punten gekost." in out


def test_teams_writes_json_and_only_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["teams", written(tmp_path, QUESTION), "--json", "-", "--seed", "3"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["assignment"] == {"aysel": "plein", "fatma": "tuin"}
    assert (whole["seed"], whole["value"], whole["gap"]) == (3, 16, 0)


def test_teams_says_which_rules_collide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = QUESTION | {"rules": {"residents": 2}}
    assert main(["teams", written(tmp_path, question)]) == 1
    out = capsys.readouterr().out
    assert "Nodig: 4 bewoners; er zijn er 2." in out
    assert "Het kan wel zonder: een bewoner in elke set." in out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("geen json", "geen JSON"),
        ("[" * 100_000, "geen JSON"),
        ([], "hier hoort een object"),
        ({"members": []}, "projecten (projects) of leersets (sets)"),
        (QUESTION | {"kleur": 1}, "onbekend: kleur"),
        (QUESTION | {"members": [{"id": ""}]}, "members[0].id: hier hoort tekst"),
        (QUESTION | {"members": [{"id": "a", "slots": "ma"}]}, "members[0].slots"),
        (QUESTION | {"members": [{"id": "a", "wishes": ["maan"]}]}, "een wens die er niet is"),
        (QUESTION | {"rules": {"craft": -1}}, "rules.craft: hier hoort een heel getal"),
        (QUESTION | {"rules": {"craft": True}}, "rules.craft: hier hoort een heel getal"),
        (QUESTION | {"rules": {"apart": [["fatma"]]}}, "rules.apart"),
        ({"members": [], "sets": {"count": 10**9, "least": 1, "most": 1}}, "sets.count"),
    ],
)
def test_teams_says_where_a_file_goes_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: object, words: str
) -> None:
    assert main(["teams", written(tmp_path, content)]) == 2
    assert words in capsys.readouterr().err


def test_teams_without_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["teams", str(tmp_path / "nergens.json")]) == 2
    assert "Dat lukt niet" in capsys.readouterr().err


def people(folder: Path, text: str = "") -> str:
    path = folder / "mensen.csv"
    rows = [f"p{at},{'vrouw' if at % 3 else 'man'},h{at // 2}" for at in range(12)]
    path.write_text(text or "\n".join(["id,geslacht,adres", *rows]), encoding="utf-8")
    return str(path)


def test_draw_tells_the_panel_and_its_chances(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["draw", people(tmp_path), "--size", "4", "--quota", "geslacht:man=2-2", "--seed", "1"]
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert out.startswith("Geloot: p")
    assert "Kleinste kans 25,00 %" in out
    assert main([*asked, "--household", "adres", "--json", "-"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert len(whole["panel"]) == len({int(each[1:]) // 2 for each in whole["panel"]}) == 4
    assert sum(whole["chances"].values()) == pytest.approx(4)


def test_draw_reads_quotas_with_semicolons_and_says_what_to_widen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quotas = tmp_path / "quota.csv"
    quotas.write_text("feature;value;least;most\ngeslacht;man;5;6\n", encoding="utf-8-sig")
    assert main(["draw", people(tmp_path), "--size", "6", "--quotas", str(quotas)]) == 1
    assert "Ruimer: geslacht man van 5-6 naar 4-6." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("", ["--quota", "geslacht"], "schrijf bijvoorbeeld"),
        ("", ["--quota", "kleur:rood=1-2"], "deze kolommen ontbreken: kleur"),
        ("", ["--quota", "geslacht:man=1-2", "--quota", "geslacht:man=1-2"], "twee keer"),
        ("", ["--household", "huis"], "deze kolommen ontbreken: huis"),
        ("id,a\n1\n", [], "regel 2"),
        ("naam\nx\n", [], "deze kolommen ontbreken: id"),
        ("id\nx\nx\n", [], "een id twee keer"),
    ],
)
def test_draw_says_what_is_wrong(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    options: list[str],
    words: str,
) -> None:
    assert main(["draw", people(tmp_path, text), "--size", "4", *options]) == 2
    assert words in capsys.readouterr().err
