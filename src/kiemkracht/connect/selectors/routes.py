"""Two routes beside each other: steps, handovers and waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base import places
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.routes import CrossingKind, RouteSide
from kiemkracht.connect.models import RouteCase, RouteCrossing, RouteEvent
from kiemkracht.connect.models.routes import RouteCaseQuerySet
from kiemkracht.connect.rules import routes as rules
from kiemkracht.connect.rules.routes import Length, length_of
from kiemkracht.connect.selectors.reading_ids import uuids_of

LISTED = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step, with how long it waited for it and whether it came to another desk."""

    id: int
    day: int
    desk: str
    what: str
    waited: int
    is_handover: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Route:
    """One of the two routes; `length` is None as long as it has no step."""

    side: str
    label: str
    steps: tuple[Step, ...]
    length: Length | None


@dataclass(frozen=True, slots=True)
class RouteCard:
    """A case in a list."""

    url: str
    question: str
    lang: str
    near: str
    inside: Length | None
    street: Length | None


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """What a shorter crossing became: a kiem or a question."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class RoutePage:
    """A case with its two routes and what grew from it."""

    id: UUID
    place: str
    question: str
    story: str
    lang: str
    near: str
    near_slug: str
    inside: Route
    street: Route
    crossings: tuple[CrossingLine, ...]
    may_add: bool
    may_remove: bool

    @property
    def has_both(self) -> bool:
        """Whether there is something to compare."""
        return self.inside.length is not None and self.street.length is not None

    @property
    def routes(self) -> tuple[Route, Route]:
        """Inside first, then the street."""
        return (self.inside, self.street)


def route_list(visitor: Visitor) -> tuple[RouteCard, ...]:
    """Cases this visitor may see, newest first. Queries: 2."""
    return _cards(RouteCase.objects.visible_to(visitor))


def routes_in(visitor: Visitor, community_id: UUID) -> tuple[RouteCard, ...]:
    """The newest cases of one community. Queries: 2, or 1 when there are none."""
    return _cards(RouteCase.objects.visible_to(visitor).filter(community_id=community_id), most=3)


def routes_at(visitor: Visitor, place: str) -> tuple[RouteCard, ...]:
    """The cases that a kiem or question is a shorter crossing for. Queries: 1 or 2."""
    found = RouteCrossing.objects.filter(place=place)
    return _cards(RouteCase.objects.visible_to(visitor).filter(pk__in=found.values("case_id")))


def _cards(rows: RouteCaseQuerySet, most: int = LISTED) -> tuple[RouteCard, ...]:
    kept = list(rows.select_related("community").prefetch_related("events")[:most])
    return tuple(
        RouteCard(
            url=row.get_absolute_url(),
            question=row.question,
            lang=row.lang,
            near=row.community.name if row.community else "",
            inside=_length(row.events.all(), RouteSide.INSIDE),
            street=_length(row.events.all(), RouteSide.STREET),
        )
        for row in kept
    )


def _length(events: Iterable[RouteEvent], side: RouteSide) -> Length | None:
    return length_of([(each.day, each.desk) for each in events if each.side == side])


def find_route(visitor: Visitor, case_id: UUID) -> RouteCase | None:
    """A case this visitor may see. Queries: 1."""
    rows = RouteCase.objects.visible_to(visitor).select_related("community")
    return rows.filter(pk=case_id).first()


def route_page(visitor: Visitor, row: RouteCase) -> RoutePage:
    """Read the page. Queries: 2, and 1 or 2 more for what grew from it."""
    events = list(row.events.all())
    return RoutePage(
        id=row.pk,
        place=places.place_of(row),
        question=row.question,
        story=row.story,
        lang=row.lang,
        near=row.community.name if row.community else "",
        near_slug=row.community.slug if row.community else "",
        inside=_route(visitor, row, events, RouteSide.INSIDE),
        street=_route(visitor, row, events, RouteSide.STREET),
        crossings=_crossings(visitor, list(row.crossings.all())),
        may_add=rules.may_add(visitor),
        may_remove=rules.may_remove(visitor, row),
    )


def _crossings(visitor: Visitor, rows: Sequence[RouteCrossing]) -> tuple[CrossingLine, ...]:
    """Only what this visitor may see of what grew. Queries: 0 to 2."""
    cards = places.cards(visitor, [each.place for each in rows])
    names = {CrossingKind.KIEM: _("a kiem"), CrossingKind.ASK: _("a question")}
    return tuple(
        CrossingLine(card.title, card.url, names[CrossingKind(each.kind)])
        for each in rows
        if (card := cards.get(each.place))
    )


def _route(
    visitor: Visitor, row: RouteCase, events: Sequence[RouteEvent], side: RouteSide
) -> Route:
    own = [each for each in events if each.side == side]
    steps = tuple(
        Step(
            id=each.pk,
            day=each.day,
            desk=each.desk,
            what=each.what,
            waited=each.day - before.day if before else 0,
            is_handover=before is not None and not _same_desk(before, each),
            may_remove=rules.may_remove_event(visitor, row, each),
        )
        for before, each in zip([None, *own], own, strict=False)
    )
    return Route(side.value, str(side.label), steps, _length(own, side))


def _same_desk(one: RouteEvent, other: RouteEvent) -> bool:
    pair = length_of([(one.day, one.desk), (other.day, other.desk)])
    return pair is not None and not pair.handovers


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    rows = RouteCase.objects.visible_to(visitor).filter(pk__in=uuids_of(pks))
    return {
        str(row.pk): PlaceCard(row.question, row.get_absolute_url(), _("Two routes"))
        for row in rows.only("question")
    }
