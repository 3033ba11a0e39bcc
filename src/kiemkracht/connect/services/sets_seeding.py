"""Planting learning sets and a draw with a date in the past: for a demo city."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kiemkracht.base.models import ChronicleLine
from kiemkracht.connect.enums import composing as composing_words
from kiemkracht.connect.enums import drawing as drawing_words
from kiemkracht.connect.models import (
    Composition,
    CompositionRun,
    PanelDraw,
    PanelWillingness,
)
from kiemkracht.connect.services import composing, dividing, drawing
from kiemkracht.connect.services.drawing import DrawPlan
from kiemkracht.connect.services.planning_sets import SetsPlan, write


@transaction.atomic
def plant_sets(
    plan: SetsPlan, *, key: UUID, made_by: UUID, at: datetime, is_shared: bool
) -> Composition:
    """Write a composition, compute it at once, and share it. Cost: what the engine takes."""
    composition = write(plan, made_by=made_by, key=key)
    run = dividing.compute_now(composition)
    shared_at = at + timedelta(days=1) if is_shared else None
    Composition.objects.filter(pk=key).update(created_at=at, shared_at=shared_at)
    CompositionRun.objects.filter(pk=run.pk).update(created_at=at)
    place = composing.place_of(key)
    _tell(composing_words.Verb.MADE, place, made_by, at)
    if shared_at:
        _tell(composing_words.Verb.SHARED, place, made_by, shared_at)
    composition.refresh_from_db()
    return composition


@transaction.atomic
def plant_draw(plan: DrawPlan, *, key: UUID, made_by: UUID, at: datetime) -> PanelDraw:
    """Write a draw, carry it out a week later, and publish its account."""
    draw = drawing.write(plan, made_by=made_by, key=key)
    drawing.fill(draw)
    later = at + timedelta(days=7)
    PanelDraw.objects.filter(pk=key).update(created_at=at, drawn_at=later, published_at=at)
    _tell(drawing_words.Verb.PREPARED, drawing.place_of(key), made_by, at)
    _tell(drawing_words.Verb.PUBLISHED, drawing.place_of(key), made_by, at)
    draw.refresh_from_db()
    return draw


def plant_willing(people: list[UUID], community_id: UUID, at: datetime) -> int:
    """Let these people say that they may be drawn here."""
    rows = [
        PanelWillingness(person_id=person, community_id=community_id, since=at) for person in people
    ]
    return len(PanelWillingness.objects.bulk_create(rows))


def _tell(verb: str, place: str, who: UUID, at: datetime) -> None:
    ChronicleLine.objects.create(verb=verb, place=place, actor_id=who, at=at)
