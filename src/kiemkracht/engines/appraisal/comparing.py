"""Two photos of the same thing: then and now."""

from dataclasses import dataclass

from kiemkracht.engines.appraisal.appraising import Appraisal
from kiemkracht.engines.appraisal.reckoning import rounded
from kiemkracht.engines.kit import EngineInputError


@dataclass(frozen=True, slots=True)
class Change:
    """One number then and now; `difference` is None when either is undefined.

    `is_clear` is True when the two intervals don't touch, False when they do, None when one of
    them is not there.
    """

    code: str
    then: float | None
    now: float | None
    difference: float | None
    is_clear: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes of all outcomes and readings, and links that became or stopped being weakest.

    `same_thresholds` is False when the two were computed with other thresholds: labels and
    guards then differ for another reason than what people answered.
    """

    changes: tuple[Change, ...]
    newly_weakest: tuple[str, ...]
    no_longer_weakest: tuple[str, ...]
    same_thresholds: bool


def compare(then: Appraisal, now: Appraisal) -> Comparison:
    """What changed between two photos, in the numbers as they were shown.

    Raises EngineInputError("now") when the two hide groups with another k. Cost: O(20).
    It can't tell why something changed, nor whether the same people answered.
    """
    if then.k != now.k:
        raise EngineInputError("now", "hides small groups with another k")
    names = (*then.outcomes, *then.readings)
    return Comparison(
        tuple(_change(name, then, now) for name in names),
        tuple(link for link in now.weakest if link not in then.weakest),
        tuple(link for link in then.weakest if link not in now.weakest),
        then.version == now.version,
    )


def _change(name: str, then: Appraisal, now: Appraisal) -> Change:
    before, after = then.shown(name), now.shown(name)
    difference = None if before is None or after is None else rounded(after - before)
    one, other = then.intervals.get(name), now.intervals.get(name)
    is_clear = None
    if one is not None and other is not None:
        is_clear = one.high < other.low or other.high < one.low
    return Change(name, before, after, difference, is_clear)
