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
        sureness=_sureness(result["certainty"]),
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


def _sureness(certainty: Mapping[str, Any]) -> Sureness:
    return Sureness(
        verdict=certainty["verdict"],
        silhouette=certainty["silhouette"],
        stability=certainty["stability"],
        parts=certainty["parts"],
        filled=certainty["filled"],
        explained=certainty["explained"],
        placed=certainty["placed"],
        not_placed=certainty["not_placed"],
    )


def landscape_of(result: Result) -> "Landscape":
    """The engine's object, to draw it again: the same that was stored, to the last bit."""
    from kiemkracht.engines import landscape as engine

    certainty = result["certainty"]
    return engine.Landscape(
        lens=result["lens"],
        engine=result["engine"],
        seed=result["seed"],
        digest=result["digest"],
        participants=tuple(engine.PersonPlace(**each) for each in result["participants"]),
        groups=tuple(_engine_group(each) for each in result["groups"]),
        statements=tuple(_engine_statement(each) for each in result["statements"]),
        shared=tuple(engine.SharedStatement(**each) for each in result["consensus"]),
        center=tuple(result["center"]),
        components=tuple(tuple(axis) for axis in result["components"]),
        priorities=tuple(result["priorities"]),
        tried=tuple((each["groups"], each["silhouette"]) for each in result["groups_tried"]),
        certainty=engine.Certainty(
            verdict=certainty["verdict"],
            silhouette=certainty["silhouette"],
            stability=certainty["stability"],
            least=certainty["least_stability"],
            parts=certainty["parts"],
            filled=certainty["filled"],
            explained=certainty["explained"],
            placed=certainty["placed"],
            not_placed=certainty["not_placed"],
        ),
    )


def _engine_group(group: Mapping[str, Any]) -> Any:
    from kiemkracht.engines import landscape as engine

    return engine.Group(
        id=group["id"],
        size=group["size"],
        x=group["x"],
        y=group["y"],
        representative=tuple(
            engine.MarkingStatement(
                statement=each["statement"],
                direction=each["direction"],
                count=each["count"],
                seen=each["seen"],
                share=each["p"],
                share_test=each["p_test"],
                ratio=each["repness"],
                ratio_test=each["repness_test"],
            )
            for each in group["representative"]
        ),
    )


def _engine_statement(each: Mapping[str, Any]) -> Any:
    from kiemkracht.engines import landscape as engine

    return engine.StatementView(
        id=each["id"],
        agree=each["agree"],
        disagree=each["disagree"],
        passed=each["pass"],
        bridging=each["bridging"],
        x=each["x"],
        y=each["y"],
        per_group=tuple(
            engine.GroupCount(counts["agree"], counts["disagree"], counts["pass"])
            for counts in each["groups"]
        ),
        moderated_out=each["moderated_out"],
    )
