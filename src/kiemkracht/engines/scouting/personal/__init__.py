"""Which words of a text point at one person, and how to leave them out."""

from kiemkracht.engines.scouting.personal.finding import KINDS, Personal
from kiemkracht.engines.scouting.personal.masking import labels, mask
from kiemkracht.engines.scouting.personal.search import find_personal

__all__ = ["KINDS", "Personal", "find_personal", "labels", "mask"]
