"""Kiemen as what they long for, for who looks for people to bring together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kiemkracht.base.visibility import Visibility
from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import Carrier, Sprout
from kiemkracht.sprouts.selectors.cards import excerpt_of

_FOR_EVERY_ACCOUNT = (Visibility.ROOM, Visibility.PUBLIC)


@dataclass(frozen=True, slots=True)
class CarriedKiem:
    """A kiem that everyone with an account may see, who carries it, and what it is about.

    `carriers` are those who were asked for, `everyone` is all who carry it.
    """

    id: UUID
    text: str
    community_id: UUID | None
    carriers: tuple[UUID, ...]
    everyone: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class KiemGlance:
    """A kiem in two lines: what it is called and what it longs for."""

    id: UUID
    title: str
    url: str
    longing: str
    community: str


def kiemen_carried_by(person_ids: Iterable[UUID]) -> Sequence[CarriedKiem]:
    """Living kiemen open to every account that one of these people carries, by id. Queries: 2."""
    wanted = set(person_ids)
    everyone: dict[UUID, list[UUID]] = {}
    rows = Carrier.objects.filter(until=None).order_by("since", "pk")
    for sprout_id, person_id in rows.values_list("sprout_id", "person_id"):
        everyone.setdefault(sprout_id, []).append(person_id)
    carriers = {
        pk: mine
        for pk, people in everyone.items()
        if (mine := tuple(person for person in people if person in wanted))
    }
    kiemen = Sprout.objects.alive().filter(
        pk__in=carriers, is_held=False, visibility__in=_FOR_EVERY_ACCOUNT
    )
    return [
        CarriedKiem(
            pk, f"{title}. {longing or story}", community_id, carriers[pk], tuple(everyone[pk])
        )
        for pk, title, longing, story, community_id in kiemen.order_by("pk").values_list(
            "pk", "title", "longing", "story", "community_id"
        )
    ]


def carriers_of(ids: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Who carries these kiemen now, as far as they live. Queries: 1, or 0 for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    found: dict[UUID, set[UUID]] = {}
    alive = Sprout.objects.alive().filter(pk__in=wanted, is_held=False)
    rows = Carrier.objects.filter(until=None, sprout__in=alive.values("pk"))
    for sprout_id, person_id in rows.values_list("sprout_id", "person_id"):
        found.setdefault(sprout_id, set()).add(person_id)
    return {pk: frozenset(people) for pk, people in found.items()}


def glances_of(visitor: Visitor, ids: Iterable[UUID]) -> Mapping[UUID, KiemGlance]:
    """These kiemen, as far as this visitor may see them. Queries: 1, or 0 for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = Sprout.objects.visible_to(visitor).filter(pk__in=wanted).with_card()
    return {
        row.pk: KiemGlance(
            row.pk,
            row.title,
            row.get_absolute_url(),
            row.longing or excerpt_of(row.story),
            row.community.name if row.community else "",
        )
        for row in rows
    }
