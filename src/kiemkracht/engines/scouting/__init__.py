"""Which sentences look like a kiem or a hindering pattern, and which words are personal."""

from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS, Pattern, Signal
from kiemkracht.engines.scouting.finding import Find, scout
from kiemkracht.engines.scouting.language import Language, language_of
from kiemkracht.engines.scouting.personal import KINDS, Personal, find_personal, labels, mask
from kiemkracht.engines.scouting.sentences import Sentence, split_sentences

__all__ = [
    "KINDS",
    "PATTERNS",
    "SIGNALS",
    "Find",
    "Language",
    "Pattern",
    "Personal",
    "Sentence",
    "Signal",
    "find_personal",
    "labels",
    "language_of",
    "mask",
    "scout",
    "split_sentences",
]
