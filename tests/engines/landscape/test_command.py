"""Where the command stops with a line in Dutch instead of a trace."""

from pathlib import Path

import pytest

from kiemkracht.cli.main import main
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.engines.landscape import polis, vote_log
from kiemkracht.engines.landscape.polis_csv import read_conversation

COMMENTS = "comment-id,author-id,comment-body\n0,7,Het plein blijft open\n"
VOTES = "timestamp,comment-id,voter-id,vote\n1100,0,7,1\n1200,0,8,-1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A conversation of two people about one statement."""
    (tmp_path / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (tmp_path / "votes.csv").write_text(VOTES, encoding="utf-8")
    return tmp_path


def test_a_file_that_may_not_be_read_is_said_in_dutch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refused)
    assert main(["landscape", str(folder)]) == 2
    assert "Lezen lukt niet" in capsys.readouterr().err


def test_a_negative_seed_is_refused_before_anything_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["landscape", str(folder), "--seed", "-1"]) == 2
    assert capsys.readouterr().err == "--seed is een heel getal vanaf 0.\n"


def test_the_engine_names_a_negative_seed() -> None:
    with pytest.raises(EngineInputError, match="seed"):
        polis(vote_log([(1, 1, 1, 0)]), seed=-1)


def test_a_place_that_can_not_be_written_leaves_two(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["landscape", str(folder), "--json", str(folder / "nergens" / "uit.json")]) == 2
    assert "Wegschrijven lukt niet" in capsys.readouterr().err


def test_an_author_below_zero_is_refused_because_no_participant_can_have_that_number() -> None:
    files = {
        "comments.csv": COMMENTS.replace("0,7,", "0,-4,").encode(),
        "votes.csv": VOTES.encode(),
    }
    reading = read_conversation(files)
    assert reading.conversation is None
    assert [(each.row, each.column, each.code) for each in reading.issues] == [
        (2, "author-id", "not_a_number")
    ]
