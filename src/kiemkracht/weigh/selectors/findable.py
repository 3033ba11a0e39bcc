"""What search shows of room rules and of frameworks: both are for everyone to read."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from kiemkracht.base.places import PlaceCard
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.models import Framework, RoomRule
from kiemkracht.weigh.selectors.frameworks import SLUG, current_version, text_of


def rule_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """Cards of room rules. Queries: 1."""
    rows = RoomRule.objects.filter(pk__in=_uuids(pks)).only("text")
    return {
        str(row.pk): PlaceCard(row.text, row.get_absolute_url(), "weigh.roomrule") for row in rows
    }


def framework_cards(visitor: Visitor, pks: Iterable[str]) -> dict[str, PlaceCard]:
    """The card of the framework of the house, by its newest words. Queries: 2, or 0."""
    wanted = [int(pk) for pk in pks if pk.isdecimal() and len(pk) < 19]
    rows = list(Framework.objects.filter(pk__in=wanted, slug=SLUG)) if wanted else []
    if not rows:
        return {}
    name = text_of(current_version()).name
    return {
        str(row.pk): PlaceCard(name, reverse("weigh:framework"), "weigh.framework") for row in rows
    }


def _uuids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
