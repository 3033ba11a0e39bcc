"""The tables of this room, one module per subject."""

from kiemkracht.connect.models.bonds import Bond
from kiemkracht.connect.models.bridges import BridgeMap
from kiemkracht.connect.models.introductions import Introduction
from kiemkracht.connect.models.meetings import Meeting, MeetingNote
from kiemkracht.connect.models.suggesting import (
    Block,
    Openness,
    SetAside,
    Suggestion,
    SuggestionRun,
)

__all__ = [
    "Block",
    "Bond",
    "BridgeMap",
    "Introduction",
    "Meeting",
    "MeetingNote",
    "Openness",
    "SetAside",
    "Suggestion",
    "SuggestionRun",
]
