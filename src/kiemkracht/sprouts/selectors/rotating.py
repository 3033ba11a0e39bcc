"""The order of the day: every kiem has its turn on the first screen, and none by its size.

Every kiem drew a lot between 0 and 1 for good. A day has a pivot; the list begins at the first lot
at or after it, goes up, and wraps. Thirty days take the pivot once around; the next thirty begin a
little further, so that with many thousands of kiemen the first screens differ every month.

With up to some 400 kiemen each reaches the first screen of twenty within any thirty days. With
more than 600 nobody can promise that (thirty screens of twenty are full), and each has its turn
in the months after. The order is the same all day; planting slips a kiem in without stirring it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from kiemkracht.sprouts.models import Sprout, SproutQuerySet


def count_of_turn(rows: SproutQuerySet, pivot: float) -> tuple[int, int]:
    """How many rows stand at or after the pivot, and how many in all. Queries: 1."""
    counts = rows.order_by().aggregate(
        ahead=Count("pk", filter=Q(lot__gte=pivot)), total=Count("pk")
    )
    return counts["ahead"], counts["total"]


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows to read before the wrap and after it; either may be empty."""

    ahead: range
    wrapped: range


def slice_of(*, start: int, size: int, ahead: int, total: int) -> Slice:
    """`size` rows from `start` of the order, when `ahead` of `total` stand before the wrap."""
    end = min(start + size, total)
    return Slice(
        ahead=range(min(start, ahead), min(end, ahead)),
        wrapped=range(max(start - ahead, 0), max(end - ahead, 0)),
    )


def rows_of_turn(
    rows: SproutQuerySet, *, pivot: float, start: int, size: int, ahead: int, total: int
) -> Sequence[Sprout]:
    """The rows of a page in the order of the day. Queries: 1, and 1 more on the page that wraps."""
    wanted = slice_of(start=start, size=size, ahead=ahead, total=total)
    found: list[Sprout] = []
    for part, turn in (
        (rows.filter(lot__gte=pivot), wanted.ahead),
        (rows.filter(lot__lt=pivot), wanted.wrapped),
    ):
        if turn:
            found.extend(part.order_by("lot", "pk")[turn.start : turn.stop])
    return found
