"""A way to learning sets and draws on the home page of this room."""

from dataclasses import dataclass

from kiemkracht.base import panels
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.rules.composing import may_arrange_somewhere


@dataclass(frozen=True, slots=True)
class SetsPanel:
    """The small links for who facilitates."""

    may_make: bool


def register_all() -> None:
    """Put the panel in its spot; called at start-up."""
    panels.register("connect.home", "connect/_sets_home.html", at_home, order=80)


def at_home(visitor: Visitor, place: str) -> SetsPanel | None:
    """Only for facilitators."""
    return SetsPanel(True) if may_arrange_somewhere(visitor) else None
