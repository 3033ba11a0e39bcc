"""Changing a threshold of the house: with a reason, for pictures that are made from now on."""

from dataclasses import fields, replace
from math import isfinite
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kiemkracht.base import chronicle
from kiemkracht.base.errors import RoomError, require, require_that
from kiemkracht.base.places import place_of
from kiemkracht.base.texts import one_line
from kiemkracht.base.visitors import Visitor
from kiemkracht.engines.kit import EngineInputError
from kiemkracht.weigh.enums import Verb
from kiemkracht.weigh.models import ThresholdSet
from kiemkracht.weigh.rules import may_set_thresholds
from kiemkracht.weigh.selectors.limits import USUAL, Limits, limits_now
from kiemkracht.weigh.selectors.threshold_page import LABELS, PICTURE, value_in

_MOST = {
    **dict.fromkeys(("trust_estimate", "trust_conversation", "trust_self", "against"), 1),
    **dict.fromkeys(("touched", "gap", "inequality_from", "irreversibility_from"), 4),
    **dict.fromkeys(("weakest_up_to", "burden_from"), 4),
}
"""The end of the scale that stands behind the name; 100 for the others."""


@transaction.atomic
def set_threshold(*, by: Visitor, name: str, value: float, why: str) -> ThresholdSet:
    """Change one threshold; pictures that were made keep those they were made with. Queries: 3."""
    require(may_set_thresholds(by))
    require_that(name in LABELS, _("Choose a threshold from the list."))
    words = one_line(why)[:300]
    require_that(bool(words), _("Tell in one sentence why this changes."))
    before = limits_now()
    after = _changed(before, name, value)
    row = ThresholdSet.objects.create(
        appraisal=_different(after.appraisal, USUAL.appraisal),
        scripts=_different(after.scripts, USUAL.scripts),
        appraisal_version=after.appraisal.version,
        scripts_version=after.scripts.version,
        name=name,
        before=value_in(before, name),
        after=value_in(after, name),
        why=words,
        by_id=by.person_id,
    )
    chronicle.record(Verb.THRESHOLD_SET, place_of(row), by=by)
    return row


def _changed(before: Limits, name: str, value: float) -> Limits:
    refusal = _("This value does not go with the others: look at the scale behind its name.")
    is_count = isinstance(_value(before, name), int)
    require_that(isfinite(value) and value == round(value, 2), refusal)
    require_that(not is_count or value == int(value), refusal)
    require_that(_fits(name, value), refusal)
    sound: Any = int(value) if is_count else float(value)
    try:
        if name in PICTURE:
            return replace(before, appraisal=replace(before.appraisal, **{name: sound}))
        return replace(before, scripts=replace(before.scripts, **{name: sound}))
    except EngineInputError as error:
        raise RoomError(refusal) from error


def _value(limits: Limits, name: str) -> object:
    return getattr(limits.appraisal if name in PICTURE else limits.scripts, name)


def _fits(name: str, value: float) -> bool:
    """Within the scale that stands behind the name."""
    return 0 <= value <= _MOST.get(name, 100)


def _different(now: Any, usual: Any) -> dict[str, object]:
    return {
        each.name: getattr(now, each.name)
        for each in fields(now)
        if getattr(now, each.name) != getattr(usual, each.name)
    }
