"""The tables of the base."""

from kiemkracht.base.models.chronicle import ChronicleLine
from kiemkracht.base.models.once import Submission
from kiemkracht.base.models.search import SearchEntry
from kiemkracht.base.models.talk import Comment, Follow, Notice

__all__ = ["ChronicleLine", "Comment", "Follow", "Notice", "SearchEntry", "Submission"]
