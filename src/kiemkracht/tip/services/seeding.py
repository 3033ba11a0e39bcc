"""Planting scale choices with a past, for a demo city."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kiemkracht.tip.enums import ScaleState
from kiemkracht.tip.models import ScaleChoice
from kiemkracht.tip.services.weighing_scale import ScaleWords, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleSeed:
    """A scale choice as it is planted: waiting when `wait` is there, chosen when `chosen` is."""

    key: UUID
    community_id: UUID
    words: ScaleWords
    by: UUID
    at: datetime
    chosen: str = ""
    reasons: str = ""
    wait: tuple[str, str, date] | None = None
    earlier: UUID | None = None
    choice_id: UUID | None = None


def plant_scale(seed: ScaleSeed) -> ScaleChoice:
    """Weigh it as it was then, and write what people did with it. Queries: 8."""
    row = keep(seed.community_id, seed.words, by_id=seed.by, earlier_id=seed.earlier, key=seed.key)
    row.weighed_at, row.choice_id = seed.at, seed.choice_id
    if seed.wait:
        row.wait_why, row.alarm, row.wait_until = seed.wait
        row.state = ScaleState.WAITING
    if seed.chosen:
        row.chosen, row.reasons, row.chosen_at = seed.chosen, seed.reasons, seed.at
        row.state = ScaleState.CHOSEN
    row.save()
    return row
