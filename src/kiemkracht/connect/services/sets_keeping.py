"""How long learning sets and draws are kept, what one takes along, and letting go of a person."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base.retention import Rule
from kiemkracht.connect.models import (
    Composition,
    PanelCandidate,
    PanelDraw,
    PanelWillingness,
    SetMember,
)

KEEP_SETS = timedelta(days=365)
KEEP_POOL = timedelta(days=180)


def let_go_of_person(person_id: UUID) -> None:
    """Take the name away; the set keeps its size and the draw its chances."""
    SetMember.objects.filter(person_id=person_id).update(
        person=None, name="", craft="", organisation="", layer="", wishes=[], slots=[], manager=None
    )
    PanelCandidate.objects.filter(person_id=person_id).update(person=None, label="", household="")
    PanelWillingness.objects.filter(person_id=person_id).delete()
    Composition.objects.filter(made_by_id=person_id).update(made_by=None)
    PanelDraw.objects.filter(made_by_id=person_id).update(made_by=None)


def sets_of(person_id: UUID) -> list[dict[str, object]]:
    """What is kept of a person in learning sets."""
    rows = SetMember.objects.filter(person_id=person_id).select_related("composition")
    return [
        {
            "title": row.composition.title,
            "set": row.place if row.composition.shared_at else "",
            "craft": row.craft,
            "organisation": row.organisation,
            "layer": row.layer,
            "wishes": row.wishes,
            "times": row.slots,
        }
        for row in rows.order_by("pk")
    ]


def draws_of(person_id: UUID) -> list[dict[str, object]]:
    """The draws a person was in, with their chance, and where they want to be drawn."""
    rows = PanelCandidate.objects.filter(person_id=person_id).select_related("draw")
    found: list[dict[str, object]] = [
        {
            "title": row.draw.title,
            "features": row.features,
            "chance": row.chance,
            "drawn": row.is_drawn,
        }
        for row in rows.order_by("pk")
    ]
    willing = PanelWillingness.objects.filter(person_id=person_id).order_by("pk")
    found += [
        {"may be drawn for": str(row.community_id), "since": row.since.isoformat()}
        for row in willing
    ]
    return found


def _sweep_sets(now: datetime, dry_run: bool) -> int:
    old = Composition.objects.filter(created_at__lt=now - KEEP_SETS)
    count = old.count()
    if not dry_run:
        old.delete()
    return count


def _sweep_pools(now: datetime, dry_run: bool) -> int:
    old = PanelCandidate.objects.filter(draw__created_at__lt=now - KEEP_POOL)
    count = old.count()
    if not dry_run:
        old.delete()
    return count


SETS_RULE = Rule("who sat in which learning set", _("365 days after they were made"), _sweep_sets)
POOL_RULE = Rule("who was in the pool of a draw", _("180 days after it was prepared"), _sweep_pools)
