"""What a script is derived from: the figures of a startfoto, as they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from kiemkracht.engines.kit import EngineInputError

LINKS = ("energy", "connections", "means", "backing", "learning", "recovery")
CONTEXTS = ("neighbourhood", "organisation", "both")
_OUTCOMES = ("impact", "support", "potential", "broad", "power", "certainty", "polarisation")
_ITEMS = ("burden", "irreversibility", "inequality")


@dataclass(frozen=True, slots=True)
class Situation:
    """Figures in one decimal, None when undefined.

    Outcomes 0..100; `burden`, `irreversibility`, `inequality` and `links` (by name) 0..4.
    `touched_and_against` names groups touched most that are against. `patterns` are codes of
    hindering patterns that were observed, `themes` what it is about, `context` where it plays.
    """

    impact: float | None = None
    support: float | None = None
    potential: float | None = None
    broad: float | None = None
    power: float | None = None
    certainty: float | None = None
    polarisation: float | None = None
    burden: float | None = None
    irreversibility: float | None = None
    inequality: float | None = None
    links: Mapping[str, float | None] = field(default_factory=dict)
    touched_and_against: tuple[str, ...] = ()
    patterns: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    context: str = "both"

    @property
    def lowest(self) -> float | None:
        """The value of the weakest link that is known."""
        return min((value for value in self.links.values() if value is not None), default=None)

    @property
    def weakest(self) -> tuple[str, ...]:
        """The links with that value, in the order of LINKS."""
        lowest = self.lowest
        if lowest is None:
            return ()
        return tuple(link for link in LINKS if self.links.get(link) == lowest)


def check_situation(situation: Situation) -> None:
    """Raises EngineInputError("situation") for figures outside their scale."""
    scales = [(name, getattr(situation, name), 100) for name in _OUTCOMES]
    scales += [(name, getattr(situation, name), 4) for name in _ITEMS]
    scales += [(name, value, 4) for name, value in situation.links.items()]
    for name, value, most in scales:
        if value is not None and not (isfinite(value) and 0 <= value <= most):
            raise EngineInputError("situation", f"{name} is not within 0..{most}")
    unknown = set(situation.links) - set(LINKS)
    if unknown:
        raise EngineInputError("situation", f"unknown links {sorted(unknown)}")
    if situation.context not in CONTEXTS:
        raise EngineInputError("situation", f"context is not one of {', '.join(CONTEXTS)}")
