"""Files that mean harm, or were harmed: refused early, with little work. Counts, not timings."""

import tracemalloc

import pytest

from kiemkracht.engines.landscape.polis_csv import (
    ConversationFile,
    Limits,
    Reading,
    read_conversation,
    write_conversation,
)

COMMENTS = (
    b"timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    b"1,x,0,0,1,0,1,Een bank op het plein\n"
)
VOTES = b"timestamp,datetime,comment-id,voter-id,vote\n"


def _read(votes: bytes = VOTES + b"1,x,0,0,1\n", comments: bytes = COMMENTS) -> Reading:
    return read_conversation({"comments.csv": comments, "votes.csv": votes})


def _first(reading: Reading) -> tuple[str, int, str]:
    assert reading.conversation is None
    issue = reading.issues[0]
    return issue.file, issue.row, issue.code


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ('"a\rb"', "a\rb"),
        ('"\r"', "\r"),
        ('"a\r\nb"', "a\r\nb"),
        ('"a\nb"', "a\nb"),
        ('"  a "', "  a "),
        ("=1+1", "=1+1"),
        ('"a ""b"" c"', 'a "b" c'),
        ("", ""),
        ('"a\u2028b\x85"', "a\u2028b\x85"),
    ],
)
def test_a_text_with_odd_signs_survives_the_round_trip(written: str, body: str) -> None:
    comments = COMMENTS + f"1,x,1,0,0,0,1,{written}\n".encode()
    conversation = _read(comments=comments).conversation
    assert conversation is not None
    assert conversation.statements[1].body == body
    assert read_conversation(write_conversation(conversation)).conversation == conversation


def test_a_quote_that_never_closes_does_not_swallow_the_rest() -> None:
    comments = COMMENTS + b'1,x,1,0,0,0,1,"open\n1,x,2,0,0,0,1,weg\n'
    assert _first(_read(comments=comments))[2] == "not_a_table"


def test_after_two_thousand_errors_reading_stops_and_says_so() -> None:
    reading = _read(VOTES + b"1,x,0,0,9\n" * 50_000)
    assert reading.errors == 2_001
    assert len(reading.issues) == 201
    assert reading.issues[-1].code == "stopped"
    assert reading.issues[-1].row < 2_100


def test_a_row_of_a_million_cells_is_refused_unsplit() -> None:
    tracemalloc.start()
    reading = _read(VOTES + b"," * 5_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert _first(reading) == ("votes.csv", 2, "not_a_table")
    assert peak < 40_000_000


def test_a_column_that_stands_there_twice_is_named() -> None:
    names = ",".join(str(number) for number in range(19_000))
    matrix = f"participant,{names},5\n".encode()
    reading = read_conversation({"comments.csv": COMMENTS, "participants-votes.csv": matrix})
    assert _first(reading)[2] == "column_twice"


def test_more_statements_than_anyone_reads_are_refused() -> None:
    rows = b"".join(b"1,x,%d,0,0,0,1,a\n" % number for number in range(1, 40))
    files = {"comments.csv": COMMENTS + rows, "votes.csv": VOTES}
    reading = read_conversation(files, limits=Limits(statements=20))
    assert _first(reading) == ("comments.csv", 21, "too_many_rows")


def test_line_ends_of_any_system_are_read() -> None:
    expected = _read().conversation
    assert isinstance(expected, ConversationFile)
    for end in (b"\r\n", b"\r"):
        votes = (VOTES + b"1,x,0,0,1\n").replace(b"\n", end)
        assert _read(votes, COMMENTS.replace(b"\n", end)).conversation == expected


def test_nothing_is_half_imported_when_the_last_row_is_wrong() -> None:
    reading = _read(VOTES + b"1,x,0,0,1\n" * 500 + b"1,x,77,0,1\n")
    assert reading.conversation is None
    assert _first(reading) == ("votes.csv", 502, "unknown_statement")
