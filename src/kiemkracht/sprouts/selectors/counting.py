"""How many kiemen a list holds, remembered for a moment so that a page does not count 50,000."""

import hashlib
from uuid import uuid4

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db.models import Count, Q

from kiemkracht.base.visitors import Visitor
from kiemkracht.sprouts.models import SproutQuerySet

GENERATION_KEY = "sprouts:generation"
_REMEMBER_S = 30


def count_split(rows: SproutQuerySet, visitor: Visitor, *, pivot: float) -> tuple[int, int]:
    """How many rows stand at or after the pivot of the day, and how many in all.

    Only numbers are remembered, per visitor and query, until something changes in this process
    and 30 seconds at most: a page number may lag that long, the rows themselves never do.
    Queries: 1, or 0 when remembered.
    """
    try:
        key = _key(rows, visitor, pivot)
    except EmptyResultSet:  # Django sees before asking that nothing can match
        return 0, 0
    found = cache.get(key)
    if found is None:
        counts = rows.order_by().aggregate(
            ahead=Count("pk", filter=Q(lot__gte=pivot)), total=Count("pk")
        )
        found = (counts["ahead"], counts["total"])
        cache.set(key, found, _REMEMBER_S)
    return found[0], found[1]


def _key(rows: SproutQuerySet, visitor: Visitor, pivot: float) -> str:
    generation = cache.get_or_set(GENERATION_KEY, lambda: uuid4().hex, 3600)
    asked = f"{generation}|{visitor.person_id}|{pivot}|{rows.query}"
    return "sprouts:count:" + hashlib.sha256(asked.encode()).hexdigest()
