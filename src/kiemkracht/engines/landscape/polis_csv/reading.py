"""Reading the files of a conversation, all or nothing."""

from collections.abc import Mapping

from kiemkracht.engines.landscape.polis_csv.conversation_file import (
    NO_TIME,
    ConversationFile,
    FileStatement,
    FileVote,
    Limits,
    ParticipantRow,
    Reading,
)
from kiemkracht.engines.landscape.polis_csv.tables import Report, Table, open_table, whole_number

SUMMARY, COMMENTS, VOTES, MATRIX = FILE_NAMES = (
    "summary.csv",
    "comments.csv",
    "votes.csv",
    "participants-votes.csv",
)
_KNOWN = {
    COMMENTS: {
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "comment-body",
        "is-meta",
    },
    VOTES: {"timestamp", "datetime", "comment-id", "voter-id", "vote"},
}
_COUNTED = {"participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}
_YES, _NO = {"1", "true", "t", "yes"}, {"", "0", "false", "f", "no"}


def read_conversation(files: Mapping[str, bytes], *, limits: Limits | None = None) -> Reading:
    """Read `summary.csv`, `comments.csv`, `votes.csv` and `participants-votes.csv`.

    `files` maps names to contents. `comments.csv` is needed, and `votes.csv` or
    `participants-votes.csv`; with only the latter the votes have no time. One error and nothing
    is read; every issue names file, row and column. Rows keep their order.
    Never raises on any content. Cost: linear; files over the limits are refused unread.
    """
    report = Report(limits or Limits())
    statements = _read_statements(files, report)
    known = {each.id for each in statements}
    participants, cells = _read_matrix(files, known, report)
    if VOTES in files:
        votes = _read_votes(files[VOTES], known, {row.id for row in participants}, report)
        if MATRIX in files and not report.errors:
            _compare(cells, votes, report)
    else:
        votes = cells
        if MATRIX not in files:
            report.add(VOTES, 0, "", "missing_file")
    seen = {row.id for row in participants}
    extra = {vote.participant for vote in votes}
    extra |= {each.author for each in statements if each.author is not None}
    joined = participants + [ParticipantRow(who, None) for who in sorted(extra - seen)]
    summary = _read_summary(files, report)
    conversation = ConversationFile(summary, tuple(statements), tuple(joined), tuple(votes))
    return Reading(
        None if report.errors else conversation, tuple(report.issues), report.found, report.errors
    )


def _read_statements(files: Mapping[str, bytes], report: Report) -> list[FileStatement]:
    if COMMENTS not in files:
        report.add(COMMENTS, 0, "", "missing_file")
        return []
    needed = ("comment-id", "comment-body")
    table = open_table(
        COMMENTS,
        files[COMMENTS],
        report,
        needed=needed,
        most_rows=report.limits.statements,
    )
    if table is None:
        return []
    _unknown_columns(table, report)
    place = {name: column for column, name in enumerate(table.header)}
    found: dict[int, FileStatement] = {}
    for number, cells in table.rows(report):
        statement = _statement(number, cells, place, report)
        if statement is not None:
            if statement.id in found:
                report.add(COMMENTS, number, "comment-id", "id_twice", statement.id)
            found[statement.id] = statement
    return list(found.values())


def _statement(
    number: int, cells: list[str], place: Mapping[str, int], report: Report
) -> FileStatement | None:
    def cell(name: str) -> str:
        return cells[place[name]].strip() if name in place else ""

    identity = whole_number(cell("comment-id"))
    if identity is None or identity < 0:
        report.add(COMMENTS, number, "comment-id", "not_a_number", cell("comment-id"))
        return None
    body = cells[place["comment-body"]]
    if len(body) > report.limits.field_characters:
        report.add(COMMENTS, number, "comment-body", "too_long", len(body))
    moderated = _one_of(cell("moderated") or "0", number, "moderated", COMMENTS, report)
    is_meta = cell("is-meta").lower()
    if "is-meta" in place and is_meta not in _YES | _NO:
        report.add(COMMENTS, number, "is-meta", "not_yes_or_no", is_meta)
    author = whole_number(cell("author-id"))
    if cell("author-id") and (author is None or author < 0):
        report.add(COMMENTS, number, "author-id", "not_a_number", cell("author-id"))
    return FileStatement(
        id=identity,
        body=body,
        author=author,
        time=_time(cell("timestamp"), number, COMMENTS, report),
        moderated=moderated,
        is_meta=(is_meta in _YES) if "is-meta" in place else None,
    )


def _read_votes(
    content: bytes, statements: set[int], people: set[int], report: Report
) -> list[FileVote]:
    table = open_table(VOTES, content, report, needed=("comment-id", "voter-id", "vote"))
    if table is None:
        return []
    _unknown_columns(table, report)
    place = {name: column for column, name in enumerate(table.header)}
    on, by, what, when = (
        place.get(name, -1) for name in ("comment-id", "voter-id", "vote", "timestamp")
    )
    votes = []
    missing: set[int] = set()
    for number, cells in table.rows(report):
        statement = _known_statement(cells[on], number, statements, VOTES, report)
        person = whole_number(cells[by])
        if person is None or person < 0:
            report.add(VOTES, number, "voter-id", "not_a_number", cells[by])
            continue
        if people and person not in people and person not in missing:
            missing.add(person)
            report.add(VOTES, number, "voter-id", "unknown_participant", person, is_error=False)
        value = _one_of(cells[what], number, "vote", VOTES, report)
        time = _time(cells[when], number, VOTES, report) if when >= 0 else NO_TIME
        votes.append(FileVote(time, statement, person, value))
    return votes


def _known_statement(text: str, number: int, known: set[int], file: str, report: Report) -> int:
    statement = whole_number(text)
    if statement is None:
        report.add(file, number, "comment-id", "not_a_number", text)
        return -1
    if statement not in known:
        report.add(file, number, "comment-id", "unknown_statement", statement)
    return statement


def _one_of(text: str, number: int, column: str, file: str, report: Report) -> int:
    value = whole_number(text)
    if value not in (-1, 0, 1):
        report.add(file, number, column, "not_a_vote" if column == "vote" else "not_a_flag", text)
        return 0
    return value


def _time(text: str, number: int, file: str, report: Report) -> int:
    if not text.strip():
        return NO_TIME
    moment = whole_number(text)
    if moment is None or moment < 0:
        report.add(file, number, "timestamp", "not_a_time", text)
        return NO_TIME
    return moment


def _read_matrix(
    files: Mapping[str, bytes], statements: set[int], report: Report
) -> tuple[list[ParticipantRow], list[FileVote]]:
    if MATRIX not in files:
        return [], []
    table = open_table(MATRIX, files[MATRIX], report, needed=("participant",))
    if table is None:
        return [], []
    columns = _vote_columns(table, statements, report)
    who = table.header.index("participant")
    group = table.header.index("group-id") if "group-id" in table.header else -1
    rows: dict[int, ParticipantRow] = {}
    votes: list[FileVote] = []
    for number, cells in table.rows(report):
        person = whole_number(cells[who])
        if person is None or person < 0:
            report.add(MATRIX, number, "participant", "not_a_number", cells[who])
            continue
        if person in rows:
            report.add(MATRIX, number, "participant", "id_twice", person)
        rows[person] = ParticipantRow(person, _group(cells, group, number, report))
        votes += _row_votes(person, cells, columns, number, report)
    return list(rows.values()), votes


def _vote_columns(table: Table, statements: set[int], report: Report) -> list[tuple[int, int]]:
    columns = []
    for column, name in enumerate(table.header):
        statement = whole_number(name)
        if statement is None:
            if name not in _COUNTED:
                report.add(MATRIX, 1, name[:60], "unknown_column", name, is_error=False)
        elif statement not in statements:
            report.add(MATRIX, 1, name, "unknown_statement", name)
        else:
            columns.append((column, statement))
    return columns


def _group(cells: list[str], column: int, number: int, report: Report) -> int | None:
    text = cells[column].strip() if column >= 0 else ""
    if not text:
        return None
    group = whole_number(text)
    if group is None:
        report.add(MATRIX, number, "group-id", "not_a_number", text)
    return group


def _row_votes(
    person: int, cells: list[str], columns: list[tuple[int, int]], number: int, report: Report
) -> list[FileVote]:
    votes = []
    for column, statement in columns:
        text = cells[column]
        if text.strip():
            value = whole_number(text)
            if value not in (-1, 0, 1):
                report.add(MATRIX, number, str(statement), "not_a_vote", text)
                continue
            votes.append(FileVote(NO_TIME, statement, person, value))
    return votes


def _compare(cells: list[FileVote], votes: list[FileVote], report: Report) -> None:
    """Say where the matrix and the last events differ; the events are kept."""
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for vote in votes:
        key = (vote.participant, vote.statement)
        if key not in last or vote.time >= last[key][0]:
            last[key] = (vote.time, vote.value)
    differing = [
        vote
        for vote in cells
        if last.get((vote.participant, vote.statement), (0, None))[1] != vote.value
    ]
    lacking = (
        len(last)
        - len(cells)
        + sum((vote.participant, vote.statement) not in last for vote in cells)
    )
    for vote in differing:
        report.add(
            MATRIX, 0, str(vote.statement), "matrix_differs", vote.participant, is_error=False
        )
    if lacking:
        report.add(MATRIX, 0, "", "matrix_lacks", lacking, is_error=False)


def _read_summary(files: Mapping[str, bytes], report: Report) -> tuple[tuple[str, str], ...]:
    if SUMMARY not in files:
        return ()
    table = open_table(SUMMARY, files[SUMMARY], report, needed=())
    if table is None:
        return ()
    if len(table.header) != 2:
        report.add(SUMMARY, 1, "", "wrong_number_of_cells", len(table.header))
        return ()
    rows = [_pair(table.header)]
    rows += [_pair(cells) for _number, cells in table.rows(report)]
    return tuple(rows)


def _pair(cells: list[str] | tuple[str, ...]) -> tuple[str, str]:
    return cells[0], cells[1]


def _unknown_columns(table: Table, report: Report) -> None:
    for name in table.header:
        if name not in _KNOWN[table.file]:
            report.add(table.file, 1, name[:60], "unknown_column", name, is_error=False)
