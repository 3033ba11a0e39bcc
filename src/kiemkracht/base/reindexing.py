"""Making findable anew what was there before: each kind by the room that owns it.

A room indexes its rows when it writes them. What was written before its kind could be found, or
before the words were analysed as they are now, is done here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from kiemkracht.base import search
from kiemkracht.base.models import SearchEntry
from kiemkracht.base.places import pk_of, place_of

AT_ONCE = 50
"""Rows per transaction: who writes in the running server waits a quarter of a second at most."""

Rows = Callable[[], "QuerySet[Any]"]
Put = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Step:
    """How far one kind is. `gone` are entries whose row is no more; they are removed last."""

    kind: str
    read: int
    total: int
    findable: int = 0
    gone: int = 0
    is_done: bool = False


_kinds: dict[str, tuple[Rows, Put]] = {}


def register(kind: str, *, rows: Rows, put: Put) -> None:
    """Let the owning room say what there is of `kind`, and how one row is made findable.

    `put` is what its services call after a write: it indexes the row, or forgets it when it may
    not be found. Called once, at start-up.
    """
    _kinds[kind] = (rows, put)


def kinds() -> tuple[str, ...]:
    """The kinds that can be made findable anew, by name."""
    return tuple(sorted(_kinds))


def unknown_kinds() -> tuple[str, ...]:
    """Kinds in the index that no room answers for; they are left as they are. Queries: 1."""
    found = SearchEntry.objects.order_by().values_list("kind", flat=True).distinct()
    return tuple(sorted(set(found) - set(_kinds)))


def reindex(kind: str) -> Iterator[Step]:
    """Make every row of a kind findable anew; tells each fifty rows how far it is.

    Safe beside a running server: rows are locked while they are read and indexed, so a change of
    the same moment comes before or after, never in between. May stop anywhere and begin again;
    twice gives the same. Queries: 3 per 50 rows, and those of `put` for each.
    """
    rows, put = _kinds[kind]
    total, read, findable = rows().count(), 0, 0
    last: Any = None
    while True:
        with transaction.atomic():
            chunk = _next(rows(), last)
            for row in chunk:
                put(row)
            places = [place_of(row) for row in chunk]
            findable += SearchEntry.objects.filter(place__in=places).count()
        if not chunk:
            break
        read, last = read + len(chunk), chunk[-1].pk
        yield Step(kind, read, max(total, read), findable)
    yield Step(kind, read, read, findable, _forget_gone(kind, rows), is_done=True)


def _next(rows: "QuerySet[Any]", last: Any) -> list[Model]:
    after = rows if last is None else rows.filter(pk__gt=last)
    return list(after.select_for_update(of=("self",)).order_by("pk")[:AT_ONCE])


def _forget_gone(kind: str, rows: Rows) -> int:
    """Remove entries whose row is no more; gives how many."""
    gone, last = 0, 0
    while True:
        entries = SearchEntry.objects.filter(kind=kind, pk__gt=last).order_by("pk")
        chunk = list(entries.values_list("pk", "place")[:AT_ONCE])
        if not chunk:
            return gone
        last = chunk[-1][0]
        with transaction.atomic():
            there = rows().filter(pk__in=[pk_of(place) for _pk, place in chunk])
            known = {str(pk) for pk in there.values_list("pk", flat=True)}
            for _pk, place in chunk:
                if pk_of(place) not in known:
                    search.forget(place)
                    gone += 1
