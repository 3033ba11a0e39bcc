"""Plural views: which groups of opinion live in a conversation, and what bridges them."""

from kiemkracht.engines.landscape.certainty import Certainty
from kiemkracht.engines.landscape.export import VERSION, to_dict, to_json
from kiemkracht.engines.landscape.ongoing import Ongoing
from kiemkracht.engines.landscape.polis import ENGINE, polis
from kiemkracht.engines.landscape.restoring import frame_of, from_dict
from kiemkracht.engines.landscape.result import (
    Group,
    GroupCount,
    Landscape,
    MarkingStatement,
    PersonPlace,
    SharedStatement,
    Standing,
    StatementView,
)
from kiemkracht.engines.landscape.streng import streng
from kiemkracht.engines.landscape.strictness import Frame, Strictness
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
    "Frame",
    "Group",
    "GroupCount",
    "Landscape",
    "MarkingStatement",
    "Ongoing",
    "PersonPlace",
    "SharedStatement",
    "Standing",
    "StatementView",
    "Strictness",
    "VoteLog",
    "VoteMatrix",
    "frame_of",
    "from_dict",
    "last_votes",
    "polis",
    "streng",
    "to_dict",
    "to_json",
    "vote_log",
]
