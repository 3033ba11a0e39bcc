"""What everyone who looks at a landscape sees alike: made once per picture, and kept.

In a full hall three hundred people look at one picture. What differs between them, their own place
and their own votes, is laid over it by `landscape_page`, and is never kept.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from kiemkracht.base.prepared import Prepared
from kiemkracht.base.thresholds import k_small
from kiemkracht.perspectives.models import LandscapeRun
from kiemkracht.perspectives.selectors.landscape_parts import LandscapePage

# Larger pictures are read and made anew: kept ones would fill the memory of the process.
MOST_PEOPLE = 5_000
PICTURES, PAGES = 8, 32
Texts = tuple[tuple[int, str], ...]
Make = Callable[[LandscapeRun, Texts, str, str], LandscapePage]


class RunKey(NamedTuple):
    """A finished run: its row does not change any more, so this names what is in it."""

    pk: int
    created_at: datetime
    digest: str
    people: int


def newest_public(conversation_id: UUID) -> RunKey | None:
    """The run that everyone sees. Queries: 1, without what was computed."""
    return next((RunKey(*row) for row in _NEWEST.rows(conversation_id=conversation_id)), None)


def _newest_public(*, conversation_id: UUID) -> QuerySet[LandscapeRun, Any]:
    runs = LandscapeRun.objects.public().filter(conversation_id=conversation_id)
    return runs.values_list("pk", "created_at", "input_digest", "people")[:1]


_NEWEST = Prepared(_newest_public, conversation_id=UUID(int=0xFADE_0003))


def run_of(key: RunKey) -> LandscapeRun:
    """The whole row. Queries: 0 or 1."""
    return _kept_run(key) if key.people <= MOST_PEOPLE else _read(key)


def _read(key: RunKey) -> LandscapeRun:
    return LandscapeRun.objects.get(pk=key.pk)


_kept_run = lru_cache(maxsize=PICTURES)(_read)


def common_page(key: RunKey, texts: Texts, *, lens: str, order: str, make: Make) -> LandscapePage:
    """The page as a stranger sees it. Queries: 0 or 1."""
    if key.people > MOST_PEOPLE:
        return make(_read(key), texts, lens, order)
    return _kept_page(key, texts, lens, order, make, get_language() or "", k_small())


def name_of(key: RunKey, texts: Texts, *wishes: str | int) -> str:
    """A name for what everyone sees alike in one language, to keep pieces of the page by."""
    said = hashlib.sha256(repr((key, texts, wishes)).encode())
    return said.hexdigest()[:32]


@lru_cache(maxsize=PAGES)
def _kept_page(
    key: RunKey,
    texts: Texts,
    lens: str,
    order: str,
    make: Make,
    language: str,
    k: int,
) -> LandscapePage:
    # Words and small numbers depend on the language and on k, so both are part of what is kept.
    return make(_kept_run(key), texts, lens, order)
