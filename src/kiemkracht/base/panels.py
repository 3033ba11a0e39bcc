"""Panels: how a later room shows itself on an earlier room's page without being imported."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from kiemkracht.base.visitors import Visitor

Load = Callable[[Visitor, str], object | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """A fragment for a spot on a page: a template, and how to load what it shows."""

    template: str
    load: Load
    order: int = 50


_panels: dict[str, list[Panel]] = defaultdict(list)


def register(spot: str, template: str, load: Load, *, order: int = 50) -> None:
    """Show `template` at `spot`; `load(visitor, place)` gives its content, or None for nothing."""
    panel = Panel(template, load, order)
    if panel not in _panels[spot]:
        _panels[spot].append(panel)
        _panels[spot].sort(key=lambda each: each.order)


def at(spot: str) -> tuple[Panel, ...]:
    """The panels of a spot, in order."""
    return tuple(_panels.get(spot, ()))
