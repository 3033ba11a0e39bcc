"""The board: what is asked and offered."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from kiemkracht.base import clock, search
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.enums.posts import Direction
from kiemkracht.connect.models import Post
from kiemkracht.connect.selectors.post_cards import KIND, PostCard, cards_of, in_turn
from kiemkracht.connect.selectors.reading_ids import uuids_of
from kiemkracht.people import selectors as people

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class PostWishes:
    """What a visitor looks for; everything empty asks for the whole board."""

    query: str = ""
    direction: str = ""
    kind: str = ""
    community: str = ""

    @property
    def are_any(self) -> bool:
        """Something was chosen."""
        return bool(self.query or self.direction or self.kind or self.community)


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the board."""

    cards: tuple[PostCard, ...]
    page: Page[Post]
    total: int


def board(visitor: Visitor, wishes: PostWishes, *, page: str | int = 1) -> Board:
    """What is asked and offered now, soonest day first, then by turns. Queries: 2 to 5."""
    rows = Post.objects.visible_to(visitor).alive(clock.today())
    if wishes.direction:
        rows = rows.filter(direction=wishes.direction)
    if wishes.kind:
        rows = rows.filter(kind=wishes.kind)
    if wishes.community:
        place = people.community_by_slug(wishes.community)
        rows = rows.filter(community__in=people.inside(place.id) if place else ())
    if wishes.query.strip():
        rows = rows.filter(pk__in=uuids_of(search.matching(wishes.query, kind=KIND)))
    chosen = Paginator(in_turn(rows.with_card()), PER_PAGE).get_page(page)
    return Board(cards_of(visitor, chosen), chosen, chosen.paginator.count)


def a_few(visitor: Visitor, direction: Direction, *, limit: int = 3) -> tuple[PostCard, ...]:
    """The first of the day in one direction, for a home page. Queries: 1."""
    rows = Post.objects.visible_to(visitor).alive(clock.today()).filter(direction=direction)
    return cards_of(visitor, in_turn(rows.with_card())[:limit])


def find_post(visitor: Visitor, post_id: UUID) -> Post | None:
    """The row, when this visitor may see it. Queries: 1."""
    return (
        Post.objects.visible_to(visitor)
        .select_related("community", "owner")
        .filter(pk=post_id)
        .first()
    )
