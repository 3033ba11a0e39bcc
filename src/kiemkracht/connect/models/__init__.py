"""The tables of this room, one module per subject."""

from kiemkracht.connect.models.composing import Composition, CompositionRun, SetMember, SetSwap
from kiemkracht.connect.models.drawing import PanelCandidate, PanelDraw, PanelWillingness

__all__ = [
    "Composition",
    "CompositionRun",
    "PanelCandidate",
    "PanelDraw",
    "PanelWillingness",
    "SetMember",
    "SetSwap",
]
