"""The bare figures of many photos, as they are shown: what a script is derived from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from kiemkracht.engines.appraisal.photo import Photo
from kiemkracht.engines.appraisal.questions import READINGS
from kiemkracht.engines.appraisal.reckoning import rounded
from kiemkracht.engines.appraisal.scoring import OUTCOMES, Scores, score
from kiemkracht.engines.appraisal.standing import touched_and_against
from kiemkracht.engines.appraisal.thresholds import USUAL, Thresholds


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers in one decimal by name (see OUTCOMES, READINGS and "reach"), None when undefined.

    `touched_and_against` names the groups touched most that are against, "" for small ones.
    """

    outcomes: Mapping[str, float | None]
    readings: Mapping[str, float | None]
    touched_and_against: tuple[str, ...]


def figures(
    photos: Sequence[Photo], *, k: int = 5, thresholds: Thresholds = USUAL
) -> tuple[Figures, ...]:
    """Figures of all photos, without arithmetic or intervals. Errors and cost: see `score`."""
    scores = score(photos, k=k, thresholds=thresholds)
    return tuple(
        Figures(
            {name: _shown(getattr(scores, name)[row]) for name in OUTCOMES},
            _readings(scores, row),
            touched_and_against(photo, k, thresholds),
        )
        for row, photo in enumerate(photos)
    )


def _readings(scores: Scores, row: int) -> dict[str, float | None]:
    found = {"reach": _shown(scores.reach[row])}
    return found | {code: _shown(scores.readings[row, at]) for at, code in enumerate(READINGS)}


def _shown(value: float) -> float | None:
    return None if isnan(value) else rounded(float(value))
