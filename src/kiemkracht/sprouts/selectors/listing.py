"""The list of kiemen: in the order of the day, or in the order of a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.core.paginator import Page, Paginator

from kiemkracht.base import clock, search
from kiemkracht.base.models import Comment, Follow
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import selectors as people
from kiemkracht.sprouts.models import Sprout, SproutQuerySet
from kiemkracht.sprouts.selectors.cards import SproutCard, cards_of
from kiemkracht.sprouts.selectors.counting import remembered
from kiemkracht.sprouts.selectors.goals import KIND, ids_of_goal
from kiemkracht.sprouts.selectors.rotating import count_of_turn, rows_of_turn

PER_PAGE = 20
_SHELF_LOOKS_AT = 60
_SHELF_HOLDS = 12
_HARDLY_NOTICED = 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a visitor looks for; everything empty asks for the whole garden."""

    query: str = ""
    phase: str = ""
    kind: str = ""
    community: str = ""
    goal: UUID | None = None

    @property
    def are_any(self) -> bool:
        """Something was chosen."""
        return bool(self.query or self.phase or self.kind or self.community or self.goal)


@dataclass(frozen=True, slots=True)
class SproutList:
    """A page of the list. `page` only serves the links to the other pages."""

    cards: tuple[SproutCard, ...]
    page: Page[int]
    total: int
    place_name: str


def sprout_list(visitor: Visitor, wishes: Wishes, *, page: str | int = 1) -> SproutList:
    """A page of what this visitor may see. Queries: 3 to 6, however many kiemen there are."""
    rows, place_name = narrowed(visitor, wishes)
    if wishes.query.strip():
        return _found(visitor, rows, wishes.query, page, place_name)
    pivot = pivot_of(clock.today())
    ahead, total = remembered(visitor, (wishes, pivot), lambda: count_of_turn(rows, pivot))
    chosen = _page(total, page)
    here = rows_of_turn(
        rows.with_card(),
        pivot=pivot,
        start=(chosen.number - 1) * PER_PAGE,
        size=PER_PAGE,
        ahead=ahead,
        total=total,
    )
    return SproutList(cards_of(visitor, here), chosen, total, place_name)


def narrowed(visitor: Visitor, wishes: Wishes) -> tuple[SproutQuerySet, str]:
    """What is left after the choices, without the search, and the name of the chosen place.

    Queries: 0, and up to 2 for a chosen place and 1 for a goal.
    """
    rows = Sprout.objects.visible_to(visitor)
    name = ""
    if wishes.phase:
        rows = rows.filter(phase=wishes.phase)
    if wishes.kind:
        rows = rows.filter(kind=wishes.kind)
    if wishes.community:
        community = people.community_by_slug(wishes.community)
        name = community.name if community else ""
        rows = rows.filter(community__in=people.inside(community.id) if community else ())
    if wishes.goal:
        rows = rows.filter(pk__in=ids_of_goal(visitor, wishes.goal))
    return rows, name


def _found(
    visitor: Visitor, rows: SproutQuerySet, query: str, page: str | int, place_name: str
) -> SproutList:
    ids = visible_hits(rows, query)
    chosen = _page(len(ids), page)
    start = (chosen.number - 1) * PER_PAGE
    here = ids[start : start + PER_PAGE]
    by_id = {row.pk: row for row in rows.with_card().filter(pk__in=here)}
    ordered = [by_id[identity] for identity in here if identity in by_id]
    return SproutList(cards_of(visitor, ordered), chosen, len(ids), place_name)


def visible_hits(rows: SproutQuerySet, query: str) -> Sequence[UUID]:
    """What a search finds among `rows`, the best first. Queries: 2."""
    hits = [UUID(pk) for pk in search.matching(query, kind=KIND)]
    seen = set(rows.filter(pk__in=hits).values_list("pk", flat=True))
    return [identity for identity in hits if identity in seen]


class _Counted(Paginator[int]):
    """Pages of rows that are read elsewhere: it only knows how many there are."""

    def __init__(self, total: int) -> None:
        super().__init__(range(total), PER_PAGE)

    @cached_property
    def count(self) -> int:
        """As it was counted."""
        return len(self.object_list)


def _page(total: int, page: str | int) -> Page[int]:
    return _Counted(total).get_page(page)


def unnoticed(visitor: Visitor) -> tuple[SproutCard, ...]:
    """Kiemen hardly anyone noticed: at most one remark or follower besides who told it.

    Half a turn away from where the list of today begins, so that other ones show every day. They
    stand in that order, never by how little they were noticed. Queries: 4 or 5.
    """
    rows = Sprout.objects.visible_to(visitor).alive().filter(is_held=False)
    pivot = (pivot_of(clock.today()) + 0.5) % 1
    ahead, total = remembered(visitor, ("unnoticed", pivot), lambda: count_of_turn(rows, pivot))
    looked_at = rows_of_turn(
        rows.with_card(), pivot=pivot, start=0, size=_SHELF_LOOKS_AT, ahead=ahead, total=total
    )
    noticed = _noticed(looked_at)
    hardly = [row for row in looked_at if noticed.get(row.pk, 0) <= _HARDLY_NOTICED]
    return cards_of(visitor, hardly[:_SHELF_HOLDS])


def _noticed(rows: Sequence[Sprout]) -> dict[UUID, int]:
    """How many different people, besides who told it, said something or follow. Queries: 2."""
    tellers = {f"{KIND}:{row.pk}": (row.pk, row.planted_by_id) for row in rows}
    people_at: dict[UUID, set[UUID]] = {}
    remarks = Comment.objects.filter(place__in=tellers, hidden_at=None)
    for seen in (
        remarks.values_list("place", "author_id"),
        Follow.objects.filter(place__in=tellers).values_list("place", "person_id"),
    ):
        for place, person_id in seen:
            pk, teller = tellers[place]
            if person_id and person_id != teller:
                people_at.setdefault(pk, set()).add(person_id)
    return {pk: len(people) for pk, people in people_at.items()}
