"""What I carry, what asks my attention, and what grows in a community or for a goal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kiemkracht.base import remembering
from kiemkracht.base.visitors import Visitor
from kiemkracht.people import selectors as people
from kiemkracht.sprouts import rules
from kiemkracht.sprouts.enums import Phase
from kiemkracht.sprouts.models import Carrier, CarryOffer, Sprout
from kiemkracht.sprouts.selectors.cards import SproutCard, cards_of
from kiemkracht.sprouts.selectors.goals import ids_of_goal
from kiemkracht.sprouts.selectors.waiting import late_edge, quiet_rows, waiting_rows

_IN_A_PANEL = 6
_MOST_OF_MINE = 40


@dataclass(frozen=True, slots=True)
class Shelf:
    """A few kiemen, how many there are in all, and what the rest is called in an address."""

    cards: tuple[SproutCard, ...]
    total: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone asks me to carry along, or asks to carry mine along."""

    title: str
    url: str
    name: str
    asks_me: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """What I carry, what I told, and who asks me something about it."""

    carried: tuple[SproutCard, ...]
    told: tuple[SproutCard, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class MyStep:
    """A next step of mine."""

    text: str
    due: date | None
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Today:
    """What asks attention today: of who carries, and of who tends."""

    steps: tuple[MyStep, ...]
    asked: tuple[Asked, ...]
    longest_waiting: SproutCard | None
    waiting: int
    late: int
    quiet: int
    tends: bool

    @property
    def is_empty(self) -> bool:
        """Nothing to show at all."""
        return not (self.steps or self.asked or self.tends)


def carried_by(visitor: Visitor) -> list[UUID]:
    """The kiemen that somebody carries now; none for strangers. Queries: 1 per page, or 0."""
    if not visitor.is_known:
        return []
    person = visitor.identity
    return list(remembering.remembered("sprouts.carried", [person], _carried)[person])


def _carried(people: frozenset[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, list[UUID]] = {person: [] for person in people}
    rows = Carrier.objects.filter(person_id__in=people, until=None)
    for person, sprout in rows.values_list("person_id", "sprout_id"):
        found[person].append(sprout)
    return {person: tuple(sprouts) for person, sprouts in found.items()}


def mine(visitor: Visitor) -> Mine | None:
    """For one's own page; None for strangers. Queries: 5."""
    if not visitor.is_known:
        return None
    carried = carried_by(visitor)
    rows = Sprout.objects.visible_to(visitor).with_card()
    cards = cards_of(visitor, rows.filter(pk__in=carried).order_by("title")[:_MOST_OF_MINE])
    told = rows.filter(planted_by_id=visitor.person_id).exclude(pk__in=carried)
    return Mine(
        carried=cards,
        told=cards_of(visitor, told.order_by("-created_at")[:_MOST_OF_MINE]),
        asked=_asked(visitor, carried),
    )


def _asked(visitor: Visitor, carried: list[UUID]) -> tuple[Asked, ...]:
    waiting = CarryOffer.objects.filter(answered_at=None).select_related("sprout", "person")
    to_me = waiting.filter(person_id=visitor.identity).exclude(by_id=visitor.identity)
    of_mine = waiting.filter(sprout__in=carried).exclude(person_id=visitor.identity)
    return tuple(
        Asked(
            offer.sprout.title,
            offer.sprout.get_absolute_url(),
            offer.person.name,
            asks_me=offer.person_id == visitor.person_id,
        )
        for offer in (to_me | of_mine)
        if offer.is_own_question or offer.person_id == visitor.person_id
    )


def today(visitor: Visitor) -> Today | None:
    """For the page of today; None when nothing asks attention. Queries: 3 to 6."""
    if not visitor.is_known:
        return None
    carried = carried_by(visitor)
    tending = rules.may_tend_anything(visitor)
    waiting = waiting_rows(visitor) if tending else Sprout.objects.none()
    oldest = waiting.first() if tending else None
    waiting_now, late = _how_many(waiting) if oldest else (0, 0)
    found = Today(
        steps=_my_steps(carried),
        asked=_asked(visitor, carried),
        longest_waiting=cards_of(visitor, [oldest])[0] if oldest else None,
        waiting=waiting_now,
        late=late,
        quiet=quiet_rows(visitor).count() if tending else 0,
        tends=tending,
    )
    return None if found.is_empty else found


def _how_many(waiting: QuerySet[Sprout]) -> tuple[int, int]:
    """All that wait, and those that wait too long. Queries: 1."""
    is_late = Q(created_at__date__lte=late_edge())
    counted = waiting.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=is_late))
    return counted["all"], counted["late"]


def _my_steps(carried: list[UUID]) -> tuple[MyStep, ...]:
    rows = Sprout.objects.filter(pk__in=carried).alive().exclude(next_step=None)
    soonest = rows.select_related("next_step").order_by("next_step__due", "pk")[:_IN_A_PANEL]
    return tuple(
        MyStep(row.next_step.text, row.next_step.due, row.title, row.get_absolute_url())
        for row in soonest
        if row.next_step
    )


def in_community(visitor: Visitor, community_id: UUID) -> Shelf:
    """What grows in a community and inside it, what is alive first. Queries: 5."""
    rows = Sprout.objects.visible_to(visitor).filter(
        community__in=people.inside(community_id), is_held=False
    )
    alive = rows.alive().with_card().order_by("lot")[:_IN_A_PANEL]
    community = people.community_names([community_id]).get(community_id)
    return Shelf(cards_of(visitor, alive), rows.count(), community.slug if community else "")


def of_goal(visitor: Visitor, goal_id: UUID) -> Shelf:
    """What contributes to a goal, as far as this visitor may see it. Queries: 4."""
    rows = Sprout.objects.visible_to(visitor).filter(pk__in=ids_of_goal(visitor, goal_id))
    return Shelf(cards_of(visitor, rows.with_card().order_by("lot")), rows.count(), str(goal_id))


def in_motion(visitor: Visitor, *, limit: int = 3) -> tuple[SproutCard, ...]:
    """Kiemen where something happened lately, of different phases. Queries: 2."""
    rows = Sprout.objects.visible_to(visitor).filter(is_held=False).alive().with_card()
    latest = list(rows.order_by("-changed_at", "pk")[: limit * 8])
    chosen: list[Sprout] = []
    for phase in (Phase.GROWING, Phase.SPARK, Phase.ROOTED, Phase.SPROUTED, Phase.SEED):
        chosen += [row for row in latest if row.phase == phase][:1]
    chosen += [row for row in latest if row not in chosen]
    return cards_of(visitor, chosen[:limit])


def how_many(visitor: Visitor) -> int:
    """How many kiemen this visitor may see. Queries: 1."""
    return Sprout.objects.visible_to(visitor).count()
