"""Euros as people type them, cents as we keep them."""

from decimal import Decimal

from django.utils.formats import number_format

MOST_CENTS = 100_000_000_00


def cents_of(euros: Decimal | None) -> int | None:
    """Whole cents; None stays unknown."""
    return None if euros is None else int((euros * 100).to_integral_value())


def euros_of(cents: int | None) -> str:
    """“€ 1.250” or “€ 12,50”, as the reader writes numbers; "" for None."""
    if cents is None:
        return ""
    places = 2 if cents % 100 else 0
    return f"€ {number_format(Decimal(cents) / 100, decimal_pos=places, force_grouping=True)}"


def typed_euros(cents: int | None) -> Decimal | None:
    """What a form begins with."""
    return None if cents is None else Decimal(cents) / 100
