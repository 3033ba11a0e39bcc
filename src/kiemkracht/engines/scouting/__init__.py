"""Which sentences look like a kiem or a hindering pattern, and which words are personal."""

from kiemkracht.engines.scouting.content import PATTERNS, SIGNALS, Pattern, Signal
from kiemkracht.engines.scouting.finding import Find, scout
from kiemkracht.engines.scouting.language import Language, language_of
from kiemkracht.engines.scouting.sentences import Sentence, split_sentences

__all__ = [
    "PATTERNS",
    "SIGNALS",
    "Find",
    "Language",
    "Pattern",
    "Sentence",
    "Signal",
    "language_of",
    "scout",
    "split_sentences",
]
