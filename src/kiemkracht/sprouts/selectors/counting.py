"""How many kiemen a list holds, remembered for a moment so that a page does not count 50,000."""

import hashlib
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from django.core.cache import cache

from kiemkracht.base.visitors import Visitor

GENERATION_KEY = "sprouts:generation"
_REMEMBER_S = 30

Counts = TypeVar("Counts")


def remembered(visitor: Visitor, asked: object, count: Callable[[], Counts]) -> Counts:
    """What `count` gives, remembered per visitor and question.

    Only numbers belong in it. They are forgotten as soon as something changes in this process,
    and after 30 seconds at most: a page number may lag that long, the rows themselves never do.
    """
    generation = cache.get_or_set(GENERATION_KEY, lambda: uuid4().hex, 3600)
    question = f"{generation}|{visitor.person_id}|{asked!r}"
    key = "sprouts:count:" + hashlib.sha256(question.encode()).hexdigest()
    found: Counts | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, _REMEMBER_S)
    return found
