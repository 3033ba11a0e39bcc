"""Places: one address for every row that people can comment on, follow or find.

A place is the string `app.model:pk`. The room that owns the row registers how to show it, and
answers only with what this visitor may see; so a mechanism of the base can't leak.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise

from kiemkracht.base.visitors import Visitor


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """How a place shows itself in a list: title, address and what kind of thing it is."""

    title: str
    url: str
    kind: str


CardFinder = Callable[[Visitor, Iterable[str]], Mapping[str, PlaceCard]]

_finders: dict[str, CardFinder] = {}
_names: dict[str, str | Promise] = {}


def register(kind: str, *, card: CardFinder, name: str | Promise = "") -> None:
    """Let the owning room answer for `kind` (`app.model`); called once, at start-up.

    `name` stands above what was found of this kind, in the plural.
    """
    _finders[kind] = card
    if name:
        _names[kind] = name


def name_of(kind: str) -> str | Promise:
    """The name of a kind in words, empty when its room gave none."""
    return _names.get(kind, "")


def kinds() -> frozenset[str]:
    """The kinds of place that rooms registered."""
    return frozenset(_finders)


def place_of(row: Model) -> str:
    """The address of a saved row."""
    return f"{row._meta.label_lower}:{row.pk}"


def kind_of(place: str) -> str:
    """`app.model` of a place."""
    return place.partition(":")[0]


def pk_of(place: str) -> str:
    """The primary key in a place, as text."""
    return place.partition(":")[2]


def cards(visitor: Visitor, places: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards of the places this visitor may see; the others are absent. Queries: 1 per kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for place in places:
        by_kind[kind_of(place)].append(pk_of(place))
    found: dict[str, PlaceCard] = {}
    for kind, pks in by_kind.items():
        if kind in _finders:
            for pk, card in _finders[kind](visitor, pks).items():
                found[f"{kind}:{pk}"] = card
    return found


def card(visitor: Visitor, place: str) -> PlaceCard | None:
    """The card of one place, or None when it is absent or not this visitor's to see."""
    return cards(visitor, [place]).get(place)
