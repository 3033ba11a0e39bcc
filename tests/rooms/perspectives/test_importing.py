"""Bringing conversations in, all or nothing, and taking them along."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.people import Cast
from tests.rooms.perspectives.conversations import guest, known, open_conversation, say

from kiemkracht.base.errors import LeaveDenied, RoomError
from kiemkracht.engines.landscape.polis_csv import read_conversation
from kiemkracht.perspectives.enums import ModerationMode, State
from kiemkracht.perspectives.models import Conversation, Participant, Statement, Vote, VoteEvent
from kiemkracht.perspectives.services import computing, exporting, importing, stating, unpacking
from kiemkracht.perspectives.services.importing import NotBroughtInError, Wish

COMMENTS = (
    b"timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    b"1700000000123,x,0,0,1,1,1,Het plein is van ons.\n"
    b'1700000000456,x,1,1,0,1,-1,"=1+1 is ook een mening, zei Piet"\n'
    b"1700000000789,x,2,1,0,0,0,Over het weer.\n"
)
VOTES = (
    b"timestamp,datetime,comment-id,voter-id,vote\n"
    b"1700000001001,x,0,0,1\n"
    b"1700000001002,x,0,1,1\n"
    b"1700000001003,x,1,1,-1\n"
    b"1700000001004,x,0,1,-1\n"
)
MATRIX = (
    b"participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"
    b"0,0,1,1,1,0,1,\n"
    b"1,1,2,2,0,2,-1,-1\n"
    b"7,,0,0,0,0,,\n"
)
SUMMARY = b"topic,Van wie is het plein?\nvoters,2\nconversation-description,\n"
SET = {
    "summary.csv": SUMMARY,
    "comments.csv": COMMENTS,
    "votes.csv": VOTES,
    "participants-votes.csv": MATRIX,
}
TABLES = (Conversation, Participant, Statement, Vote, VoteEvent)


def _counts() -> list[int]:
    return [table.objects.count() for table in TABLES]


def _bring(files: Mapping[str, bytes], **wish: object) -> Conversation:
    brought = importing.import_conversation(by=None, files=files, wish=Wish(**wish))  # type: ignore[arg-type] # as named
    return brought.conversation


def _same_again(files: Mapping[str, bytes]) -> tuple[object, object]:
    first = exporting.export_files(by=None, conversation=_bring(files, question="Eerst?"))
    second = exporting.export_files(by=None, conversation=_bring(first, question="Dan?"))
    return read_conversation(first).conversation, read_conversation(second).conversation


@pytest.mark.django_db
def test_every_event_author_flag_and_moment_is_kept() -> None:
    plein = _bring(SET)
    assert (plein.question, plein.state, plein.is_imported) == (
        "Van wie is het plein?",
        State.CLOSED,
        True,
    )
    events = list(
        VoteEvent.objects.order_by("sequence").values_list("value", "participant__number")
    )
    assert events == [(1, 0), (1, 1), (-1, 1), (-1, 1)]
    assert importing.milliseconds(VoteEvent.objects.order_by("sequence")[0].at) == 1700000001001
    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, -1, 1]
    second = Statement.objects.get(number=1)
    assert second.text == "=1+1 is ook een mening, zei Piet"
    assert (second.moderation, second.author.number) == (-1, 1)
    groups = dict(Participant.objects.values_list("number", "published_group"))
    assert groups == {0: 0, 1: 1, 7: None}


@pytest.mark.django_db
def test_taking_along_and_bringing_in_gives_the_same_conversation() -> None:
    before = read_conversation(SET).conversation
    first, second = _same_again(SET)
    assert before == first == second


@pytest.mark.django_db
def test_a_set_without_events_comes_in_too() -> None:
    files = {"comments.csv": COMMENTS, "participants-votes.csv": MATRIX}
    plein = _bring(files, question="Zonder tijden?")
    assert list(VoteEvent.objects.values_list("at", flat=True)) == [None] * 3
    assert computing.compute_now(plein).votes == 3
    first, second = _same_again(files)
    assert first == second == read_conversation(files).conversation


@pytest.mark.shared
@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "15-per-hour-seattle",
        "brexit-consensus",
        "canadian-electoral-reform",
        "scoop-hivemind.affordable-housing",
        "scoop-hivemind.biodiversity",
        "vtaiwan.uberx",
    ],
)
def test_real_conversations_survive_the_round_trip(name: str, shared_data: Path) -> None:
    files = unpacking.files_in_folder(shared_data / "conversations" / name)
    before = read_conversation(files).conversation
    assert before is not None
    plein = _bring(files)
    after = exporting.conversation_file(plein)
    assert after == before
    assert VoteEvent.objects.count() == len(before.votes)
    again = read_conversation(exporting.export_files(by=None, conversation=plein)).conversation
    assert again == before


@pytest.mark.django_db
def test_a_conversation_of_our_own_survives_the_round_trip(cast: Cast) -> None:
    plein = open_conversation(cast, moderation=ModerationMode.OPEN)
    for number in range(4):
        say(guest(number), plein, number, (-1) ** number)
    say(guest(1), plein, 1, 0)
    say(known(cast.visitor(cast.aydin)), plein, 0, 1)
    stating.add_statement(
        by=guest(9), conversation=plein, text="Zet er een boom neer, en een bank."
    )
    before = exporting.export_files(by=cast.visitor(cast.lotte), conversation=plein)
    assert sorted(before) == ["comments.csv", "participants-votes.csv", "summary.csv", "votes.csv"]
    assert b"is-meta" in before["comments.csv"]
    assert b"Aydin" not in b"".join(before.values())
    after = exporting.export_files(by=None, conversation=_bring(before))
    assert after == before


HOSTILE = {
    "wrong columns": {"comments.csv": b"a,b\n1,2\n"},
    "no comments": {"comments.csv": None},
    "unknown statement": {"votes.csv": VOTES + b"1700000001005,x,99,0,1\n"},
    "a vote of 2": {"votes.csv": VOTES + b"1700000001005,x,0,0,2\n"},
    "a vote in words": {"votes.csv": VOTES + b"1700000001005,x,0,0,eens\n"},
    "a NUL": {"votes.csv": VOTES + b"1700000001005,x,0,0,\x001\n"},
    "utf-16": {"comments.csv": COMMENTS.decode().encode("utf-16")},
    "cp1252": {"comments.csv": COMMENTS + "1,x,5,0,0,0,1,Eén caf\xe9\n".encode("cp1252")},
    "nothing in it": {"votes.csv": b""},
    "a spreadsheet": {"votes.csv": b"PK\x03\x04" + b"\0" * 100},
    "a bad time": {"votes.csv": VOTES + b"gisteren,x,0,0,1\n"},
    "the year 30000": {"votes.csv": VOTES + b"900000000000000,x,0,0,1\n"},
    "a statement twice": {"comments.csv": COMMENTS + b"1,x,0,0,0,0,1,Nog eens\n"},
    "an endless number": {"votes.csv": VOTES + b"1700000001005,x,0," + b"9" * 400 + b",1\n"},
    "a hole": {"votes.csv": VOTES + b"1700000001005,x\n"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", HOSTILE)
def test_a_set_that_is_wrong_leaves_no_row_and_says_why(name: str) -> None:
    files = {key: value for key, value in (SET | HOSTILE[name]).items() if value is not None}
    before = _counts()
    with pytest.raises(NotBroughtInError) as refusal:
        _bring(files)
    assert refusal.value.report.lines
    assert all(line.sentence and "%(" not in line.sentence for line in refusal.value.report.lines)
    assert _counts() == before


@pytest.mark.django_db
def test_a_million_columns_are_refused() -> None:
    header = ("participant," + ",".join(map(str, range(1_000_000)))).encode()
    before = _counts()
    with pytest.raises(NotBroughtInError) as refusal:
        _bring(SET | {"participants-votes.csv": header + b"\n"})
    assert _counts() == before
    assert "1000000" in refusal.value.report.lines[0].sentence.replace("1000001", "1000000")


@pytest.mark.django_db
def test_a_thousand_mistakes_give_a_report_that_can_be_read() -> None:
    wrong = VOTES + b"1700000001005,x,0,0,5\n" * 1000
    with pytest.raises(NotBroughtInError) as refusal:
        _bring(SET | {"votes.csv": wrong})
    report = refusal.value.report
    assert len(report.lines) + report.more == 1000
    assert len(report.lines) <= 200
    assert "votes.csv" in report.lines[0].where
    assert "6" in report.lines[0].where


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _upload(client: Client, *files: SimpleUploadedFile, **more: str) -> object:
    form = {"uploads": list(files), "visibility": "public", "lang": "nl", "community": ""} | more
    return client.post(reverse("perspectives:import"), form)


def test_a_facilitator_brings_in_a_zip_or_loose_files(cast: Cast, client: Client) -> None:
    client.force_login(cast.lotte)
    packed = SimpleUploadedFile("set.zip", _zip({f"2024/x-{n}": c for n, c in SET.items()}))
    assert _upload(client, packed).status_code == 302  # type: ignore[attr-defined] # a response
    loose = [SimpleUploadedFile(name, content) for name, content in SET.items()]
    assert _upload(client, *loose, question="Losse bestanden?").status_code == 302  # type: ignore[attr-defined] # idem
    assert set(Conversation.objects.values_list("question", flat=True)) == {
        "Van wie is het plein?",
        "Losse bestanden?",
    }


def test_the_page_reports_row_by_row_in_dutch(cast: Cast, client: Client) -> None:
    client.force_login(cast.lotte)
    wrong = SET | {"votes.csv": VOTES + b"1700000001005,x,0,0,<b>8</b>\n"}
    answer = _upload(client, SimpleUploadedFile("set.zip", _zip(wrong)))
    page = answer.content.decode()  # type: ignore[attr-defined] # a response
    assert answer.status_code == 422  # type: ignore[attr-defined] # idem
    assert "votes.csv" in page
    assert "rij 6" in page
    assert "&lt;b&gt;8" in page
    assert "<b>8" not in page
    assert not Conversation.objects.exists()


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = _zip({"votes.csv": b"0" * 40_000_000})
    with pytest.raises(RoomError):
        unpacking.files_in([SimpleUploadedFile("bom.zip", bomb)])


def test_a_zip_with_too_many_files_or_damage_is_refused() -> None:
    with pytest.raises(RoomError):
        unpacking.files_in(
            [SimpleUploadedFile("x.zip", _zip({f"{n}.csv": b"" for n in range(99)}))]
        )
    with pytest.raises(RoomError):
        unpacking.files_in([SimpleUploadedFile("x.zip", b"PK\x03\x04" + b"onzin" * 20)])
    with pytest.raises(RoomError):
        unpacking.files_in([SimpleUploadedFile(n, b"x") for n in ("votes.csv", "b-votes.csv")])


def test_names_in_a_zip_lead_nowhere() -> None:
    found = unpacking.files_in(
        [SimpleUploadedFile("x.zip", _zip({"../../etc/votes.csv": b"a", "passwd": b"b"}))]
    )
    assert dict(found) == {"votes.csv": b"a"}


def test_only_who_may_start_brings_in(cast: Cast, client: Client) -> None:
    for person in (cast.aydin, cast.henk, cast.anke):
        with pytest.raises(LeaveDenied):
            importing.import_conversation(by=cast.visitor(person), files=SET, wish=Wish())
        client.force_login(person)
        assert client.get(reverse("perspectives:import")).status_code == 403
    assert not Conversation.objects.exists()


def test_only_who_tends_takes_the_whole_set_along(cast: Cast, client: Client) -> None:
    plein = open_conversation(cast)
    url = reverse("perspectives:export", args=[plein.slug])
    assert client.post(url).status_code == 403
    client.force_login(cast.aydin)
    assert client.post(url).status_code == 403
    client.force_login(cast.joost)
    answer = client.post(url)
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert len(archive.namelist()) == 4


@pytest.mark.django_db
def test_the_commands_bring_in_and_take_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiemkracht.cli.main import main

    folder = tmp_path / "set"
    folder.mkdir()
    for name, content in SET.items():
        (folder / name).write_bytes(content)
    assert main(["import-conversation", str(folder), "--question", "Van de opdrachtregel?"]) == 0
    assert "4 oordelen" in capsys.readouterr().out
    slug = Conversation.objects.get().slug
    assert main(["export-conversation", slug, str(tmp_path / "terug")]) == 0
    assert main(["export-conversation", slug, str(tmp_path / "terug")]) == 2
    back = unpacking.files_in_folder(tmp_path / "terug")
    assert read_conversation(back).conversation == read_conversation(SET).conversation
    (folder / "votes.csv").write_bytes(b"timestamp,comment-id,voter-id,vote\n1,0,0,3\n")
    capsys.readouterr()
    assert main(["import-conversation", str(folder)]) == 2
    assert "rij 2" in capsys.readouterr().err
    assert main(["import-conversation", str(tmp_path / "nergens")]) == 2
    assert main(["import-conversation", str(folder), "--lang", "zzzzzzzzzz"]) == 2
    assert "taal zzzzzzzzzz" in capsys.readouterr().err
    assert Conversation.objects.count() == 1


@pytest.mark.django_db
def test_odd_places_are_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiemkracht.cli.main import main

    folder = tmp_path / "set"
    (folder / "comments.csv").mkdir(parents=True)
    (folder / "votes.csv").symlink_to(folder / "votes.csv")
    os.mkfifo(folder / "participants-votes.csv")
    assert main(["import-conversation", str(folder), "--question", "Vraag?"]) == 2
    (tmp_path / "lege").mkdir()
    for name in ("comments.csv", "votes.csv"):
        (tmp_path / "lege" / name).write_bytes(SET[name].splitlines(keepends=True)[0])
    assert main(["import-conversation", str(tmp_path / "lege"), "--question", "Vraag?"]) == 2
    assert "geen enkele stelling" in capsys.readouterr().err
    assert not Conversation.objects.exists()
    assert main(["verify-choices", "--json", str(tmp_path)]) == 2
    assert "Dat lukt niet" in capsys.readouterr().err
