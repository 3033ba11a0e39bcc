"""A conversation as it stands in its files, and what can be wrong with them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kiemkracht.engines.landscape.votes import VoteLog, vote_log

NO_TIME = -1
"""A moment that no file tells: votes that only stand in `participants-votes.csv`."""


class FileVote(NamedTuple):
    """One event in `votes.csv`: when (ms since 1970, or NO_TIME), who, on what, +1, 0 or -1."""

    time: int
    statement: int
    participant: int
    value: int


@dataclass(frozen=True, slots=True)
class FileStatement:
    """One row of `comments.csv`.

    `moderated` is -1 (out), 0 (not looked at) or 1 (in); `is_meta` is None where the file has no
    such column; `time` in ms since 1970, or NO_TIME; `author` None where the file is silent.
    """

    id: int
    body: str
    author: int | None
    time: int
    moderated: int
    is_meta: bool | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One row of `participants-votes.csv`: who, and in which published group."""

    id: int
    group: int | None


@dataclass(frozen=True, slots=True)
class ConversationFile:
    """Everything in the files: rows, events and their order are kept as they came."""

    summary: tuple[tuple[str, str], ...]
    statements: tuple[FileStatement, ...]
    participants: tuple[ParticipantRow, ...]
    votes: tuple[FileVote, ...]

    @property
    def moderated_out(self) -> frozenset[int]:
        """Statements that a moderator took out."""
        return frozenset(each.id for each in self.statements if each.moderated == -1)

    @property
    def meta(self) -> frozenset[int]:
        """Statements about the conversation itself."""
        return frozenset(each.id for each in self.statements if each.is_meta)

    @property
    def published_groups(self) -> dict[int, int]:
        """The group that the file gives for a participant, where it gives one."""
        return {each.id: each.group for each in self.participants if each.group is not None}

    def log(self) -> VoteLog:
        """The votes as the lenses read them.

        Events of one person on one statement at the same instant follow the order of the file:
        the position breaks the tie.
        """
        rank = {vote: place for place, vote in enumerate(sorted({v.time for v in self.votes}))}
        step = len(self.votes) + 1
        return vote_log(
            (
                (vote.participant, vote.statement, vote.value, rank[vote.time] * step + position)
                for position, vote in enumerate(self.votes)
            ),
            people=(row.id for row in self.participants),
            statements=(row.id for row in self.statements),
        )


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a file: `row` counts lines of the table from 1 (the header), 0 is the file.

    `is_error` decides: one error and nothing is read. `excerpt` shows at most 60 characters.
    """

    file: str
    row: int
    column: str
    code: str
    excerpt: str = ""
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest files that are read.

    A million votes take some 600 MB while they are read. After `errors` errors reading stops;
    `issues` of them are kept to show.
    """

    bytes_per_file: int = 100_000_000
    columns: int = 20_000
    statements: int = 20_000
    rows: int = 2_000_000
    cells: int = 50_000_000
    field_characters: int = 20_000
    issues: int = 200
    errors: int = 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out: a conversation, or the reasons why not. `found` counts all issues."""

    conversation: ConversationFile | None
    issues: tuple[Issue, ...] = field(default=())
    found: int = 0
    errors: int = 0
