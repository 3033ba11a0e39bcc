"""Plural views: which groups of opinion live in a conversation, and what bridges them."""

from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.export import VERSION, to_dict, to_json
from kiemkracht.engines.landscape.polis import ENGINE, polis
from kiemkracht.engines.landscape.result import (
    Group,
    GroupCount,
    Landscape,
    MarkingStatement,
    PersonPlace,
    SharedStatement,
    StatementView,
)
from kiemkracht.engines.landscape.votes import (
    AGREE,
    DISAGREE,
    PASS,
    VoteLog,
    VoteMatrix,
    last_votes,
    vote_log,
)

__all__ = [
    "AGREE",
    "DISAGREE",
    "ENGINE",
    "PASS",
    "VERSION",
    "Certainty",
    "Group",
    "GroupCount",
    "Landscape",
    "MarkingStatement",
    "PersonPlace",
    "SharedStatement",
    "StatementView",
    "VoteLog",
    "VoteMatrix",
    "last_votes",
    "polis",
    "to_dict",
    "to_json",
    "vote_log",
]
