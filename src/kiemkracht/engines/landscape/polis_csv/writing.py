"""Writing a conversation as the files in which Polis exports one."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from kiemkracht.engines.landscape.polis_csv.conversation_file import (
    NO_TIME,
    ConversationFile,
    FileVote,
)

_DAYS = ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_conversation(
    conversation: ConversationFile, *, safe_for_spreadsheets: bool = False
) -> dict[str, bytes]:
    """The files by name, without a summary when there is none.

    Reading them again gives an identical conversation. Counts and the matrix are computed from
    the events; dates in words are in UTC. With `safe_for_spreadsheets` a text that a spreadsheet
    would run as a formula gets an apostrophe before it: safe to open, no longer identical.
    """
    guard: Callable[[str], str] = _guarded if safe_for_spreadsheets else str
    summary = [(guard(key), guard(value)) for key, value in conversation.summary]
    return {
        **({"summary.csv": _file(summary)} if summary else {}),
        "comments.csv": _file(_comments(conversation, guard)),
        "votes.csv": _file(_votes(conversation)),
        "participants-votes.csv": _file(_matrix(conversation)),
    }


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _file(rows: Iterable[Iterable[object]]) -> bytes:
    target = _Lines([])
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return "".join(target.rows).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Lines:
    """Takes rows from csv.writer and ends them in a single line feed, as the exports do.

    The writer quotes only the signs of its own line end: told that this is CR LF, it quotes a
    text with a bare CR too, which would otherwise be cut in two on the way back.
    """

    rows: list[str]

    def write(self, row: str) -> None:
        self.rows.append(row.removesuffix("\r\n") + "\n")


def _comments(
    conversation: ConversationFile, guard: Callable[[str], str]
) -> Iterable[list[object]]:
    agrees = Counter(vote.statement for vote in conversation.votes if vote.value == 1)
    disagrees = Counter(vote.statement for vote in conversation.votes if vote.value == -1)
    has_meta = any(each.is_meta is not None for each in conversation.statements)
    header = "timestamp datetime comment-id author-id agrees disagrees moderated comment-body"
    yield [*header.split(), *(["is-meta"] if has_meta else [])]
    for each in conversation.statements:
        yield [
            _number(each.time),
            _in_words(each.time),
            each.id,
            "" if each.author is None else each.author,
            agrees[each.id],
            disagrees[each.id],
            each.moderated,
            guard(each.body),
            *([int(bool(each.is_meta))] if has_meta else []),
        ]


def _votes(conversation: ConversationFile) -> Iterable[list[object]]:
    yield ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
    for vote in conversation.votes:
        yield [
            _number(vote.time),
            _in_words(vote.time),
            vote.statement,
            vote.participant,
            vote.value,
        ]


def _matrix(conversation: ConversationFile) -> Iterable[list[object]]:
    # As in the exports: a statement that nobody voted on has no column.
    statements = sorted({vote.statement for vote in conversation.votes})
    last = _last(conversation.votes)
    authored = Counter(each.author for each in conversation.statements)
    yield [
        *["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"],
        *statements,
    ]
    for row in conversation.participants:
        values = [last.get((row.id, statement)) for statement in statements]
        yield [
            row.id,
            "" if row.group is None else row.group,
            authored[row.id],
            sum(value is not None for value in values),
            values.count(1),
            values.count(-1),
            *("" if value is None else value for value in values),
        ]


def _last(votes: Iterable[FileVote]) -> dict[tuple[int, int], int]:
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for vote in votes:
        key = (vote.participant, vote.statement)
        if key not in last or vote.time >= last[key][0]:
            last[key] = (vote.time, vote.value)
    return {key: value for key, (_time, value) in last.items()}


def _number(time: int) -> int | str:
    return "" if time == NO_TIME else time


def _in_words(time: int) -> str:
    """A moment as the exports write it, in UTC: `Wed Jun 18 01:16:54 UTC 2014`."""
    if time == NO_TIME:
        return ""
    seconds = time // 1000
    if seconds > 253_402_300_799:  # the year 9999
        return ""
    text = str(np.datetime64(seconds, "s"))
    day = _DAYS[(seconds // 86_400) % 7]
    return f"{day} {_MONTHS[int(text[5:7]) - 1]} {text[8:10]} {text[11:]} UTC {text[:4]}"
