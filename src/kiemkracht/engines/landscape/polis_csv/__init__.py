"""The files in which Polis exports a conversation: reading them carefully, writing them back."""

from kiemkracht.engines.landscape.polis_csv.conversation_file import (
    NO_TIME,
    ConversationFile,
    FileStatement,
    FileVote,
    Issue,
    Limits,
    ParticipantRow,
    Reading,
)
from kiemkracht.engines.landscape.polis_csv.reading import FILE_NAMES, read_conversation
from kiemkracht.engines.landscape.polis_csv.writing import write_conversation

__all__ = [
    "FILE_NAMES",
    "NO_TIME",
    "ConversationFile",
    "FileStatement",
    "FileVote",
    "Issue",
    "Limits",
    "ParticipantRow",
    "Reading",
    "read_conversation",
    "write_conversation",
]
