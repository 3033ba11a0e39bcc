"""What would change if one answer were another."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiemkracht.engines.scripts.guarding import guards_of
from kiemkracht.engines.scripts.positions import place
from kiemkracht.engines.scripts.situation import Situation, check_situation
from kiemkracht.engines.scripts.thresholds import USUAL, Thresholds


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A situation in which one answer, `code` of `about`, went from `before` to `after`."""

    code: str
    about: str
    before: float | None
    after: float
    situation: Situation


@dataclass(frozen=True, slots=True)
class Flip:
    """What one other answer changes: the position, and guards that stand up or sit down."""

    code: str
    about: str
    before: float | None
    after: float
    position: str
    is_new_position: bool
    guards_up: tuple[str, ...]
    guards_down: tuple[str, ...]


def flips(
    situation: Situation, others: Sequence[WhatIf], *, thresholds: Thresholds = USUAL
) -> tuple[Flip, ...]:
    """Answers that change the position or a guard; per answer and outcome the smallest change.

    A new position comes first, then the smaller change, then the name. Raises
    EngineInputError("situation"). Cost: O(others). It looks at one answer at a time: two together
    may do what neither does alone.
    """
    check_situation(situation)
    position = place(situation, thresholds).position
    guards = [guard.code for guard in guards_of(situation, thresholds)]
    found = [_flip(each, position, guards, thresholds) for each in others]
    changing = [flip for flip in found if _changes(flip)]
    changing.sort(key=_place)
    smallest: dict[tuple[object, ...], Flip] = {}
    for flip in changing:
        outcome = (flip.code, flip.about, flip.position, flip.guards_up, flip.guards_down)
        smallest.setdefault(outcome, flip)
    return tuple(smallest.values())


def _flip(other: WhatIf, position: str, guards: list[str], thresholds: Thresholds) -> Flip:
    check_situation(other.situation)
    placed = place(other.situation, thresholds).position
    codes = [guard.code for guard in guards_of(other.situation, thresholds)]
    return Flip(
        other.code,
        other.about,
        other.before,
        other.after,
        placed,
        placed != position,
        tuple(code for code in codes if code not in guards),
        tuple(code for code in guards if code not in codes),
    )


def _changes(flip: Flip) -> bool:
    return flip.is_new_position or bool(flip.guards_up or flip.guards_down)


def _place(flip: Flip) -> tuple[bool, float, str, str]:
    return not flip.is_new_position, _distance(flip), flip.code, flip.about


def _distance(flip: Flip) -> float:
    return 4.0 if flip.before is None else abs(flip.after - flip.before)
