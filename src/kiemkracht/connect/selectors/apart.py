"""Who blocked whom, for everything that proposes one person to another."""

from uuid import UUID

from django.db.models import Q

from kiemkracht.base.remembering import remembered
from kiemkracht.base.visitors import Visitor
from kiemkracht.connect.models import Block


def apart_from(visitor: Visitor) -> frozenset[UUID]:
    """Everyone this visitor blocked, and everyone who blocked this visitor.

    Queries: 1, or 0 for a stranger and when this page asked before.

    Never shown as a list: who was blocked notices nothing.
    """
    if not visitor.is_known:
        return frozenset()
    return remembered("apart", {visitor.identity}, _read)[visitor.identity]


def _read(missing: frozenset[UUID]) -> dict[UUID, frozenset[UUID]]:
    pairs = Block.objects.filter(Q(person_id__in=missing) | Q(other_id__in=missing))
    found: dict[UUID, set[UUID]] = {identity: set() for identity in missing}
    for one, other in pairs.values_list("person_id", "other_id"):
        for mine, theirs in ((one, other), (other, one)):
            if mine in found:
                found[mine].add(theirs)
    return {identity: frozenset(people) for identity, people in found.items()}
