"""Addresses that never move: a slug is given once and stays."""

import secrets
from typing import Final

from django.db.models import QuerySet
from django.utils.text import slugify

from kiemkracht.direction.models import Choice, Direction, Goal

RESERVED: Final = frozenset(
    {"nieuw", "feed", "register", "controleren", "lijst", "opgaven", "doel", "herkijken"}
)
LONGEST: Final = 60


def free_slug(
    rows: "QuerySet[Direction] | QuerySet[Goal] | QuerySet[Choice]", title: str, *, otherwise: str
) -> str:
    """A slug for `title` that no row has yet; for titles without letters it builds on `otherwise`.

    The end is random where the plain slug is taken, so that two writers at once don't meet.
    Queries: 1.
    """
    plain = slugify(title)[:LONGEST].rstrip("-") or otherwise
    if plain in RESERVED or rows.filter(slug=plain).exists():
        return f"{plain}-{secrets.token_hex(3)}"
    return plain
