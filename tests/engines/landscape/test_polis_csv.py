import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemkracht.cli.main import main
from kiemkracht.engines.kit import adjusted_rand_index
from kiemkracht.engines.landscape import polis
from kiemkracht.engines.landscape.polis_csv import read_conversation, write_conversation

COMMENTS = b"""timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1000,x,0,7,1,1,1,"Het plein, ""ons"" plein
blijft open"
2000,x,1,8,1,0,-1,=HYPERLINK("http://kwaad.example")
3000,x,2,7,0,0,0,+31 6 is geen formule
"""
VOTES = b"""timestamp,datetime,comment-id,voter-id,vote
1100,x,0,7,1
1200,x,0,8,-1
1300,x,1,8,1
1400,x,0,8,0
"""
MATRIX = b"""participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
7,0,2,1,1,0,1,,
8,1,1,2,1,0,0,1,
9,,0,0,0,0,,,
"""
FILES = {"comments.csv": COMMENTS, "votes.csv": VOTES, "participants-votes.csv": MATRIX}


def codes(files):
    return {issue.code for issue in read_conversation(files).issues if issue.is_error}


def test_every_event_statement_and_person_is_read():
    read = read_conversation(FILES).conversation
    assert [vote.value for vote in read.votes] == [1, -1, 1, 0]
    assert [each.moderated for each in read.statements] == [1, -1, 0]
    assert read.statements[0].body == 'Het plein, "ons" plein\nblijft open'
    assert [row.group for row in read.participants] == [0, 1, None]
    assert (read.moderated_out, read.published_groups) == ({1}, {7: 0, 8: 1})


def test_what_is_written_reads_back_identical():
    read = read_conversation(FILES).conversation
    assert read_conversation(write_conversation(read)).conversation == read


def test_only_matrix_and_comments_are_enough():
    files = {name: FILES[name] for name in ("comments.csv", "participants-votes.csv")}
    read = read_conversation(files).conversation
    assert len(read.votes) == 3
    assert read_conversation(write_conversation(read)).conversation == read


def test_meta_statements_survive():
    comments = (
        COMMENTS.replace(b"comment-body\n", b"comment-body,is-meta\n")
        .replace(b'open"\n', b'open",0\n')
        .replace(b'example")\n', b'example"),1\n')
        .replace(b"formule\n", b"formule,0\n")
    )
    read = read_conversation(FILES | {"comments.csv": comments}).conversation
    assert read.meta == {1}
    assert read_conversation(write_conversation(read)).conversation == read


def test_formulas_are_guarded_only_when_asked():
    read = read_conversation(FILES).conversation
    assert b",=HYPERLINK" in write_conversation(read)["comments.csv"].replace(b'"', b"")
    guarded = write_conversation(read, safe_for_spreadsheets=True)["comments.csv"]
    assert b"'=HYPERLINK" in guarded
    assert b"'+31" in guarded


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"votes.csv": b"a,b,c\n1,2,3\n"}, "missing_column"),
        ({"votes.csv": VOTES.replace(b",8,1", b",8,2")}, "not_a_vote"),
        ({"votes.csv": VOTES.replace(b"1300,x,1", b"1300,x,99")}, "unknown_statement"),
        ({"votes.csv": VOTES.replace(b"1300", b"gisteren")}, "not_a_time"),
        ({"votes.csv": VOTES.replace(b"1300", b"13\x0000")}, "nul_byte"),
        ({"votes.csv": VOTES.decode().encode("utf-16")}, "not_utf8"),
        ({"comments.csv": COMMENTS + "4000,x,3,7,0,0,1,één café\n".encode("cp1252")}, "not_utf8"),
        ({"comments.csv": COMMENTS + b"4000,x,0,7,0,0,1,twee keer\n"}, "id_twice"),
        ({"votes.csv": VOTES + b"1500,x,0\n"}, "wrong_number_of_cells"),
        ({"votes.csv": b""}, "empty_file"),
        ({"votes.csv": b"PK\x03\x04 workbook"}, "not_utf8"),
        ({"participants-votes.csv": MATRIX.replace(b"9,,", b"8,,")}, "id_twice"),
        ({"votes.csv": VOTES.replace(b"voter-id", b"vote")}, "missing_column"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_read(change, code):
    reading = read_conversation(FILES | change)
    assert code in codes(FILES | change)
    assert reading.conversation is None


def test_an_issue_says_where_it_is():
    reading = read_conversation(FILES | {"votes.csv": VOTES.replace(b",8,1", b",8,2")})
    issue = reading.issues[0]
    assert (issue.file, issue.row, issue.column, issue.excerpt) == ("votes.csv", 4, "vote", "2")


def test_a_million_columns_are_refused_unread():
    wide = (
        b"participant," + b",".join(b"%d" % n for n in range(1_000_000)) + b"\n0" + b"," * 1_000_000
    )
    assert codes(FILES | {"participants-votes.csv": wide}) == {"too_many_columns"}


def test_a_thousand_faults_are_counted_and_two_hundred_kept():
    votes = VOTES + b"1,x,0,7,9\n" * 1000
    reading = read_conversation(FILES | {"votes.csv": votes})
    assert (reading.errors, len(reading.issues)) == (1000, 200)


def test_comments_are_needed():
    assert "missing_file" in codes({"votes.csv": VOTES})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(sorted(FILES)))
