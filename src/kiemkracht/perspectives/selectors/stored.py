"""From the JSON of a run back to numbers and to the engine's own object."""

from collections import Counter
from collections.abc import Mapping
from math import prod
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
    from kiemkracht.perspectives.models import LandscapeRun

Result = Mapping[str, Any]


def public_result(run: "LandscapeRun", lens: str) -> dict[str, Any]:
    """What a lens found, with people counted as everyone may count them (services.publishing).

    The engine's own result where nothing was laid over it. Cost: O(people + statements x groups).
    """
    result = run.seen_through(lens)
    overlay = run.publishing.get(lens if lens in run.beside else run.lens)
    return _laid_over(result, overlay) if overlay else result


def parts_of(result: Result) -> dict[int, int]:
    """The group of everyone who gave a view; -1 for no group."""
    return {
        each["id"]: -1 if each["group"] is None else each["group"]
        for each in result["participants"]
        if each["votes"] > 0
    }


def _laid_over(result: dict[str, Any], overlay: Mapping[str, Any]) -> dict[str, Any]:
    parts = dict(overlay["parts"])
    was = {each["id"]: each["group"] for each in result["participants"]}
    kept = overlay["groups"]
    now = {person: kept[part] if part >= 0 else None for person, part in parts.items()}
    if all(was[person] == part for person, part in now.items()) and len(kept) == len(
        result["groups"]
    ):
        return result | {"closed": overlay["closed"]}
    sizes = Counter(parts.values())
    return result | {
        "participants": [
            each | {"group": _part(parts.get(each["id"], -1))} for each in result["participants"]
        ],
        "groups": [
            result["groups"][old] | {"id": new, "size": sizes[new]} for new, old in enumerate(kept)
        ],
        "statements": [
            each | _counted_anew(each, overlay["counts"], "latent" in result)
            for each in result["statements"]
        ],
        "certainty": result["certainty"]
        | {"placed": len(parts) - sizes[-1], "not_placed": sizes[-1]},
        "closed": overlay["closed"],
        "is_counted_anew": True,
    }


def _part(part: int) -> int | None:
    return None if part < 0 else part


def _counted_anew(each: Mapping[str, Any], counts: Mapping[str, Any], is_strict: bool) -> Result:
    """Counts per group and what follows; the engine's intervals stay those of its own groups."""
    groups = [
        {"agree": agree, "disagree": disagree, "pass": passed}
        for agree, disagree, passed in counts[str(each["id"])]
    ]
    whole = prod((_counts(group).share(1) for group in groups), start=1.0)
    shared = whole ** (1 / len(groups)) if is_strict and groups else whole
    return {"groups": groups, "bridging": shared}


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
        closed=frozenset(result.get("closed", ())),
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
