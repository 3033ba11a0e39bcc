"""What every script promises, and which of it a row of steps does not keep."""

from collections.abc import Sequence
from typing import Protocol

PROMISES = ("led_by_carriers", "both_tracks", "culture", "looking_back")


class Promised(Protocol):
    """A step as far as a promise looks at it."""

    @property
    def function(self) -> str: ...
    @property
    def track(self) -> str: ...
    @property
    def layer(self) -> str: ...
    @property
    def lead(self) -> str: ...


def broken_promises(steps: Sequence[Promised]) -> tuple[str, ...]:
    """Of PROMISES, those that these steps, in this order, do not keep. Cost: O(steps).

    "led_by_carriers": a step is pulled by residents or carriers; "both_tracks": one builds capacity
    and one breaks a pattern; "culture": one is about how we do things; "looking_back": after the
    last trial something is harvested. It can't tell whether people keep a promise in fact.
    """
    return tuple(promise for promise in PROMISES if not _is_kept(promise, steps))


def _is_kept(promise: str, steps: Sequence[Promised]) -> bool:
    functions = [step.function for step in steps]
    match promise:
        case "led_by_carriers":
            return any(step.lead != "leaders" for step in steps)
        case "both_tracks":
            return len({step.track for step in steps}) == 2
        case "culture":
            return any(step.layer == "culture" for step in steps)
    if "try" not in functions:
        return True
    last = len(functions) - 1 - functions[::-1].index("try")
    return "harvest" in functions[last + 1 :]
