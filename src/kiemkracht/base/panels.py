"""Panels: how a later room shows itself on an earlier room's page without being imported.

Of most places most rooms hold nothing. A panel may therefore leave a **sign**: the rows that are
there when it has something to show. All signs of a spot are asked in one query, and only panels
with a sign look further; a kiem of which ten rooms know nothing costs one question instead of ten.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import IntegerField, Model, QuerySet, Value

from kiemkracht.base.places import pk_of
from kiemkracht.base.prepared import Prepared
from kiemkracht.base.visitors import Visitor

Load = Callable[[Visitor, str], object | None]
Sign = Callable[[UUID, str], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Panel:
    """A fragment for a spot on a page: a template, and how to load what it shows.

    `sign(key, place)` gives the rows without which `load` finds nothing, whoever asks; `bare` is
    loaded instead when there are none (a way to begin). Without a sign `load` is always asked.
    """

    template: str
    load: Load
    order: int = 50
    sign: Sign | None = None
    bare: Load | None = None


_panels: dict[str, list[Panel]] = defaultdict(list)
_asked: dict[str, Prepared] = {}


def register(
    spot: str,
    template: str,
    load: Load,
    *,
    order: int = 50,
    sign: Sign | None = None,
    bare: Load | None = None,
) -> None:
    """Show `template` at `spot`; `load(visitor, place)` gives its content, or None for nothing."""
    panel = Panel(template, load, order, sign, bare)
    if panel not in _panels[spot]:
        _panels[spot].append(panel)
        _panels[spot].sort(key=lambda each: each.order)
        _asked.pop(spot, None)


def rows_of(model: type[Model], field: str) -> Sign:
    """The sign of a panel that shows rows of `model`: those whose `field` names the place.

    A field called `place` holds the place itself, any other its key.
    """
    rows = model._default_manager

    def sign(key: UUID, place: str) -> QuerySet[Any]:
        return rows.filter(**{field: place if field == "place" else key})

    return sign


def at(spot: str) -> tuple[Panel, ...]:
    """The panels of a spot, in order."""
    return tuple(_panels.get(spot, ()))


def contents(
    spot: str, visitor: Visitor, place: str, *, among: Callable[[Panel], bool] = lambda panel: True
) -> Iterator[tuple[Panel, object]]:
    """What the panels of a spot show, in order; those with nothing are left out.

    Queries: 1 where panels leave signs, and those of the panels that show something.
    """
    shown = at(spot)
    there = _signs_at(spot, shown, place) if any(panel.sign for panel in shown) else frozenset()
    for number, panel in enumerate(shown):
        if not among(panel):
            continue
        load = panel.load if panel.sign is None or number in there else panel.bare
        content = load(visitor, place) if load else None
        if content is not None:
            yield panel, content


def _signs_at(spot: str, shown: tuple[Panel, ...], place: str) -> frozenset[int]:
    """The numbers of the panels that left a sign at this place. Queries: 1."""
    if spot not in _asked:
        signs = [(number, panel.sign) for number, panel in enumerate(shown) if panel.sign]
        _asked[spot] = Prepared(
            lambda *, key, place: _in_one(
                [
                    sign(key, place)
                    .order_by()
                    .annotate(panel_number=Value(number, IntegerField()))
                    .values_list("panel_number")
                    for number, sign in signs
                ]
            ),
            may_miss={"key", "place"},
            key=UUID(int=0xFADE_0002),
            place="a-place-of-none",
        )
    rows = _asked[spot].rows(key=UUID(pk_of(place)), place=place)
    return frozenset(int(number) for (number,) in rows)


def _in_one(parts: list[QuerySet[Any, tuple[Any, ...]]]) -> QuerySet[Any, tuple[Any, ...]]:
    return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0].distinct()
