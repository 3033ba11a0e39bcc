"""Sets that differ as much as possible, and fair draws with known chances."""

from kiemkracht.engines.teams.composing import compose
from kiemkracht.engines.teams.members import KINDS, Member, Project, Rules, learning_sets
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
    "Composition",
    "Conflict",
    "GivenUp",
    "Member",
    "Project",
    "RulePoints",
    "RulePrice",
    "Rules",
    "Shortage",
    "Team",
    "compose",
    "learning_sets",
]
