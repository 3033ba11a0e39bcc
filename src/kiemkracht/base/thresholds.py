"""No aggregate below k: small groups stay hidden, in the query and in the export alike."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Count, Model, Q, QuerySet

M = TypeVar("M", bound=Model)


def k_small() -> int:
    """Least number of people behind a shown count of answers or votes (default 5)."""
    return int(settings.KIEMKRACHT_K_SMALL)


def k_large() -> int:
    """Least number of people behind vitality, loneliness and culture (default 10)."""
    return int(settings.KIEMKRACHT_K_LARGE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A count that may be shown, or the fact that it may not."""

    count: int | None
    k: int

    @property
    def is_hidden(self) -> bool:
        """Too few people to show."""
        return self.count is None


def shown(count: int, k: int | None = None) -> Shown:
    """Hide a count of people between 1 and k - 1; nobody (0) gives nobody away."""
    least = k_small() if k is None else k
    return Shown(None if 0 < count < least else count, least)


def groups_of_at_least(
    rows: QuerySet[M], *by: str, people: str, k: int | None = None
) -> QuerySet[M, dict[str, Any]]:
    """Count different `people` per group, in the database, and leave out groups below k.

    Cost: 1 query; the small groups never leave the database.
    """
    least = k_small() if k is None else k
    counted = rows.order_by().values(*by).annotate(people=Count(people, distinct=True))
    return counted.filter(Q(people__gte=least))  # type: ignore[return-value] # stubs lose M
