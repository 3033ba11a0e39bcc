"""Which sentences look like a kiem or a hindering pattern, and which words are personal."""

from kiemkracht.engines.scouting.personal import KINDS, Personal, find_personal, labels, mask

__all__ = ["KINDS", "Personal", "find_personal", "labels", "mask"]
