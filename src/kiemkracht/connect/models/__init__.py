"""The tables of this room, one module per subject."""

from kiemkracht.connect.models.bonds import Bond
from kiemkracht.connect.models.bridges import BridgeMap
from kiemkracht.connect.models.buddies import BuddyPair, BuddyRun, BuddyWish
from kiemkracht.connect.models.charters import CharterVersion, CharterVoice
from kiemkracht.connect.models.circles import Circle, CircleInvitation
from kiemkracht.connect.models.composing import Composition, CompositionRun, SetMember, SetSwap
from kiemkracht.connect.models.drawing import PanelCandidate, PanelDraw, PanelWillingness
from kiemkracht.connect.models.gigs import Agreement, Gig, GigAnswer, WorkWish
from kiemkracht.connect.models.introductions import Introduction
from kiemkracht.connect.models.meetings import Meeting, MeetingNote
from kiemkracht.connect.models.missed_work import MissedTally
from kiemkracht.connect.models.posts import Post, Promise, Thanks
from kiemkracht.connect.models.routes import RouteCase, RouteCrossing, RouteEvent
from kiemkracht.connect.models.suggesting import (
    Block,
    Openness,
    SetAside,
    Suggestion,
    SuggestionRun,
)
from kiemkracht.connect.models.talents import Talent
from kiemkracht.connect.models.ties import CircleTie, TiePicture

__all__ = [
    "Agreement",
    "Block",
    "Bond",
    "BridgeMap",
    "BuddyPair",
    "BuddyRun",
    "BuddyWish",
    "CharterVersion",
    "CharterVoice",
    "Circle",
    "CircleInvitation",
    "CircleTie",
    "Composition",
    "CompositionRun",
    "Gig",
    "GigAnswer",
    "Introduction",
    "Meeting",
    "MeetingNote",
    "MissedTally",
    "Openness",
    "PanelCandidate",
    "PanelDraw",
    "PanelWillingness",
    "Post",
    "Promise",
    "RouteCase",
    "RouteCrossing",
    "RouteEvent",
    "SetAside",
    "SetMember",
    "SetSwap",
    "Suggestion",
    "SuggestionRun",
    "Talent",
    "Thanks",
    "TiePicture",
    "WorkWish",
]
