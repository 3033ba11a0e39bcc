"""Noting what kiemen are about, whenever their words or their circle change."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from kiemkracht.base import clock
from kiemkracht.base.embedding import embedder, is_served
from kiemkracht.base.visibility import Visibility
from kiemkracht.sprouts.models import Sprout, SproutMeaning, SproutQuerySet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 500

_later: list[Callable[[], None]] = []


def register(ask: Callable[[], None]) -> None:
    """Let the room's tasks ask a served model afterwards; called once, at start-up."""
    _later[:] = [ask]


def note_meaning(sprout: Sprout) -> None:
    """Keep the vectors of this kiem true; what is private has none. Queries: 1 or 2.

    A model on a server is asked by a job after the write, so that planting never waits for it.
    """
    SproutMeaning.objects.filter(pk=sprout.pk).delete()
    if sprout.visibility == Visibility.PRIVATE:
        return
    if is_served():
        for ask in _later:
            transaction.on_commit(ask)
    else:
        keep_meanings([sprout])


def keep_meanings(sprouts: Iterable[Sprout]) -> None:
    """Note many at once; they had none. Queries: 1 per 500."""
    model, now = embedder(), clock.now()
    rows = list(sprouts)
    stories = model.encode([f"{row.title}. {row.story}" for row in rows])
    longings = model.encode([row.longing for row in rows])
    SproutMeaning.objects.bulk_create(
        (
            SproutMeaning(
                sprout=row,
                model=model.name,
                story=in_bytes(story),
                longing=in_bytes(longing if longing.any() else story),
                noted_at=now,
            )
            for row, story, longing in zip(rows, stories, longings, strict=True)
        ),
        batch_size=BATCH,
    )


def in_bytes(vector: "NDArray[np.float32]") -> bytes:
    """A direction, one byte per dimension: between -127 and 127. Turns less than 1 %."""
    largest = float(abs(vector).max(initial=0.0))
    return bytes((vector * (127 / largest if largest else 0)).round().astype("int8").tobytes())


def note_missing_meanings() -> int:
    """Note what has no vector of this model yet; gives how many. Repeating is harmless."""
    noted = 0
    with transaction.atomic():
        SproutMeaning.objects.exclude(model=embedder().name).delete()
    while rows := list(_without_meaning()[:BATCH]):
        with transaction.atomic():
            keep_meanings(rows)
        noted += len(rows)
    return noted


def _without_meaning() -> SproutQuerySet:
    rows = Sprout.objects.exclude(visibility=Visibility.PRIVATE).filter(meaning=None)
    return rows.only("title", "story", "longing").order_by("pk")
