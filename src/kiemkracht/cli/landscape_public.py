"""Checking the landscape that everyone may take along: it must follow from the votes.

In that file people are numbered anew, places have one digit, and small counts are null. Groups are
those in which people are *counted* (ADR 10), which another run can't make without the pictures
that were shown before. So groups are not compared; all the rest is.
"""

from collections.abc import Mapping
from typing import Any

LEFT_OUT = (
    "Dit is het bestand voor iedereen. Kleine getallen en wie waar staat ontbreken erin. "
    "De aantallen per groep zijn niet nagerekend: dat kan met het bestand van wie het gesprek "
    "verzorgt."
)
_ALIKE = ("lens", "engine", "seed", "digest", "statement_ids", "center", "components", "latent")
_OF_STATEMENT = ("id", "agree", "disagree", "pass", "x", "y", "moderated_out")
Told = Mapping[str, Any]


def is_for_everyone(told: Any) -> bool:
    """Whether this is the file without who voted how often. Not of a file that is no result."""
    if not isinstance(told, dict) or not {"lens", "digest", "statements"} <= set(told):
        return False
    people = told.get("participants")
    return bool(
        isinstance(people, list)
        and people
        and all(
            isinstance(each, dict) and set(each) == {"id", "x", "y", "group"} for each in people
        )
    )


def comparable(told: Told, again: Told) -> tuple[dict[str, Any], dict[str, Any]]:
    """What both can be held to, of the published file and of the result computed again.

    A number that was left out (null) counts as right. Cost: O(people x log people + statements).
    """
    one = {name: told[name] for name in _ALIKE if name in told}
    other = {name: again.get(name) for name in one}
    one["statements"] = _statements(told)
    other["statements"] = _statements(again)
    one["places"], other["places"] = _places(told), _places(again)
    return one, _without_unknown(one, other)


def _statements(result: Told) -> list[dict[str, Any]]:
    return [{name: each.get(name) for name in _OF_STATEMENT} for each in result["statements"]]


def _places(result: Told) -> list[list[float]]:
    """Where people stand, in tenths and in order, so that nobody's number matters."""
    return sorted(
        [round(each["x"], 1) + 0.0, round(each["y"], 1) + 0.0] for each in result["participants"]
    )


def _without_unknown(told: Any, again: Any) -> Any:
    """The result computed again, with null where the published one has null."""
    if told is None:
        return None
    if isinstance(told, dict) and isinstance(again, dict):
        return {
            name: _without_unknown(told[name], each) if name in told else each
            for name, each in again.items()
        }
    if isinstance(told, list) and isinstance(again, list) and len(told) == len(again):
        return [_without_unknown(*pair) for pair in zip(told, again, strict=True)]
    return again
