"""`kiemkracht startfoto`: Dutch, strict about files, 1 when too little is known."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.processes import in_its_own_process

from kiemkracht.cli.main import main

LINKS = ("energy", "connections", "means", "backing", "learning", "recovery")
SQUARE: dict[str, Any] = {
    "name": "Pleinbeheer De Linden",
    "affected": 620,
    "population": 2400,
    "settled": {"depth": 3, "value": 3, "burden": 2, "irreversibility": 1, "inequality": 1}
    | dict(zip(LINKS, (4, 3, 2, 1, 3, 2), strict=True)),
    "groups": [
        {
            "name": name,
            "size": size,
            "positions": positions,
            "influence": influence,
            "touched": touched,
            "source": source,
        }
        for name, size, positions, influence, touched, source in (
            ("omwonenden", 620, [4, 6, 10, 34, 26], 1, 4, "self"),
            ("jongeren plein", 70, [6, 7, 4, 3, 1], 1, 4, "conversation"),
            ("afdeling groen", 18, [2, 7, 5, 3, 1], 4, 3, "self"),
            ("wijkteam", 12, [0, 0, 3, 6, 3], 2, 1, "conversation"),
            ("college", 5, [0, 1, 2, 2, 0], 4, 1, "estimate"),
        )
    ],
    "context": "neighbourhood",
    "patterns": ["B05", "B16", "B21"],
    "themes": ["young_people"],
}


def written(folder: Path, content: object) -> str:
    path = folder / "foto.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_tells_the_picture_the_position_the_guards_and_the_script(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["startfoto", written(tmp_path, SQUARE)]) == 0
    out = capsys.readouterr().out
    for words in (
        "Startfoto: Pleinbeheer De Linden",
        "Impact 66,7 (hoog), naast Prijs 33,3 (laag)",
        "Draagvlak 57,9 (midden) [",
        "Polarisatie 35,8 (laag). Zekerheid 82,0 (hoog)",
        "Potentieel 43,8 (midden)",
        "Zwakste schakel: rugdekking",
        "Startpositie: Toerusten.",
        "Grensgeval op potentieel: kijk ook naar Doorpakken.",
        "Want geraakt en tegen: jongeren plein en afdeling groen.",
        "1. [17] Aan de keukentafel zonder aanbod (luisteren), begin binnen 14 dagen",
        "7. [46] Budget uit handen (dragen), begin binnen 70 dagen",
        "Trekker: bewoners of dragers",
        "potentieel 43,8 < 50",
        "potentieel 43,8 ≈ 50",
        "rugdekking 1 → 2: Doorpakken, wachter W5 weg",
        "Jullie beslissen.",
    ):
        assert words in out
    steps = out.count("     Trekker: ")
    assert steps == 14
    for part in ("Waarom", "Stopregel", "Kijkvraag"):
        assert out.count(f"     {part}: ") == steps


def test_every_number_can_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["startfoto", written(tmp_path, SQUARE), "--arithmetic"]) == 0
    out = capsys.readouterr().out
    assert "Potentieel: 43,75 = 100 × (de helft van het gemiddelde ÷ 4" in out
    assert "  Rugdekking: 1 = de groep sprak dit samen af" in out
    assert "      draagt actief bij (omwonenden): 26" in out


def test_json_holds_everything_and_only_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["startfoto", written(tmp_path, SQUARE), "--json", "--seed", "4"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["outcomes"]["support"]["shown"] == 57.9
    assert whole["outcomes"]["support"]["label"] == "middle"
    assert whole["outcomes"]["support"]["interval"]["answers"] == 98
    assert whole["outcomes"]["potential"]["arithmetic"]["formula"] == "mean_and_weakest"
    steps = whole["proposal"]["script"]["steps"]
    assert [step["card"] for step in steps] == [17, 36, 27, 18, 32, 35, 46]
    assert all(step["why"]["rule"] and step["why"]["score"]["parts"] for step in steps)
    assert whole["flips"][0]["position"] == "carry_on"
    assert (whole["seed"], whole["k"], len(whole["thresholds"])) == (4, 5, 12)


def test_sheets_of_two_sides_show_where_they_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = [{"answers": {"value": 4, "backing_1": 4}}] * 6
    sheets += [{"group": "bewoners", "answers": {"value": 2, "backing_1": None}}] * 9
    assert main(["startfoto", written(tmp_path, SQUARE | {"settled": {}, "sheets": sheets})]) == 1
    out = capsys.readouterr().out
    assert "15 antwoordbladen." in out
    assert "waarde: wie ermee begon 4,0, wie het raakt 2,0" in out
    assert "rugdekking 4,0" in out


def test_a_group_of_a_few_is_named_as_not_shown_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = [{"answers": {"value": 4}}] * 6 + [{"group": "straat", "answers": {"value": 2}}] * 9
    sheets += [{"group": "portiek", "answers": {"value": 0}}] * 2
    assert main(["startfoto", written(tmp_path, SQUARE | {"sheets": sheets})]) == 0
    assert "of af te leiden): portiek, straat" in capsys.readouterr().out


def test_who_is_too_unsure_first_looks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = {"name": "portiek", "size": 3, "positions": [3, 0, 0, 0, 0], "touched": 4}
    groups = [group | {"source": "estimate"} for group in SQUARE["groups"]] + [
        few | {"source": "conversation"}
    ]
    assert main(["startfoto", written(tmp_path, SQUARE | {"groups": groups})]) == 0
    out = capsys.readouterr().out
    assert "Script: Eerst kijken" in out
    assert "Ook te bekijken" not in out
    assert "tegen: jongeren plein, afdeling groen en een kleine groep." in out


def test_when_all_answer_they_do_not_know_it_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = [{"group": "bewoners", "answers": {"value": None, "depth": None}}] * 8
    assert main(["startfoto", written(tmp_path, {"sheets": sheets})]) == 1
    out = capsys.readouterr().out
    assert "Impact onbekend, naast Prijs onbekend" in out
    assert "  - waarde: niemand weet dit nog" in out
    assert "  - groepen die het raakt: er zijn nog geen groepen genoemd" in out
    assert "nog te weinig bekend" in out
    assert "Wachter W8 De last verlichten: nog niet te zeggen." in out
    assert "Script" not in out


def test_small_groups_stay_hidden_in_text_and_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = {"name": "corporatie", "size": 3, "positions": [0, 0, 1, 2, 0], "touched": 1}
    whole = SQUARE | {"groups": [*SQUARE["groups"], few | {"influence": 3}]}
    path = written(tmp_path, whole)
    assert main(["startfoto", path]) == 0
    assert "corporatie: 3 mensen, invloed 3, geraakt 1; verborgen" in capsys.readouterr().out
    assert main(["startfoto", path, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    group = next(each for each in listed["groups"] if each["name"] == "corporatie")
    assert (group["positions"], group["mean"], group["note"]) == (None, None, "hidden")
    inside = json.dumps(listed["outcomes"]).count('"about": "corporatie", "note": "hidden"')
    # Its share or mean and five positions, in broad, power, touched and polarisation, and once
    # more in support: every one of them closed.
    assert inside >= 4 * 7
    assert main(["startfoto", path, "--k", "3"]) == 0
    assert "3 geteld" in capsys.readouterr().out


def test_a_name_can_not_move_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["startfoto", written(tmp_path, SQUARE | {"name": "mooi\u001b[2J\nplein"})])
    assert capsys.readouterr().out.startswith("Startfoto: mooi [2J plein\n")


GROUP = SQUARE["groups"][0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("geen json", "geen JSON"),
        ("[" * 100_000, "geen JSON"),
        ([], "hier hoort een object"),
        ({"charm": 1}, "onbekend: charm"),
        ({"affected": "veel"}, "affected: hier hoort een heel getal"),
        ({"affected": 90, "population": 40}, "Het aantal mensen in het verband klopt niet"),
        ({"affected": -1}, "Het aantal mensen dat het merkt klopt niet"),
        ({"population": 10**40}, "Het aantal mensen in het verband klopt niet"),
        ({"sheets": {}}, "sheets: hier hoort een lijst"),
        ({"sheets": [{"answers": []}]}, "sheets[0].answers: hier hoort een object"),
        ({"sheets": [{"answers": {"value": 5}}]}, "Een antwoord of vraag klopt niet"),
        ({"sheets": [{"answers": {"value": "4"}}]}, "Een antwoord of vraag klopt niet"),
        ({"sheets": [{"answers": {"charm": 1}}]}, "charm"),
        ({"sheets": [{"group": "*", "answers": {"value": 1}}]}, "Een antwoord of vraag klopt"),
        ({"groups": [{"name": "b"}]}, "groups[0].size: hier hoort een heel getal"),
        ({"groups": [{"name": "b", "size": 0}]}, "Een groep klopt niet ('b' is a group of nobody)"),
        ({"groups": [{"name": "\n", "size": 4}]}, "Een groep klopt niet"),
        ({"groups": [GROUP, GROUP]}, "Een groep klopt niet"),
        ({"groups": [GROUP | {"positions": [1, 2]}]}, "hier horen vijf aantallen"),
        ({"groups": [GROUP | {"positions": [9999, 0, 0, 0, 0]}]}, "Een groep klopt niet"),
        ({"groups": [GROUP | {"touched": "erg"}]}, "hier hoort een getal van 0 tot en met 4"),
        ({"groups": [GROUP | {"touched": 10**400}]}, "dit getal is te groot"),
        ('{"groups": [{"name": "b", "size": 4, "influence": NaN}]}', "Een groep klopt niet"),
        ({"settled": []}, "settled: hier hoort een object"),
        ({"settled": {"value": 9}}, "Wat samen is afgesproken klopt niet"),
        ({"context": "maan"}, "context: kies uit"),
        ({"patterns": [1]}, "patterns: hier hoort een lijst van teksten"),
    ],
)
def test_what_is_not_understood_is_said_in_dutch_with_the_place(
    content: object, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["startfoto", written(tmp_path, content)]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""


def test_wrong_numbers_on_the_line_and_a_missing_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, SQUARE)
    assert main(["startfoto", path, "--k", "0"]) == 2
    assert "--k is een heel getal vanaf 1" in capsys.readouterr().err
    assert main(["startfoto", path, "--seed", "-1"]) == 2
    assert "--seed is een heel getal vanaf 0" in capsys.readouterr().err
    assert main(["startfoto", str(tmp_path / "nergens.json")]) == 2
    assert "Dat lukt niet" in capsys.readouterr().err


def test_it_runs_in_a_process_of_its_own_without_tables(tmp_path):
    file = tmp_path / "plein.json"
    file.write_text(json.dumps(SQUARE))
    told = in_its_own_process(tmp_path, "startfoto", str(file), "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["weakest"] == ["backing"]
