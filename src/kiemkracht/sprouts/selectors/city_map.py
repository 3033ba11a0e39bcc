"""The map of the city: neighbourhoods with how many kiemen, and pins from nearby.

In map units (1000 x 700, y down). Every picture has the same content as a list beside it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from kiemkracht.base.visitors import Visitor
from kiemkracht.people import selectors as people
from kiemkracht.people.selectors.communities import Outline
from kiemkracht.sprouts.models import Sprout, SproutQuerySet
from kiemkracht.sprouts.models.sprout import MAP_HEIGHT, MAP_WIDTH
from kiemkracht.sprouts.selectors.cards import SproutCard, cards_of
from kiemkracht.sprouts.selectors.counting import remembered
from kiemkracht.sprouts.selectors.geometry import (
    Layer,
    Point,
    as_attribute,
    box_around,
    centre,
    contains,
    layers_of,
)
from kiemkracht.sprouts.selectors.listing import Wishes, narrowed, visible_hits

MOST_PINS = 200
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Area:
    """A district or neighbourhood on the map."""

    id: UUID
    slug: str
    name: str
    kind: str
    points: str
    label_x: float
    label_y: float
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """How many kiemen an area holds, and where that stands."""

    slug: str
    name: str
    district: str
    count: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Pin:
    """One kiem on the map of a chosen neighbourhood."""

    card: SproutCard
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Kiemen of a team or group that has no place on the map."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class CityMap:
    """The map and the list beside it. `scale` keeps letters and lines the same size when near."""

    box: str
    scale: float
    layers: tuple[Layer, ...]
    districts: tuple[Area, ...]
    neighbourhoods: tuple[Area, ...]
    clusters: tuple[Cluster, ...]
    pins: tuple[Pin, ...]
    elsewhere: tuple[Elsewhere, ...]
    chosen: str
    above_slug: str
    above: str
    total: int

    @property
    def is_empty(self) -> bool:
        """Nobody drew this city yet."""
        return not (self.districts or self.neighbourhoods)

    def sized(self, length: float) -> float:
        """A length on the screen, in units of this box."""
        return round(length * self.scale, 2)

    @property
    def letter(self) -> float:
        """Size of the names."""
        return self.sized(17)

    @property
    def digit(self) -> float:
        """Size of the numbers."""
        return self.sized(20)

    @property
    def pin(self) -> float:
        """Radius of a pin."""
        return self.sized(14)


@dataclass(frozen=True, slots=True)
class Ground:
    """The bare map, for pointing at a place: neighbourhoods and what lies under them."""

    layers: tuple[Layer, ...]
    areas: tuple[Area, ...]


def ground() -> Ground:
    """The map without kiemen. Queries: 2."""
    shapes = people.outlines()
    near = [shape for shape in shapes if shape.kind == "neighbourhood"] or list(shapes)
    return Ground(layers_of(people.city_drawing()), tuple(_area(shape, "") for shape in near))


def area_at(x: float, y: float) -> UUID | None:
    """The neighbourhood (or else the district) around a point. Queries: 1."""
    around = [shape for shape in people.outlines() if contains(shape.points, (x, y))]
    around.sort(key=lambda shape: shape.kind != "neighbourhood")
    return around[0].id if around else None


def city_map(visitor: Visitor, wishes: Wishes) -> CityMap:
    """The map with what this visitor may see. Queries: 4 to 8, however many kiemen there are."""
    shapes = people.outlines()
    by_id = {shape.id: shape for shape in shapes}
    chosen = next((shape for shape in shapes if shape.slug == wishes.community), None)
    rows, _name = narrowed(visitor, wishes)
    if wishes.query.strip():
        rows = rows.filter(pk__in=visible_hits(rows, wishes.query))
    counts = remembered(visitor, ("map", wishes), lambda: _count_by_community(rows))
    is_near = chosen is not None and chosen.kind == "neighbourhood"
    box = box_around(chosen.points if chosen else ())
    above = by_id.get(chosen.parent_id) if chosen and chosen.parent_id else None
    pins = (
        _pins(visitor, rows.with_card().order_by("lot")[:MOST_PINS], chosen.points)
        if (chosen and is_near)
        else ()
    )
    return CityMap(
        box=" ".join(f"{edge:g}" for edge in box),
        scale=box[2] / MAP_WIDTH,
        layers=layers_of(people.city_drawing()),
        districts=tuple(_area(s, wishes.community) for s in shapes if s.kind == "district"),
        neighbourhoods=tuple(
            _area(s, wishes.community) for s in shapes if s.kind == "neighbourhood"
        ),
        clusters=() if is_near else _clusters(shapes, by_id, counts, box[2] / MAP_WIDTH),
        pins=pins,
        elsewhere=_elsewhere(counts, by_id),
        chosen=chosen.name if chosen else "",
        above_slug=above.slug if above else "",
        above=above.name if above else "",
        total=sum(counts.values()),
    )


def _count_by_community(rows: SproutQuerySet) -> dict[UUID | None, int]:
    return dict(rows.order_by().values_list("community").annotate(count=Count("pk")))


def _clusters(
    shapes: Sequence[Outline],
    by_id: Mapping[UUID, Outline],
    counts: Mapping[UUID | None, int],
    scale: float,
) -> tuple[Cluster, ...]:
    found = []
    for shape in shapes:
        count = counts.get(shape.id, 0)
        if count and shape.points:
            x, y = centre(shape.points)
            above = by_id.get(shape.parent_id) if shape.parent_id else None
            radius = (15 + 4.5 * math.sqrt(count)) * scale
            found.append(
                Cluster(
                    shape.slug,
                    shape.name,
                    above.name if above else "",
                    count,
                    round(x, 1),
                    round(y, 1),
                    round(min(radius, 52 * scale), 1),
                )
            )
    return tuple(sorted(found, key=lambda one: (one.district or one.name, one.name)))


def _elsewhere(
    counts: Mapping[UUID | None, int], by_id: Mapping[UUID, object]
) -> tuple[Elsewhere, ...]:
    ids = [identity for identity in counts if identity is not None and identity not in by_id]
    names = people.community_names(ids) if ids else {}
    found = [Elsewhere(names[one].slug, names[one].name, counts[one]) for one in ids]
    return tuple(sorted(found, key=lambda one: one.name))


def _pins(visitor: Visitor, rows: Iterable[Sprout], points: Sequence[Point]) -> tuple[Pin, ...]:
    """Pins where people put them; the others in a spiral of seeds around the middle."""
    kept = list(rows)
    middle = centre(points) if points else (MAP_WIDTH / 2, MAP_HEIGHT / 2)
    pins = []
    for number, (row, card) in enumerate(zip(kept, cards_of(visitor, kept), strict=True), start=1):
        x, y = _spot(row, number, middle)
        pins.append(Pin(card, number, round(x, 1), round(y, 1)))
    return tuple(pins)


def _spot(row: Sprout, number: int, middle: Point) -> Point:
    if row.x is not None and row.y is not None:
        return row.x, row.y
    reach, angle = 4.2 * math.sqrt(number - 0.5), number * _GOLDEN_ANGLE
    return middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)


def _area(shape: Outline, chosen: str) -> Area:
    x, y = centre(shape.points) if shape.points else (0.0, 0.0)
    return Area(
        id=shape.id,
        slug=shape.slug,
        name=shape.name,
        kind=shape.kind,
        points=as_attribute(shape.points),
        label_x=round(x, 1),
        label_y=round(y, 1),
        is_chosen=shape.slug == chosen,
    )
