"""From the JSON of a run back to numbers and to the engine's own object."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiemkracht.perspectives.selectors.picture import (
    Counts,
    GroupNumbers,
    Picture,
    Position,
    StatementNumbers,
    Sureness,
)

if TYPE_CHECKING:
    from kiemkracht.engines.landscape import Landscape

Result = Mapping[str, Any]


def picture_of(result: Result) -> Picture:
    """The numbers of a stored run. Cost: O(people + statements x groups)."""
    return Picture(
        groups=tuple(
            GroupNumbers(
                group["id"],
                group["size"],
                tuple((each["statement"], _sign(each)) for each in group["representative"]),
            )
            for group in result["groups"]
        ),
        statements=tuple(
            _statement(each) for each in result["statements"] if not each["moderated_out"]
        ),
        positions={
            each["id"]: Position(each["x"], each["y"], each["group"])
            for each in result["participants"]
        },
        sureness=_sureness(result),
    )


def _sign(mark: Mapping[str, Any]) -> int:
    return 1 if mark["direction"] == "agree" else -1


def _statement(each: Mapping[str, Any]) -> StatementNumbers:
    return StatementNumbers(
        number=each["id"],
        total=_counts(each),
        by_group={index: _counts(counts) for index, counts in enumerate(each["groups"])},
        bridging=each["bridging"],
    )


def _counts(each: Mapping[str, Any]) -> Counts:
    return Counts(each["agree"], each["disagree"], each["pass"])


def _sureness(result: Result) -> Sureness:
    certainty, held_out = result["certainty"], result.get("held_out") or {}
    return Sureness(
        verdict=certainty["verdict"],
        silhouette=certainty["silhouette"],
        stability=certainty["stability"],
        parts=certainty["parts"],
        filled=certainty["filled"],
        explained=certainty["explained"],
        placed=certainty["placed"],
        not_placed=certainty["not_placed"],
        told_apart=held_out.get("auc"),
        is_strict="latent" in result,
    )


def landscape_of(result: Result) -> "Landscape":
    """The engine's object, to draw it again: the same that was stored, to the last bit."""
    from kiemkracht.engines.landscape import from_dict

    return from_dict(result)
