"""How the building of a framework shows itself where somebody begins the day."""

from dataclasses import dataclass

from kiemkracht.base import panels
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.waiting_cases import CasesWaiting, waiting_cases


@dataclass(frozen=True, slots=True)
class Cases:
    """Workshops in which I have still to decide."""

    places: tuple[CasesWaiting, ...]


def register_all() -> None:
    """Put the panels in their spots; called at start-up."""
    for spot in ("front.today", "front.weighing"):
        panels.register(spot, "weigh/workshop/_today.html", of_today, order=23)


def of_today(visitor: Visitor, place: str) -> Cases | None:
    """On the front page and the way to weighing. Queries: 0 or 1."""
    places = waiting_cases(visitor)
    return Cases(places) if places else None
