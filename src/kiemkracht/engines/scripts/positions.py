"""Eight starting positions, and which others are near."""

from dataclasses import dataclass

from kiemkracht.engines.scripts.situation import Situation
from kiemkracht.engines.scripts.thresholds import Thresholds

AXES = ("impact", "support", "potential")
_BY_SIDES = {
    (True, True, True): "carry_on",
    (True, True, False): "equip",
    (True, False, True): "invite",
    (True, False, False): "slow_and_root",
    (False, True, True): "just_do",
    (False, True, False): "support_lightly",
    (False, False, True): "reorient",
    (False, False, False): "let_rest",
}
POSITIONS = tuple(_BY_SIDES.values())


@dataclass(frozen=True, slots=True)
class Placing:
    """A starting position; `near` names the axes within reach of the split and `others` the
    positions on their other side. `position` is "" when an axis is undefined; `missing` says which.
    """

    position: str
    near: tuple[str, ...]
    others: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_border_case(self) -> bool:
        """Near enough to another position to show both scripts."""
        return bool(self.others)


def place(situation: Situation, thresholds: Thresholds) -> Placing:
    """The octant of impact, support and potential, split at 50. Border case: closer than 7."""
    values = tuple(getattr(situation, axis) for axis in AXES)
    missing = tuple(axis for axis, value in zip(AXES, values, strict=True) if value is None)
    if missing:
        return Placing("", (), (), missing)
    sides = tuple(value >= thresholds.split for value in values)
    # Shown in one decimal, so compared in one decimal: 57.0 is not within 7.
    near = [
        at
        for at, value in enumerate(values)
        if round(abs(value - thresholds.split), 1) < thresholds.near
    ]
    others = tuple(_flipped(sides, at) for at in near)
    return Placing(_position(sides), tuple(AXES[at] for at in near), others, ())


def _flipped(sides: tuple[bool, ...], at: int) -> str:
    return _position((*sides[:at], not sides[at], *sides[at + 1 :]))


def _position(sides: tuple[bool, ...]) -> str:
    impact, support, potential = sides
    return _BY_SIDES[impact, support, potential]
