"""Of which choices people looked back already. A later room that keeps this puts it here."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, QuerySet

from kiemkracht.direction.models import Choice

Looks = Callable[[], QuerySet[Any]]
"""Looks back at the choice of the outer query (`OuterRef("pk")`), after it moved last."""

_looks: list[Looks] = []


def register(looks: Looks) -> None:
    """Let a room tell what was looked back on; registering again changes nothing."""
    if looks not in _looks:
        _looks.append(looks)


def without_looked_back(rows: QuerySet[Choice]) -> QuerySet[Choice]:
    """These choices without those that people looked back on since. Queries: 0."""
    for looks in _looks:
        rows = rows.filter(~Exists(looks()))
    return rows
