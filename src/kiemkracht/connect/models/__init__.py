"""The tables of this room, one module per subject."""

from kiemkracht.connect.models.charters import CharterVersion, CharterVoice
from kiemkracht.connect.models.circles import Circle, CircleInvitation
from kiemkracht.connect.models.gigs import Agreement, Gig, GigAnswer, WorkWish
from kiemkracht.connect.models.posts import Post, Promise, Thanks
from kiemkracht.connect.models.talents import Talent

__all__ = [
    "Agreement",
    "CharterVersion",
    "CharterVoice",
    "Circle",
    "CircleInvitation",
    "Gig",
    "GigAnswer",
    "Post",
    "Promise",
    "Talent",
    "Thanks",
    "WorkWish",
]
