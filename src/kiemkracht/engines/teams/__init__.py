"""Sets that differ as much as possible, and fair draws with known chances."""

from kiemkracht.engines.teams.composing import compose
from kiemkracht.engines.teams.drawing import Draw, Ticket, draw_panel
from kiemkracht.engines.teams.members import KINDS, Member, Project, Rules, learning_sets
from kiemkracht.engines.teams.panels import Relaxation
from kiemkracht.engines.teams.pool import Candidate, Quotas
from kiemkracht.engines.teams.result import (
    Composition,
    Conflict,
    GivenUp,
    RulePoints,
    RulePrice,
    Shortage,
    Team,
)

__all__ = [
    "KINDS",
    "Candidate",
    "Composition",
    "Conflict",
    "Draw",
    "GivenUp",
    "Member",
    "Project",
    "Quotas",
    "Relaxation",
    "RulePoints",
    "RulePrice",
    "Rules",
    "Shortage",
    "Team",
    "Ticket",
    "compose",
    "draw_panel",
    "learning_sets",
]