def test_no_bytes_make_it_fall_over(content, name):
    read_conversation(FILES | {name: content})
    read_conversation(FILES | {name: FILES[name][:40] + content})


CONVERSATIONS = (
    "15-per-hour-seattle",
    "brexit-consensus",
    "canadian-electoral-reform",
    "scoop-hivemind.affordable-housing",
    "scoop-hivemind.biodiversity",
    "vtaiwan.uberx",
)


def _shared(shared_data, name):
    folder = shared_data / "conversations" / name
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


@pytest.mark.shared
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_real_conversation_survives_the_round_trip(shared_data, name):
    files = _shared(shared_data, name)
    reading = read_conversation(files)
    written = write_conversation(reading.conversation)
    assert reading.found == 0
    assert read_conversation(written).conversation == reading.conversation
    assert written["participants-votes.csv"] == files["participants-votes.csv"]
    assert written["summary.csv"] == files["summary.csv"]
    assert len(reading.conversation.votes) == files["votes.csv"].count(b"\n") - 1


@pytest.mark.shared
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_real_conversation_without_its_events_comes_in_too(shared_data, name):
    files = _shared(shared_data, name)
    few = {key: files[key] for key in ("comments.csv", "participants-votes.csv")}
    read = read_conversation(few).conversation
    assert read_conversation(write_conversation(read)).conversation == read


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("15-per-hour-seattle", 0.8),
        ("canadian-electoral-reform", 0.8),
        ("scoop-hivemind.biodiversity", 0.8),
    ],
)
def test_published_groups_are_found_again_where_they_are_clear(shared_data, name, least):
    conversation = read_conversation(_shared(shared_data, name)).conversation
    landscape = polis(conversation.log(), moderated_out=conversation.moderated_out)
    ours = {each.id: each.group for each in landscape.participants if each.group is not None}
    both = sorted(set(ours) & set(conversation.published_groups))
    published = [conversation.published_groups[person] for person in both]
    assert adjusted_rand_index(published, [ours[person] for person in both]) >= least


def _folder(tmp_path, files):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return str(tmp_path)


def test_the_command_writes_json_and_a_picture(tmp_path, capsys):
    out, picture = tmp_path / "uit.json", tmp_path / "uit.svg"
    folder = _folder(tmp_path, FILES)
    code = main(["landscape", folder, "--lens", "polis", "--json", str(out), "--svg", str(picture)])
    told = json.loads(out.read_text("utf-8"))
    assert code == 0
    assert {"lens", "engine", "seed", "participants", "groups", "statements"} <= set(told)
    assert {"center", "components", "priorities"} <= set(told)
    assert [each["id"] for each in told["statements"]] == told["statement_ids"] == [0, 1, 2]
    assert picture.read_text("utf-8").startswith("<svg")
    assert "3 mensen, 3 stellingen, 4 oordelen" in capsys.readouterr().err


def test_the_command_reports_row_by_row_in_dutch(tmp_path, capsys):
    files = FILES | {"votes.csv": VOTES.replace(b",8,1", b",8,2")}
    assert main(["landscape", _folder(tmp_path, files)]) == 2
    told = capsys.readouterr().err
    assert "votes.csv, regel 4, kolom vote: een oordeel is -1, 0 of 1, er staat “2”" in told
    assert "Er is niets ingelezen." in told


def test_the_command_knows_when_a_folder_is_missing(tmp_path, capsys):
    assert main(["landscape", str(tmp_path / "weg")]) == 2
    assert "is er niet" in capsys.readouterr().err
