"""Circles: the list, one's own, and one circle with its charter, members and history."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from kiemkracht.base import clock
from kiemkracht.base.places import PlaceCard
from kiemkracht.base.turns import pivot_of
from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import CharterVoice, Circle, CircleInvitation
from kiemkracht.connect.models.circles import CircleQuerySet
from kiemkracht.connect.selectors.reading_ids import uuids_of
from kiemkracht.people.selectors.companions import members_of_each

MOST = 200


@dataclass(frozen=True, slots=True)
class CircleCard:
    """A circle in a list."""

    id: UUID
    url: str
    name: str
    purpose: str
    lang: str
    near: str
    is_mine: bool
    is_alive: bool
    rests: bool
    is_open: bool
    circle: str | Lazy


@dataclass(frozen=True, slots=True)
class CircleList:
    """One's own circles, those one is asked to, and the others one may see."""

    mine: tuple[CircleCard, ...]
    asked: tuple[CircleCard, ...]
    drafts: tuple[CircleCard, ...]
    others: tuple[CircleCard, ...]


def circle_list(visitor: Visitor) -> CircleList:
    """All circles this visitor may see, by turns. Queries: 2 or 3."""
    rows = list(_in_turn(Circle.objects.visible_to(visitor))[:MOST])
    members = members_of_each(row.community_id for row in rows if row.community_id)
    asked = _asked(visitor)
    shelves: dict[str, list[CircleCard]] = {"mine": [], "asked": [], "drafts": [], "others": []}
    for row in rows:
        card = _card(visitor, row, members)
        if card.is_mine:
            shelves["mine"].append(card)
        elif row.pk in asked:
            shelves["asked"].append(card)
        elif not card.is_alive:
            shelves["drafts"].append(card)
        else:
            shelves["others"].append(card)
    return CircleList(**{name: tuple(cards) for name, cards in shelves.items()})


def a_few_circles(visitor: Visitor, *, limit: int = 3) -> tuple[CircleCard, ...]:
    """The first of the day, for a home page. Queries: 2."""
    rows = list(
        _in_turn(Circle.objects.visible_to(visitor).filter(community__isnull=False))[:limit]
    )
    members = members_of_each(row.community_id for row in rows if row.community_id)
    return tuple(_card(visitor, row, members) for row in rows)


@dataclass(frozen=True, slots=True)
class CircleAsks:
    """Circles that wait for my word."""

    asked: tuple[CircleCard, ...]


def circles_that_ask(visitor: Visitor) -> CircleAsks | None:
    """Invitations without an answer. Queries: 1 or 2, and 0 for a stranger."""
    asked = _asked(visitor)
    if not asked:
        return None
    rows = Circle.objects.visible_to(visitor).filter(pk__in=asked).select_related("near")
    cards = tuple(_card(visitor, row, {}) for row in rows)
    return CircleAsks(cards) if cards else None


def _asked(visitor: Visitor) -> set[UUID]:
    """Circles that wait for this visitor’s word on the charter of now. Queries: 1."""
    if not visitor.is_known:
        return set()
    asked = CircleInvitation.objects.open_for(visitor).without_answer()
    rows = asked.exclude(circle__community__in=visitor.communities)
    return set(rows.values_list("circle_id", flat=True))


def _in_turn(rows: CircleQuerySet) -> CircleQuerySet:
    pivot = pivot_of(clock.today())
    after = Case(When(lot__gte=pivot, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("near").order_by(after, "lot", "pk")


def _card(visitor: Visitor, row: Circle, members: Mapping[UUID, Collection[UUID]]) -> CircleCard:
    inside = members.get(row.community_id, ()) if row.community_id else ()
    alive = row.community_id is not None
    return CircleCard(
        id=row.pk,
        url=row.get_absolute_url(),
        name=row.name,
        purpose=row.purpose,
        lang=row.lang,
        near=row.near.name if row.near else "",
        is_mine=visitor.is_known and visitor.identity in inside,
        is_alive=alive,
        rests=alive and bool(members) and not inside,
        is_open=not row.by_invitation,
        circle="" if row.visibility == Visibility.PUBLIC else Visibility(row.visibility).label,
    )


def find_circle(visitor: Visitor, slug: str) -> Circle | None:
    """The row, when this visitor may see it. Queries: 1."""
    return (
        Circle.objects.visible_to(visitor)
        .select_related("community", "near", "begun_by")
        .filter(slug=slug)
        .first()
    )


def circle_of_community(visitor: Visitor, community_id: UUID) -> Circle | None:
    """The circle behind a community, if it is one. Queries: 1."""
    return Circle.objects.visible_to(visitor).filter(community_id=community_id).first()


def place_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards for the mechanisms of the base; only what this visitor may see. Queries: 1."""
    rows = Circle.objects.visible_to(visitor).filter(pk__in=uuids_of(pks))
    return {
        str(row.pk): PlaceCard(row.name, row.get_absolute_url(), _("Circles"))
        for row in rows.only("name", "slug")
    }


def own_circles(person_id: UUID) -> list[dict[str, object]]:
    """The part of this subject in what someone takes along."""
    begun: list[dict[str, object]] = [
        {"circle": row.name, "purpose": row.purpose, "since": _day(row.created_at)}
        for row in Circle.objects.filter(begun_by_id=person_id)
    ]
    said: list[dict[str, object]] = [
        {
            "circle": each.version.circle.name,
            "version": each.version.number,
            "voice": each.voice,
            "because": each.because,
            "proposal": each.proposal,
        }
        for each in CharterVoice.objects.filter(person_id=person_id).select_related(
            "version__circle"
        )
    ]
    return [*begun, *said]


def _day(moment: datetime | date) -> str:
    return moment.isoformat()
