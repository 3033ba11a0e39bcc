"""Who is around a kiem: carriers, and people one could ask to carry along."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from kiemkracht.base import apart
from kiemkracht.base.models import Comment, Follow
from kiemkracht.base.places import place_of
from kiemkracht.base.visitors import Visitor
from kiemkracht.people.selectors.naming import names_of
from kiemkracht.sprouts.models import Carrier, Sprout


@dataclass(frozen=True, slots=True)
class Someone:
    """A person near a kiem, by name only."""

    id: UUID
    name: str


def people_nearby(visitor: Visitor, sprout: Sprout) -> Sequence[Someone]:
    """Who talks along or follows, or told it, and does not carry it; by name. Queries: 5.

    Nobody who left, and nobody who never wants to meet this visitor or the other way round.
    """
    place = place_of(sprout)
    around = set(
        Comment.objects.filter(place=place, hidden_at=None).values_list("author_id", flat=True)
    )
    around |= set(Follow.objects.filter(place=place).values_list("person_id", flat=True))
    around.add(sprout.planted_by_id)
    carriers = Carrier.objects.filter(sprout=sprout, until=None)
    around -= {None, *carriers.values_list("person_id", flat=True), *apart.from_whom(visitor)}
    found = names_of(identity for identity in around if identity)
    return sorted(
        (Someone(identity, name) for identity, name in found.items()), key=lambda one: one.name
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """How many living kiemen are carried, and how many of those by two or more."""

    carried: int
    together: int


def carried_together(visitor: Visitor) -> Carried:
    """Counted over what this visitor may see. Queries: 1."""
    rows = (
        Sprout.objects.visible_to(visitor)
        .alive()
        .filter(is_held=False)
        .annotate(people=Count("carriers", filter=Q(carriers__until=None), distinct=True))
        .filter(people__gte=1)
        .order_by()
        .values_list("people", flat=True)
    )
    counts = list(rows)
    return Carried(len(counts), sum(people > 1 for people in counts))
