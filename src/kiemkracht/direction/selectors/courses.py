"""All directions with their goals, per community: which goals have nothing growing yet?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kiemkracht.base.visitors import Visitor
from kiemkracht.direction import rules
from kiemkracht.direction.enums import DirectionState
from kiemkracht.direction.models import Direction, Goal
from kiemkracht.direction.selectors.cards import goal_url
from kiemkracht.direction.selectors.growing import growing_towards
from kiemkracht.direction.selectors.marks import Mark, mark_of_direction
from kiemkracht.people.selectors import CommunityView, community_names

Growing = Mapping[UUID, Sequence[str]]
_WIDEST_FIRST: Final = ("city", "district", "neighbourhood", "street")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in a list, with how many things that grow contribute to it."""

    id: UUID
    title: str
    url: str
    first_sign: str
    contributions: int


@dataclass(frozen=True, slots=True)
class DirectionCard:
    """A direction in a list."""

    id: UUID
    title: str
    url: str
    purpose: str
    state: str
    goals: tuple[GoalLine, ...]

    @property
    def mark(self) -> Mark:
        """How its state looks."""
        return mark_of_direction(self.state)

    @property
    def is_agreed(self) -> bool:
        """Agreed, and not replaced since."""
        return self.state in (DirectionState.AGREED, DirectionState.IN_RECALIBRATION)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The directions of one community."""

    community: CommunityView
    directions: tuple[DirectionCard, ...]


@dataclass(frozen=True, slots=True)
class DirectionsPage:
    """All directions this visitor may see."""

    shelves: tuple[Shelf, ...]
    replaced: tuple[DirectionCard, ...]
    goals: int
    bare_goals: tuple[GoalLine, ...]
    may_start: bool

    @property
    def is_empty(self) -> bool:
        """Nothing here yet."""
        return not self.shelves and not self.replaced


def goal_line(goal: Goal, direction: Direction, growing: Growing) -> GoalLine:
    """A goal, with how much grows towards it."""
    goal.direction = direction
    signs = goal.noticeable_at
    return GoalLine(
        id=goal.pk,
        title=goal.title,
        url=goal_url(goal),
        first_sign=signs[0] if signs else "",
        contributions=len(growing.get(goal.pk, ())),
    )


def growing_in(visitor: Visitor, directions: Iterable[Direction]) -> Growing:
    """What grows towards the goals of directions that were read with them. Queries: 1 or 2."""
    return growing_towards(visitor, [goal.pk for row in directions for goal in row.goals.all()])


def directions_page(visitor: Visitor, *, community_slug: str = "") -> DirectionsPage:
    """Read all directions; the agreed ones first within a community. Queries: 5."""
    rows = Direction.objects.visible_to(visitor).prefetch_related("goals")
    if community_slug:
        rows = rows.filter(community__slug=community_slug)
    directions = list(rows)
    communities = community_names(row.community_id for row in directions)
    now = [row for row in directions if row.state != DirectionState.REPLACED]
    growing = growing_in(visitor, directions)
    cards = {row.pk: card_of(row, growing) for row in directions}
    lines = [line for row in now for line in cards[row.pk].goals]
    return DirectionsPage(
        shelves=_shelves(now, cards, communities),
        replaced=tuple(cards[row.pk] for row in directions if row not in now),
        goals=len(lines),
        bare_goals=tuple(line for line in lines if line.contributions == 0),
        may_start=rules.may_start_somewhere(visitor),
    )


def card_of(row: Direction, growing: Growing) -> DirectionCard:
    """A direction that was read with its goals."""
    return DirectionCard(
        id=row.pk,
        title=row.title,
        url=row.get_absolute_url(),
        purpose=row.purpose,
        state=row.state,
        goals=tuple(goal_line(goal, row, growing) for goal in row.goals.all()),
    )


def _shelves(
    rows: Sequence[Direction],
    cards: Mapping[UUID, DirectionCard],
    communities: Mapping[UUID, CommunityView],
) -> tuple[Shelf, ...]:
    by_community: dict[UUID, list[DirectionCard]] = {}
    for row in rows:
        by_community.setdefault(row.community_id, []).append(cards[row.pk])
    shelves = [
        Shelf(communities[pk], tuple(sorted(found, key=lambda card: not card.is_agreed)))
        for pk, found in by_community.items()
    ]
    # The widest circle first: a street can then say how it fits.
    order = {kind: at for at, kind in enumerate(_WIDEST_FIRST)}
    return tuple(
        sorted(
            shelves,
            key=lambda shelf: (
                order.get(shelf.community.kind, len(order)),
                shelf.community.name,
            ),
        )
    )
