"""The thresholds of the house: the newest set, and every set there was by its version."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from kiemkracht.engines.appraisal import Thresholds as AppraisalThresholds
from kiemkracht.engines.scripts import Thresholds as ScriptThresholds
from kiemkracht.weigh.models import ThresholdSet


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds of both engines."""

    appraisal: AppraisalThresholds = field(default_factory=AppraisalThresholds)
    scripts: ScriptThresholds = field(default_factory=ScriptThresholds)


USUAL = Limits()


def limits_now() -> Limits:
    """What counts today. Queries: 1."""
    newest = ThresholdSet.objects.first()
    return limits_in(newest) if newest else USUAL


def limits_of(appraisal_version: str, scripts_version: str) -> Limits:
    """The set that these versions name, or the usual when nobody ever changed it. Queries: 1."""
    row = ThresholdSet.objects.filter(
        appraisal_version=appraisal_version, scripts_version=scripts_version
    ).first()
    return limits_in(row) if row else USUAL


def limits_in(row: ThresholdSet) -> Limits:
    """A row as the engines take it; what the row does not name is as usual."""
    return Limits(
        AppraisalThresholds(**_known(AppraisalThresholds, row.appraisal)),
        ScriptThresholds(**_known(ScriptThresholds, row.scripts)),
    )


def _known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in names
    }
