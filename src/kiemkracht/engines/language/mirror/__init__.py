"""The mirror of language: how hard a Dutch text reads, and which living words it could have."""

from kiemkracht.engines.language.mirror.douma import flesch_douma, syllables
from kiemkracht.engines.language.mirror.mirroring import LONGEST_SENTENCE, mirror
from kiemkracht.engines.language.mirror.replacing import is_hint
from kiemkracht.engines.language.mirror.result import (
    KINDS,
    Kind,
    Level,
    Mark,
    Measures,
    Mirror,
    MirrorSentence,
    Reason,
)

__all__ = [
    "KINDS",
    "LONGEST_SENTENCE",
    "Kind",
    "Level",
    "Mark",
    "Measures",
    "Mirror",
    "MirrorSentence",
    "Reason",
    "flesch_douma",
    "is_hint",
    "mirror",
    "syllables",
]
