"""Places as everyone may know them: near enough for a map, too coarse to tell what somebody voted.

A place of the strict lens follows exactly from one person's votes and the model, which is public.
With all its digits the votes could be worked out again; with one digit they can't.
"""

from collections import defaultdict
from collections.abc import Mapping
from random import Random
from typing import Any

DIGITS = 1
_HALF = 0.5 * 10**-DIGITS


def coarse(value: float) -> float:
    """A coordinate in tenths."""
    return round(value, DIGITS) + 0.0


def coarse_places(result: Mapping[str, Any]) -> dict[str, Any]:
    """A stored result with everyone near their place, for drawing.

    Who falls on the same tenth is spread within it by a draw that knows only the tenth and how
    many stand there, so the spreading tells nothing more. Cost: O(people).
    """
    here: defaultdict[tuple[float, float], int] = defaultdict(int)
    people = []
    for each in sorted(result["participants"], key=lambda each: (each["x"], each["y"])):
        x, y = coarse(each["x"]), coarse(each["y"])
        draw = Random(f"{x} {y} {here[x, y]}")
        here[x, y] += 1
        people.append(
            dict(each)
            | {"x": x + draw.uniform(-_HALF, _HALF), "y": y + draw.uniform(-_HALF, _HALF)}
        )
    return dict(result) | {"participants": people}
